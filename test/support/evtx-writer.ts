import { crc32 } from '../../server/src/events/evtx/crc32.ts';

/** An element of the template that all records of a written log use. */
export interface LogElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, LogPart>>;
  readonly content?: readonly (LogPart | LogElement)[];
}

/** Text, or the place of a value. */
export type LogPart = string | { readonly index: number; readonly isOptional?: boolean };

export interface LogValue {
  readonly type: number;
  readonly bytes: Uint8Array;
}

export const fragmentType = 0x21;
export const chunkStart = 4096;
const chunkLength = 0x10000;
const recordsStart = 512;

/** An `.evtx` log of one chunk: the template, and a record for each list of values, with record IDs from 1. */
export function writeLog(template: LogElement, records: readonly (readonly LogValue[])[]): Uint8Array {
  return writeRecords(
    records.map((values) => ({ template, values })),
    1,
  );
}

export interface LogRecord {
  readonly template: LogElement;
  readonly values: readonly LogValue[];
}

/** An `.evtx` log of one chunk, whose records are numbered on from the first; the same template is written once. */
export function writeRecords(records: readonly LogRecord[], firstId: number): Uint8Array {
  const log = Buffer.alloc(chunkStart + chunkLength);
  log.write('ElfFile\0', 'latin1');
  log.writeUInt16LE(1, 42);
  const chunk = log.subarray(chunkStart);
  chunk.write('ElfChnk\0', 'latin1');
  const names = new Map<string, number>();
  const definitions = new Map<LogElement, number>();
  let at = recordsStart;
  for (const [index, record] of records.entries()) writeRecord(BigInt(firstId + index), record);
  chunk.writeUInt32LE(at, 48);
  sign(chunk, at);
  return new Uint8Array(log);

  function writeRecord(id: bigint, { template, values }: LogRecord): void {
    const start = at;
    u32(0x2a2a);
    at += 4;
    at = chunk.writeBigUInt64LE(id, at) + 8;
    u8(0x0f, 1, 1, 0, 0x0c, 1);
    u32(1);
    const definition = definitions.get(template);
    if (definition === undefined) writeDefinition(template);
    else u32(definition);
    u32(values.length);
    for (const { type, bytes } of values) {
      u16(bytes.length);
      u8(type, 0);
    }
    for (const { bytes } of values) write(bytes);
    u8(0);
    const size = at + 4 - start;
    u32(size);
    chunk.writeUInt32LE(size, start + 4);
  }

  function writeDefinition(template: LogElement): void {
    const definition = at + 4;
    definitions.set(template, definition);
    u32(definition);
    at += 20;
    const size = at;
    at += 4;
    u8(0x0f, 1, 1, 0);
    writeElement(template);
    u8(0);
    chunk.writeUInt32LE(at - size - 4, size);
  }

  function writeElement({ name, attributes = {}, content = [] }: LogElement): void {
    const pairs = Object.entries(attributes);
    u8(pairs.length > 0 ? 0x41 : 0x01);
    u16(0xffff);
    u32(0);
    writeName(name);
    if (pairs.length > 0) u32(0);
    for (const [index, [attribute, part]] of pairs.entries()) {
      u8(index < pairs.length - 1 ? 0x46 : 0x06);
      writeName(attribute);
      writePart(part);
    }
    if (content.length === 0) {
      u8(0x03);
      return;
    }
    u8(0x02);
    for (const part of content) {
      if (typeof part === 'object' && 'name' in part) writeElement(part);
      else writePart(part);
    }
    u8(0x04);
  }

  function writePart(part: LogPart): void {
    if (typeof part === 'string') {
      u8(0x05, 1);
      u16(part.length);
      write(Buffer.from(part, 'utf16le'));
    } else {
      u8(part.isOptional ? 0x0e : 0x0d);
      u16(part.index);
      u8(0);
    }
  }

  function writeName(name: string): void {
    const known = names.get(name);
    u32(known ?? at + 4);
    if (known !== undefined) return;
    names.set(name, at);
    u32(0);
    u16(0);
    u16(name.length);
    write(Buffer.from(`${name}\0`, 'utf16le'));
  }

  function u8(...bytes: number[]): void {
    for (const byte of bytes) at = chunk.writeUInt8(byte, at);
  }

  function u16(value: number): void {
    at = chunk.writeUInt16LE(value, at);
  }

  function u32(value: number): void {
    at = chunk.writeUInt32LE(value, at);
  }

  function write(bytes: Uint8Array): void {
    chunk.set(bytes, at);
    at += bytes.length;
  }
}

/** The bytes of a fragment: the template of the log once more, with these values. */
export function instance(...values: readonly LogValue[]): Uint8Array {
  const head = Buffer.alloc(14);
  head.writeUInt16LE(0x010c);
  head.writeUInt32LE(templatePlace, 6);
  head.writeUInt32LE(values.length, 10);
  const descriptors = values.map(({ type, bytes }) =>
    Buffer.of(bytes.length % 256, bytes.length >> 8, type, 0),
  );
  return Buffer.concat([head, ...descriptors, ...values.map(({ bytes }) => bytes)]);
}

/** Behind the head of the first record. */
const templatePlace = recordsStart + 38;

/** Writes the checksums of a chunk whose free space begins there. */
function sign(chunk: Buffer, free: number): void {
  chunk.writeUInt32LE(crc32(chunk.subarray(recordsStart, free)), 52);
  const header = Buffer.concat([chunk.subarray(0, 120), chunk.subarray(128, recordsStart)]);
  chunk.writeUInt32LE(crc32(header), 124);
}
