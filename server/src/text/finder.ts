/**
 * Finds the next `needle` at or behind an offset; no place is searched twice as long as the offsets ask forward.
 * Without it, every unclosed comment of a damaged file would search the file to its end.
 */
export function finder(text: string, needle: string): (from: number) => number {
  let searchedFrom = 0;
  let found = -1;
  return (from) => {
    if (found < from || from < searchedFrom) {
      searchedFrom = from;
      const index = text.indexOf(needle, from);
      found = index < 0 ? Number.POSITIVE_INFINITY : index;
    }
    return found;
  };
}
