/**
 * The candidate that a misspelt name most likely means: the same letters in another case, else the fewest typing mistakes,
 * else the one that the name ends in (`EventLevel` for `Level`).
 * @returns `undefined` where none is near: at most two mistakes, and fewer than half of the letters.
 */
export function closest(name: string, candidates: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  const sameLetters = candidates.find((candidate) => candidate.toLowerCase() === lower);
  if (sameLetters) return sameLetters;
  const most = Math.min(2, Math.ceil(name.length / 2) - 1);
  let best: string | undefined;
  let fewest = most + 1;
  for (const candidate of candidates) {
    const mistakes = typingMistakes(lower, candidate.toLowerCase());
    if (mistakes < fewest) [best, fewest] = [candidate, mistakes];
  }
  return (
    best ?? candidates.find((candidate) => candidate.length > 3 && lower.endsWith(candidate.toLowerCase()))
  );
}

/** Insertions, removals, replacements and swaps of neighbours from one word to the other (optimal string alignment). */
export function typingMistakes(from: string, to: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = at(last, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const isSwap =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const swapped = isSwap ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY;
      current.push(Math.min(replaced, swapped, at(last, column) + 1, at(current, column - 1) + 1));
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
