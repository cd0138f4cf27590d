import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

const fileHeaderLength = 4096;
const chunkLength = 0x10000;
const recordsStart = 512;

/**
 * Writes a log of about a size in bytes that consists of the chunks of real logs, again and again, with ascending record IDs and times, as
 * if they had all happened on the day of the generated XML. Returns how many events it holds.
 */
export function writeEvtxLog(path: string, size: number, folder: string): number {
  const sources = fullChunks(folder);
  if (sources.length === 0) throw new Error(`There are no whole chunks in ${folder}.`);
  const chunks = Math.max(1, Math.floor(size / chunkLength));
  const file = openSync(path, 'w');
  let id = 1_000_000n;
  try {
    writeSync(file, fileHeader(chunks));
    for (let index = 0; index < chunks; index++) {
      const source = sources[index % sources.length] as Buffer;
      const time = dayStart + (dayLength * BigInt(index)) / BigInt(chunks);
      const { chunk, records } = renumbered(source, id, time);
      writeSync(file, chunk);
      id += BigInt(records);
    }
  } finally {
    closeSync(file);
  }
  return Number(id - 1_000_000n);
}

/** In hundreds of nanoseconds since 1601. */
const dayStart = (BigInt(Date.parse('2024-05-14T00:00:00Z')) + 11_644_473_600_000n) * 10_000n;
const dayLength = 24n * 60n * 60n * 10_000_000n;

/** Those that are sound and more than half full, as all but the last one of a log in use are. */
function fullChunks(folder: string): readonly Buffer[] {
  return (
    readdirSync(folder)
      // evtxexport cannot read the values of that log, and stops there.
      .filter((name) => name.endsWith('.evtx') && !name.includes('CAPI2'))
      .sort()
      .flatMap((name) => {
        const log = readFileSync(join(folder, name));
        const count = Math.floor((log.length - fileHeaderLength) / chunkLength);
        return Array.from({ length: count }, (_, index) =>
          log.subarray(fileHeaderLength + index * chunkLength, fileHeaderLength + (index + 1) * chunkLength),
        );
      })
      .filter((chunk) => {
        const free = chunk.readUInt32LE(48);
        if (chunk.toString('latin1', 0, 8) !== 'ElfChnk\0' || free < chunkLength / 2 || free > chunkLength)
          return false;
        return (
          chunk.readUInt32LE(52) === crc32(chunk.subarray(recordsStart, free)) &&
          recordStarts(chunk).length > 0
        );
      })
  );
}

/** A copy of a chunk whose records have the IDs from `firstId` on and times from `firstTime` on, a tenth of a second apart. */
function renumbered(source: Buffer, firstId: bigint, firstTime: bigint): { chunk: Buffer; records: number } {
  const chunk = Buffer.from(source);
  const starts = recordStarts(chunk);
  for (const [index, start] of starts.entries()) {
    const id = firstId + BigInt(index);
    const time = firstTime + 1_000_000n * BigInt(index);
    const { recordId, timeCreated } = valuesOf(chunk, start);
    for (const at of [start + 8, recordId]) if (at !== undefined) chunk.writeBigUInt64LE(id, at);
    for (const at of [start + 16, timeCreated]) if (at !== undefined) chunk.writeBigUInt64LE(time, at);
  }
  const lastId = firstId + BigInt(starts.length - 1);
  for (const [at, id] of [
    [8, firstId],
    [16, lastId],
    [24, firstId],
    [32, lastId],
  ] as const)
    chunk.writeBigUInt64LE(id, at);
  const free = chunk.readUInt32LE(48);
  chunk.fill(0, free);
  chunk.writeUInt32LE(crc32(chunk.subarray(recordsStart, free)), 52);
  chunk.writeUInt32LE(crc32(Buffer.concat([chunk.subarray(0, 120), chunk.subarray(128, recordsStart)])), 124);
  return { chunk, records: starts.length };
}

/**
 * Where a record's event holds EventRecordID and TimeCreated: they are the first 64-bit number and the first time among its values, which
 * stand behind its template (libevtx, Windows XML Event Log format, 7).
 */
function valuesOf(chunk: Buffer, start: number): { recordId?: number; timeCreated?: number } {
  const instance = start + 24 + 4;
  if (chunk[instance] !== 0x0c) return {};
  const definition = instance + 10;
  const isHere = chunk.readUInt32LE(instance + 6) === definition;
  const count = isHere ? definition + 24 + chunk.readUInt32LE(definition + 20) : definition;
  const descriptors = count + 4;
  const found: { recordId?: number; timeCreated?: number } = {};
  let at = descriptors + 4 * chunk.readUInt32LE(count);
  for (let value = descriptors; value < descriptors + 4 * chunk.readUInt32LE(count); value += 4) {
    if (chunk[value + 2] === 0x0a) found.recordId ??= at;
    if (chunk[value + 2] === 0x11) found.timeCreated ??= at;
    at += chunk.readUInt16LE(value);
  }
  return found;
}

function recordStarts(chunk: Buffer): readonly number[] {
  const free = chunk.readUInt32LE(48);
  const starts: number[] = [];
  for (let at = recordsStart; at < free; ) {
    if (chunk.readUInt32LE(at) !== 0x2a2a) return [];
    const size = chunk.readUInt32LE(at + 4);
    if (size < 28 || at + size > free || chunk.readUInt32LE(at + size - 4) !== size) return [];
    starts.push(at);
    at += size;
  }
  return starts;
}

function fileHeader(chunks: number): Buffer {
  const header = Buffer.alloc(fileHeaderLength);
  header.write('ElfFile\0', 'latin1');
  header.writeBigUInt64LE(BigInt(chunks - 1), 16);
  header.writeUInt32LE(128, 32);
  header.writeUInt16LE(1, 36);
  header.writeUInt16LE(3, 38);
  header.writeUInt16LE(fileHeaderLength, 40);
  header.writeUInt16LE(chunks, 42);
  header.writeUInt32LE(crc32(header.subarray(0, 120)), 124);
  return header;
}
