import type { EventNode } from '../../server/src/events/event.ts';
import { crc32 } from '../../server/src/events/evtx/crc32.ts';
import { valueText } from '../../server/src/events/evtx/value.ts';
import { chunkStart, type LogElement, type LogRecord, type LogValue, writeRecords } from './evtx-writer.ts';

/** An `.evtx` log of events that were read from XML, with typed values and a template for each form, as Windows writes one. */
export function sampleLog(events: readonly EventNode[], firstId: number): Uint8Array {
  const templates = new Map<string, LogElement>();
  const chunks: Uint8Array[] = [];
  let records: LogRecord[] = [];
  let begun = firstId;
  for (const event of events) {
    const record = recordOf(event);
    if (records.length === recordsOfChunk) endChunk();
    records.push(record);
  }
  endChunk();
  const last = firstId + events.length - 1;
  return new Uint8Array(Buffer.concat([fileHeader(chunks.length, last + 1), ...chunks]));

  function endChunk(): void {
    const end = begun + records.length;
    const chunk = Buffer.from(writeRecords(records, begun).subarray(chunkStart));
    for (const at of [8, 24]) chunk.writeBigUInt64LE(BigInt(begun), at);
    for (const at of [16, 32]) chunk.writeBigUInt64LE(BigInt(end - 1), at);
    chunk.writeUInt32LE(128, 40);
    chunk.writeUInt32LE(crc32(chunk.subarray(128, 512), crc32(chunk.subarray(0, 120))), 124);
    chunks.push(chunk);
    records = [];
    begun = end;
  }

  function recordOf(event: EventNode): LogRecord {
    const values: LogValue[] = [];
    const root = elementOf(event, values);
    const template = { ...root, attributes: { xmlns: namespace } };
    const key = JSON.stringify(template);
    templates.set(key, templates.get(key) ?? template);
    return { template: templates.get(key) ?? template, values };
  }
}

/** So many that any of them fit. */
const recordsOfChunk = 24;

const namespace = 'http://schemas.microsoft.com/win/2004/08/events/event';

function fileHeader(chunks: number, nextId: number): Buffer {
  const header = Buffer.alloc(chunkStart);
  header.write('ElfFile\0', 'latin1');
  header.writeBigUInt64LE(BigInt(chunks - 1), 16);
  header.writeBigUInt64LE(BigInt(nextId), 24);
  header.writeUInt32LE(128, 32);
  header.writeUInt16LE(1, 36);
  header.writeUInt16LE(3, 38);
  header.writeUInt16LE(chunkStart, 40);
  header.writeUInt16LE(chunks, 42);
  header.writeUInt32LE(crc32(header.subarray(0, 120)), 124);
  return header;
}

/** Names of data and providers are part of the template, all other values are not. */
function elementOf({ name, attributes, content }: EventNode, values: LogValue[]): LogElement {
  return {
    name,
    attributes: Object.fromEntries(
      attributes.map((each) => [each.name, each.name === 'Name' ? each.value : slot(each.value)]),
    ),
    content: content.map((each) => (typeof each === 'string' ? slot(each) : elementOf(each, values))),
  };

  function slot(text: string) {
    return { index: values.push(typedValue(text)) - 1, isOptional: true };
  }
}

/** The narrowest type in which a value reads as it is written. */
function typedValue(text: string): LogValue {
  const found = [...candidatesOf(text)].find(({ type, bytes }) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    return valueText(view, { type, start: 0, end: bytes.length }) === text;
  });
  return found ?? { type: 0x01, bytes: Buffer.from(text, 'utf16le') };
}

function* candidatesOf(text: string): Generator<LogValue> {
  if (/^\d{1,10}$/.test(text)) yield { type: 0x08, bytes: integer(BigInt(text) & 0xffffffffn, 4) };
  if (/^0x[\da-f]{1,16}$/.test(text)) yield { type: 0x15, bytes: integer(BigInt(text), 8) };
  const [, ...guid] = text.match(/^\{(.{8})-(.{4})-(.{4})-(.{4})-(.{12})\}$/) ?? [];
  if (guid.length === 5) yield { type: 0x0f, bytes: guidBytes(guid.join('')) };
  const sid = text.match(/^S-1-(\d+)((?:-\d+)*)$/);
  if (sid)
    yield { type: 0x13, bytes: sidBytes(Number(sid[1]), (sid[2] ?? '').split('-').slice(1).map(Number)) };
  const [, seconds, ticks] = text.match(/^(\d{4}-.*:\d\d)\.(\d{7})Z$/) ?? [];
  if (seconds && ticks) {
    const since1601 = BigInt(Date.parse(`${seconds}Z`) + 11_644_473_600_000) * 10_000n + BigInt(ticks);
    yield { type: 0x11, bytes: integer(since1601, 8) };
  }
}

function integer(value: bigint, length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes.subarray(0, length);
}

/** The first three groups are little-endian. */
function guidBytes(hex: string): Buffer {
  const bytes = Buffer.from(hex, 'hex');
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  return bytes;
}

function sidBytes(authority: number, parts: readonly number[]): Buffer {
  const bytes = Buffer.alloc(8 + parts.length * 4);
  bytes.set([1, parts.length]);
  bytes.writeUInt32BE(authority, 4);
  for (const [index, part] of parts.entries()) bytes.writeUInt32LE(part, 8 + index * 4);
  return bytes;
}
