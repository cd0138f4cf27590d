/** A half-open range of string offsets, in UTF-16 code units: `start` is inside, `end` is not. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** An empty range at `offset`. */
export function emptyRange(offset: number): TextRange {
  return { start: offset, end: offset };
}

/** The smallest range that holds both. */
export function rangeCovering(first: TextRange, last: TextRange): TextRange {
  return { start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}

/** Whether `inner` lies inside `outer`; equal ends count as inside. */
export function containsRange(outer: TextRange, inner: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether a cursor at `offset` touches the range; both its ends count. */
export function touchesOffset(range: TextRange, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

/** Whether two ranges share a code unit, or one of them is empty and touches the other. */
export function touchesRange(a: TextRange, b: TextRange): boolean {
  return a.start === a.end || b.start === b.end
    ? a.start <= b.end && b.start <= a.end
    : a.start < b.end && b.start < a.end;
}

/** The text of a range. */
export function textOf(text: string, range: TextRange): string {
  return text.slice(range.start, range.end);
}
