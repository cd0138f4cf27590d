import { textOfValue, type ValuePool } from '../events/store/value-pool.ts';
import { booleanOf, numberOf } from '../text/reading.ts';

/** The values of a pool as numbers, each read once. */
export interface ValueNumbers {
  /** By value: its number; NaN for one that is none, infinity for one that must be asked: beyond 2^53, or `true` and `false`. */
  numbers: Float64Array;
  /** How many values have been read. */
  count: number;
}

export function valueNumbers(): ValueNumbers {
  return { numbers: new Float64Array(0), count: 0 };
}

/** Reads the values that are new. */
export function readNumbers(known: ValueNumbers, pool: ValuePool): Float64Array {
  if (pool.count > known.numbers.length) {
    const larger = new Float64Array(Math.ceil(pool.count * 1.25) + 16);
    larger.set(known.numbers);
    known.numbers = larger;
  }
  for (let id = known.count; id < pool.count; id++)
    known.numbers[id] = canBeNumber(pool, id) ? numberOfText(textOfValue(pool, id)) : Number.NaN;
  known.count = pool.count;
  return known.numbers;
}

/** Numbers begin with a digit, a sign, a point or a blank of any alphabet; most values begin with another letter, and are not read for that. */
function canBeNumber({ bytes, offsets }: ValuePool, id: number): boolean {
  const start = offsets[id] as number;
  if (start === offsets[id + 1]) return false;
  const first = bytes[start] as number;
  return first < 0x3a || first > 0x7f || first === 0x74 || first === 0x66;
}

function numberOfText(text: string): number {
  const number = numberOf(text);
  if (number === undefined) return booleanOf(text) === undefined ? Number.NaN : Number.POSITIVE_INFINITY;
  const read = Number(number);
  return Math.abs(read) <= Number.MAX_SAFE_INTEGER ? read : Number.POSITIVE_INFINITY;
}
