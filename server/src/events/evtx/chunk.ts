import type { TextRange } from '../../text/range.ts';
import { crc32 } from './crc32.ts';
import { Damage } from './cursor.ts';
import type { Part } from './part.ts';

/** All chunks but one that is cut off have this length (libevtx, Windows XML Event Log format, 4). */
export const chunkLength = 0x10000;

const headerLength = 512;

/** 64 KB of a log: names and templates are shared among the records of a chunk, and of one chunk only. */
export interface Chunk {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** By their place in the chunk; what has been read once is not read again. */
  readonly names: Map<number, string>;
  readonly templates: Map<number, Template>;
  /** How much its records may still expand to, roughly in bytes: templates can be made to grow without end. */
  budget: number;
}

/** A definition that is still being read cannot be used: it would hold itself. */
export type Template = { readonly parts: readonly Part[] } | 'unfinished';

/** Several times what 64 KB of the smallest events expand to. */
const budgetOfChunk = 4_000_000;

export function chunk(bytes: Uint8Array): Chunk {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { bytes, view, names: new Map(), templates: new Map(), budget: budgetOfChunk };
}

export function spend({ budget }: Chunk, amount: number): number {
  if (amount > budget) throw new Damage('it expands to too much text');
  return budget - amount;
}

export function isChunk({ bytes }: Chunk): boolean {
  return (
    bytes.length >= headerLength &&
    // "ElfChnk" and a zero byte.
    [0x45, 0x6c, 0x66, 0x43, 0x68, 0x6e, 0x6b, 0].every((byte, index) => bytes[index] === byte)
  );
}

/** Whether the checksums that the chunk holds are those of its header and its records. */
export function hasRightChecksums({ bytes, view }: Chunk): boolean {
  const ofHeader = crc32(bytes.subarray(128, headerLength), crc32(bytes.subarray(0, 120)));
  const ofRecords = crc32(bytes.subarray(headerLength, view.getUint32(48, true)));
  return ofHeader === view.getUint32(124, true) && ofRecords === view.getUint32(52, true);
}

/** A record as it lies in its chunk, from its magic number to its end; or a range where there should be one. */
export interface RecordPlace {
  readonly kind: 'record' | 'lost';
  readonly start: number;
  readonly end: number;
}

/**
 * The records of a chunk, up to the place where its header says that free space begins. Behind it lie remains of older records, and the
 * newest ones of a log that was copied while Windows wrote it: these continue the numbers of those before.
 */
export function* recordsOf({ view }: Chunk): Generator<RecordPlace> {
  const free = view.getUint32(48, true);
  const used = Math.min(free >= headerLength ? free : view.byteLength, view.byteLength);
  let last: number | undefined;
  for (let start = headerLength; start < view.byteLength; ) {
    const end = recordEnd(view, start);
    if (start >= used && !(end > 0 && last !== undefined && isNext(view, last, start))) return;
    if (end > 0) {
      yield { kind: 'record', start, end };
      last = start;
      start = end;
    } else {
      const next = nextRecord(view, start, used);
      yield { kind: 'lost', start, end: next };
      start = next;
    }
  }
}

/** Magic number, size, identifier, time written, BinXml, and the size again (libevtx 5): where it ends, 0 where there is no record. */
export function recordEnd(view: DataView, start: number): number {
  if (start + 28 > view.byteLength || view.getUint32(start, true) !== 0x2a2a) return 0;
  const size = view.getUint32(start + 4, true);
  const end = start + size;
  return size < 28 || end > view.byteLength || view.getUint32(end - 4, true) !== size ? 0 : end;
}

export function identifierOf({ view }: Chunk, record: number): bigint {
  return view.getBigUint64(record + 8, true);
}

/** What of a record is BinXml. */
export function contentOf({ start, end }: RecordPlace): TextRange {
  return { start: start + 24, end: end - 4 };
}

function isNext(view: DataView, last: number, start: number): boolean {
  return view.getBigUint64(start + 8, true) === view.getBigUint64(last + 8, true) + 1n;
}

function nextRecord(view: DataView, start: number, end: number): number {
  for (let place = start + 1; place < end; place++) if (recordEnd(view, place) > 0) return place;
  return end;
}
