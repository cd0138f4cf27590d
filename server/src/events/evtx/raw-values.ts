/** The numbers that short values have in a pool, by their type and bytes: one that comes again need not be written as text again. */
export interface RawValues {
  /** -1 for one that is not known; `add` then makes it known. */
  find(kind: number, source: Uint8Array, start: number, end: number): number;
  /** Adds what was just looked for. */
  add(source: Uint8Array, start: number, end: number, id: number): void;
}

/** In bytes; a SID has 68 at most. */
export const longestRaw = 72;

export function rawValues(): RawValues {
  let table = new Int32Array(1 << 10);
  let entries = new Int32Array((table.length / 2) * entryLength);
  let bytes = new Uint8Array(1 << 12);
  let count = 0;
  let used = 0;
  let wantedKind = 0;
  let wantedHash = 0;
  let free = 0;
  return { find, add };

  function find(kind: number, source: Uint8Array, start: number, end: number): number {
    let hash = kind;
    for (let index = start; index < end; index++)
      hash = Math.imul(hash ^ (source[index] as number), 0x01000193);
    hash ^= hash >>> 15;
    let place = hash & (table.length - 1);
    for (let number = table[place] as number; number !== 0; number = table[place] as number) {
      const entry = (number - 1) * entryLength;
      if (entries[entry] === hash && entries[entry + 1] === kind && isAt(entry, source, start, end))
        return entries[entry + 4] as number;
      place = (place + 1) & (table.length - 1);
    }
    wantedKind = kind;
    wantedHash = hash;
    free = place;
    return -1;
  }

  function isAt(entry: number, source: Uint8Array, start: number, end: number): boolean {
    if (entries[entry + 3] !== end - start) return false;
    const from = entries[entry + 2] as number;
    for (let index = end - start - 1; index >= 0; index--)
      if (bytes[from + index] !== source[start + index]) return false;
    return true;
  }

  function add(source: Uint8Array, start: number, end: number, id: number): void {
    if (used + end - start > bytes.length) bytes = grown(bytes, new Uint8Array(bytes.length * 2));
    for (let index = start; index < end; index++) bytes[used + index - start] = source[index] as number;
    entries.set([wantedHash, wantedKind, used, end - start, id], count * entryLength);
    used += end - start;
    table[free] = ++count;
    if (count === mostEntries) forget();
    else if (count * 2 === table.length) makeRoom();
  }

  function forget(): void {
    table.fill(0);
    count = 0;
    used = 0;
  }

  function makeRoom(): void {
    entries = grown(entries, new Int32Array(entries.length * 2));
    table = new Int32Array(table.length * 2);
    for (let number = 1; number <= count; number++) {
      let place = (entries[(number - 1) * entryLength] as number) & (table.length - 1);
      while (table[place] !== 0) place = (place + 1) & (table.length - 1);
      table[place] = number;
    }
  }
}

/** When it is full it begins anew. */
const mostEntries = 1 << 18;

/** Hash, kind, where its bytes begin, how many they are, number in the pool. */
const entryLength = 5;

function grown<T extends Uint8Array | Int32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
