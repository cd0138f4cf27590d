/** A set of numbers as intervals in ascending order that neither touch nor overlap; both ends of an interval are inside. */
export type NumberSet = readonly Interval[];

export interface Interval {
  readonly from: number;
  readonly to: number;
}

export const noNumbers: NumberSet = [];

/** The whole numbers from one to another. */
export function numbersFrom(from: number, to: number): NumberSet {
  return from <= to ? [{ from, to }] : noNumbers;
}

/** What is in any of the sets. */
export function union(...sets: readonly NumberSet[]): NumberSet {
  const ordered = sets.flat().sort((x, y) => x.from - y.from);
  const result: Interval[] = [];
  for (const interval of ordered) {
    const last = result[result.length - 1];
    if (last && interval.from <= last.to + 1) {
      if (interval.to > last.to) result[result.length - 1] = { from: last.from, to: interval.to };
    } else {
      result.push(interval);
    }
  }
  return result;
}

/** What is in both sets. */
export function intersection(a: NumberSet, b: NumberSet): NumberSet {
  const result: Interval[] = [];
  for (let i = 0, j = 0; ; ) {
    const [x, y] = [a[i], b[j]];
    if (!x || !y) return result;
    const from = Math.max(x.from, y.from);
    const to = Math.min(x.to, y.to);
    if (from <= to) result.push({ from, to });
    if (x.to < y.to) i++;
    else j++;
  }
}

/** Whether some number is in both sets. */
export function haveCommonNumber(a: NumberSet, b: NumberSet): boolean {
  for (let i = 0, j = 0; ; ) {
    const [x, y] = [a[i], b[j]];
    if (!x || !y) return false;
    if (x.to < y.from) i++;
    else if (y.to < x.from) j++;
    else return true;
  }
}

/** What of `a` is not in `b`. */
export function difference(a: NumberSet, b: NumberSet): NumberSet {
  const gaps: Interval[] = [];
  let from = Number.NEGATIVE_INFINITY;
  for (const interval of b) {
    gaps.push({ from, to: interval.from - 1 });
    from = interval.to + 1;
  }
  gaps.push({ from, to: Number.POSITIVE_INFINITY });
  return intersection(a, gaps);
}
