/**
 * The numbers from 0 in the order of their keys, the smallest first; where keys are equal, and where they are NaN, as they came.
 * Sorts by merging runs that are in order already, as the times of logs are, so that it costs little more than to look at them.
 */
export function orderBy(keys: Float64Array): Uint32Array {
  let order = Uint32Array.from(keys.keys());
  let spare = new Uint32Array(keys.length);
  for (
    let runs = runsOf(keys);
    runs.length > 2;
    runs = runs.filter((_, index) => index % 2 === 0 || index === runs.length - 1)
  ) {
    for (let index = 0; index < runs.length - 1; index += 2) {
      const [start = 0, middle = start, end = middle] = runs.slice(index, index + 3);
      merge(start, middle, end);
    }
    [order, spare] = [spare, order];
  }
  return order;

  function merge(start: number, middle: number, end: number): void {
    for (let [left, right, target] = [start, middle, start]; target < end; target++) {
      const isLeft =
        left < middle && (right >= end || !isBefore(keys, order[right] as number, order[left] as number));
      spare[target] = (isLeft ? order[left++] : order[right++]) as number;
    }
  }
}

/** Where a run begins that is in order; the last is the end of all. */
function runsOf(keys: Float64Array): readonly number[] {
  const starts = [0];
  for (let index = 1; index < keys.length; index++) if (isBefore(keys, index, index - 1)) starts.push(index);
  return [...starts, keys.length];
}

/** NaN comes first: events without a time are older than all others. */
function isBefore(keys: Float64Array, one: number, other: number): boolean {
  const [a, b] = [keys[one] as number, keys[other] as number];
  return a < b || (Number.isNaN(a) && !Number.isNaN(b));
}
