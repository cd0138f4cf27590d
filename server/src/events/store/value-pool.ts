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
  /** The hash of each value in ASCII's lower case, so that values which differ in case only lie together. */
  hashes: Int32Array;
  /** Open addressing: number + 1 of a value, 0 where free. */
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
    hashes: new Int32Array(1 << 8),
    table: new Int32Array(1 << 9),
  };
}

/** The number of a value, given as UTF-8; -1 where it is new and the pool is full. */
export function intern(pool: ValuePool, source: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  let all = 0;
  for (let index = start; index < end; index++) {
    const byte = source[index] as number;
    all |= byte;
    hash = Math.imul(hash ^ (folded[byte] as number), 0x01000193);
  }
  hash ^= hash >>> 15;
  const mask = pool.table.length - 1;
  let place = hash & mask;
  for (let entry = pool.table[place] as number; entry !== 0; entry = pool.table[place] as number) {
    const id = entry - 1;
    if (pool.hashes[id] === hash && isAt(pool, id, source, start, end)) return id;
    place = (place + 1) & mask;
  }
  return add(pool, source, start, end, hash, place, all > 0x7f);
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
  let hash = bytes.length;
  for (const byte of bytes) hash = Math.imul(hash ^ (folded[byte] as number), 0x01000193);
  hash ^= hash >>> 15;
  const mask = pool.table.length - 1;
  for (let place = hash & mask; pool.table[place] !== 0; place = (place + 1) & mask) {
    const id = (pool.table[place] as number) - 1;
    if (pool.hashes[id] === hash && foldCase(textOfValue(pool, id)) === wanted && !found.includes(id))
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
  pool.hashes = pool.hashes.slice(0, pool.count);
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A decoder costs more than this many characters joined one by one. */
const longestByHand = 24;

const folded = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte,
);

function isAt(
  { bytes, offsets }: ValuePool,
  id: number,
  source: Uint8Array,
  start: number,
  end: number,
): boolean {
  const from = offsets[id] as number;
  if ((offsets[id + 1] as number) - from !== end - start) return false;
  for (let index = 0; index < end - start; index++)
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
  isWide: boolean,
): number {
  const id = pool.count;
  const from = pool.offsets[id] as number;
  const to = from + end - start;
  if (id >= pool.caps.mostValues || to > pool.caps.mostBytes) return -1;
  if (to > pool.bytes.length)
    pool.bytes = grown(pool.bytes, new Uint8Array(Math.max(to, pool.bytes.length * 2)));
  if (id + 2 > pool.offsets.length) pool.offsets = grown(pool.offsets, new Uint32Array(id * 2 + 2));
  if (id + 1 > pool.hashes.length) pool.hashes = grown(pool.hashes, new Int32Array(id * 2 + 2));
  for (let index = start, target = from; index < end; index++, target++)
    pool.bytes[target] = source[index] as number;
  pool.offsets[id + 1] = to;
  pool.hashes[id] = hash;
  pool.table[place] = id + 1;
  pool.count++;
  if (isWide) pool.wide.push(id);
  if (pool.count * 2 > pool.table.length) rehash(pool);
  return id;
}

function grown<T extends Uint8Array | Uint32Array | Int32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

function rehash(pool: ValuePool): void {
  const table = new Int32Array(pool.table.length * 2);
  const mask = table.length - 1;
  for (let id = 0; id < pool.count; id++) {
    let place = (pool.hashes[id] as number) & mask;
    while (table[place] !== 0) place = (place + 1) & mask;
    table[place] = id + 1;
  }
  pool.table = table;
}
