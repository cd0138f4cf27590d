import { foldCase } from '../../text/reading.ts';

/** Texts, each held once as UTF-8, and known by a number. Grows up to its caps; what it holds never changes. */
export interface ValuePool {
  count: number;
  bytes: Uint8Array;
  /** Where each value begins; the next one begins where it ends. */
  offsets: Uint32Array;
  /** Values that are not all ASCII, in the order of their numbers. */
  readonly wide: number[];
  /** The first `wideRead` of them by their text with case left aside. */
  readonly wideByFold: Map<string, number[]>;
  wideRead: number;
  readonly caps: PoolCaps;
  /** Open addressing, two fields for each place: the hash of a value, and its number + 1, which is 0 where the place is free. */
  table: Int32Array;
}

export interface PoolCaps {
  readonly mostValues: number;
  readonly mostBytes: number;
}

export function valuePool(caps: PoolCaps): ValuePool {
  return {
    count: 0,
    bytes: new Uint8Array(1 << 12),
    offsets: new Uint32Array(1 << 8),
    wide: [],
    wideByFold: new Map(),
    wideRead: 0,
    caps,
    table: new Int32Array(1 << 10),
  };
}

/** The number of a value, given as UTF-8; -1 where it is new and the pool is full. */
export function intern(pool: ValuePool, source: Uint8Array, start: number, end: number): number {
  const hash = hashOf(source, start, end);
  const { table } = pool;
  const mask = table.length - 2;
  let place = (hash << 1) & mask;
  for (let entry = table[place + 1] as number; entry !== 0; entry = table[place + 1] as number) {
    if (table[place] === hash && isValue(pool, entry - 1, source, start, end)) return entry - 1;
    place = (place + 2) & mask;
  }
  return add(pool, source, start, end, hash, place);
}

/** The number of a text; -1 where it is new and the pool is full. */
export function internText(pool: ValuePool, text: string): number {
  const bytes = encoder.encode(text);
  return intern(pool, bytes, 0, bytes.length);
}

export function textOfValue(pool: ValuePool, id: number): string {
  const start = pool.offsets[id] as number;
  const end = pool.offsets[id + 1] as number;
  if (end - start > longestByHand) return decoder.decode(pool.bytes.subarray(start, end));
  let text = '';
  for (let index = start; index < end; index++) {
    const byte = pool.bytes[index] as number;
    if (byte > 0x7f) return decoder.decode(pool.bytes.subarray(start, end));
    text += String.fromCharCode(byte);
  }
  return text;
}

/** The numbers of the values that are equal to a text if case is left aside. */
export function valuesLike(pool: ValuePool, text: string): readonly number[] {
  const wanted = foldCase(text);
  const found = [...wideValuesLike(pool, wanted)];
  const bytes = encoder.encode(wanted);
  if (bytes.some((byte) => byte > 0x7f)) return found;
  const hash = hashOf(bytes, 0, bytes.length);
  const { table } = pool;
  const mask = table.length - 2;
  for (let place = (hash << 1) & mask; table[place + 1] !== 0; place = (place + 2) & mask) {
    const id = (table[place + 1] as number) - 1;
    if (table[place] === hash && foldCase(textOfValue(pool, id)) === wanted && !found.includes(id))
      found.push(id);
  }
  return found;
}

function wideValuesLike(pool: ValuePool, wanted: string): readonly number[] {
  for (; pool.wideRead < pool.wide.length; pool.wideRead++) {
    const id = pool.wide[pool.wideRead] as number;
    const fold = foldCase(textOfValue(pool, id));
    const ids = pool.wideByFold.get(fold);
    if (ids) ids.push(id);
    else pool.wideByFold.set(fold, [id]);
  }
  return pool.wideByFold.get(wanted) ?? [];
}

/** Gives back the room that was held for more. */
export function shrinkPool(pool: ValuePool): void {
  pool.bytes = pool.bytes.slice(0, pool.offsets[pool.count]);
  pool.offsets = pool.offsets.slice(0, pool.count + 1);
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A decoder costs more than this many characters joined one by one. */
const longestByHand = 24;

/**
 * A hash that takes no notice of ASCII's case, so that values which differ in case only lie together: four bytes at a time, with the bit
 * that tells the cases apart set in all of them.
 */
function hashOf(source: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  let index = start;
  for (; index + 4 <= end; index += 4) {
    const word =
      (source[index] as number) |
      ((source[index + 1] as number) << 8) |
      ((source[index + 2] as number) << 16) |
      ((source[index + 3] as number) << 24);
    hash = Math.imul(hash ^ (word | 0x20202020), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  for (; index < end; index++) hash = Math.imul(hash ^ ((source[index] as number) | 0x20), 0x9e3779b1);
  return hash ^ (hash >>> 13);
}

/** Whether a value is this text, given as UTF-8. Values that are nearly alike, as numbers and times that ascend, differ at their ends. */
export function isValue(
  { bytes, offsets }: ValuePool,
  id: number,
  source: Uint8Array,
  start: number,
  end: number,
): boolean {
  const from = offsets[id] as number;
  if ((offsets[id + 1] as number) - from !== end - start) return false;
  for (let index = end - start - 1; index >= 0; index--)
    if (bytes[from + index] !== source[start + index]) return false;
  return true;
}

function add(
  pool: ValuePool,
  source: Uint8Array,
  start: number,
  end: number,
  hash: number,
  place: number,
): number {
  const id = pool.count;
  const from = pool.offsets[id] as number;
  const to = from + end - start;
  if (id >= pool.caps.mostValues || to > pool.caps.mostBytes) return -1;
  if (to > pool.bytes.length)
    pool.bytes = grown(pool.bytes, new Uint8Array(Math.max(to, pool.bytes.length * 2)));
  if (id + 2 > pool.offsets.length) pool.offsets = grown(pool.offsets, new Uint32Array(id * 2 + 2));
  const { bytes } = pool;
  let all = 0;
  for (let index = start, target = from; index < end; index++, target++) {
    const byte = source[index] as number;
    all |= byte;
    bytes[target] = byte;
  }
  pool.offsets[id + 1] = to;
  pool.table[place] = hash;
  pool.table[place + 1] = id + 1;
  pool.count++;
  if (all > 0x7f) pool.wide.push(id);
  if (pool.count * 3 > pool.table.length) rehash(pool);
  return id;
}

function grown<T extends Uint8Array | Uint32Array | Int32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

function rehash(pool: ValuePool): void {
  const old = pool.table;
  const table = new Int32Array(old.length * 2);
  const mask = table.length - 2;
  for (let from = 0; from < old.length; from += 2) {
    if (old[from + 1] === 0) continue;
    let place = ((old[from] as number) << 1) & mask;
    while (table[place + 1] !== 0) place = (place + 2) & mask;
    table[place] = old[from] as number;
    table[place + 1] = old[from + 1] as number;
  }
  pool.table = table;
}
