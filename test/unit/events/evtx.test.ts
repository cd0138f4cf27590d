import { expect, test } from 'vitest';
import type { EventNode } from '../../../server/src/events/event.ts';
import { isEvtx } from '../../../server/src/events/evtx/log.ts';
import { readEvents } from '../../../server/src/events/read-xml.ts';
import {
  chunkStart,
  type LogElement,
  type LogPart,
  type LogValue,
  writeLog,
} from '../../support/evtx-writer.ts';
import { expectSameInStore } from '../../support/stored-evtx.ts';
import { readEvtx } from '../../support/whole-log.ts';
import { printEvent } from './print-event.ts';

const absent: LogValue = { type: 0, bytes: new Uint8Array() };

test.each([
  ['a string', 0x01, utf16('a & b <c>'), 'a & b <c>'],
  ['a string with its zero', 0x01, utf16('a\0'), 'a'],
  ['an empty string', 0x01, '', ''],
  ['a string with control characters', 0x01, utf16('a\u0001\u000b\u001fb'), 'a\u0001\u000b\u001fb'],
  ['a string of lines', 0x01, utf16('a\r\nb\rc\n'), 'a\nb\nc\n'],
  ['an ANSI string', 0x02, '41 80 9f e9 00', 'A€Ÿé'],
  ['an Int8', 0x03, 'ff', '-1'],
  ['a UInt8', 0x04, 'ff', '255'],
  ['an Int16', 0x05, 'fe ff', '-2'],
  ['a UInt16', 0x06, 'fe ff', '65534'],
  ['an Int32', 0x07, '00 00 00 80', '-2147483648'],
  ['a UInt32', 0x08, '00 00 00 80', '2147483648'],
  ['an Int64', 0x09, 'ff ff ff ff ff ff ff ff', '-1'],
  ['a UInt64', 0x0a, 'ff ff ff ff ff ff ff ff', '18446744073709551615'],
  ['a Real32', 0x0b, 'cd cc cc 3d', '0.1'],
  ['a Real64', 0x0c, '9a 99 99 99 99 99 b9 3f', '0.1'],
  ['a Real64 without end', 0x0c, '00 00 00 00 00 00 f0 ff', '-INF'],
  ['true', 0x0d, '01 00 00 00', 'true'],
  ['false', 0x0d, '00 00 00 00', 'false'],
  ['bytes', 0x0e, '0a ff 00', '0AFF00'],
  [
    'a GUID',
    0x0f,
    '25 96 84 54 78 54 94 49 a5 ba 3e 3b 03 28 c3 0d',
    '{54849625-5478-4994-A5BA-3E3B0328C30D}',
  ],
  ['a pointer of 32 bits', 0x10, '00 10 00 00', '0x1000'],
  ['a pointer of 64 bits', 0x10, '00 10 00 00 00 00 00 80', '0x8000000000001000'],
  ['a FILETIME', 0x11, '58 f3 f4 e6 4a 7e d3 01', '2017-12-26T13:10:29.1368792Z'],
  ['the first FILETIME', 0x11, '00 00 00 00 00 00 00 00', '1601-01-01T00:00:00.0000000Z'],
  ['the last FILETIME', 0x11, 'ff ff ff ff ff ff ff ff', '+060056-05-28T05:36:10.9551615Z'],
  ['a SYSTEMTIME', 0x12, 'e3 07 03 00 02 00 13 00 17 00 22 00 19 00 7e 03', '2019-03-19T23:34:25.894Z'],
  ['a SID', 0x13, '01 02 00 00 00 00 00 05 20 00 00 00 20 02 00 00', 'S-1-5-32-544'],
  ['a SID with a great authority', 0x13, '01 00 01 00 00 00 00 00', 'S-1-0x010000000000'],
  ['a SID that is cut off', 0x13, '01 02 00 00', '01020000'],
  ['a HexInt32', 0x14, 'e7 03 00 00', '0x3e7'],
  ['a HexInt64', 0x15, '00 00 00 00 00 00 20 80', '0x8020000000000000'],
  ['a number of the wrong length', 0x08, '01 02 03', '010203'],
  ['a GUID of the wrong length', 0x0f, '01 02', '0102'],
  ['a type that nobody knows', 0x77, '01', '01'],
])('%s', (_, type, bytes, expected) => {
  const { root } = onlyEvent([value(type, bytes)]);
  expect(textOf(root, 'V')).toBe(expected);
});

test.each<[string, LogElement, readonly LogValue[], string]>([
  [
    'an optional value that is absent takes its attribute away',
    { name: 'V', attributes: { A: optional(0), B: optional(1) } },
    [absent, value(0x04, '01')],
    'V(@B="1")',
  ],
  [
    'and its element, attributes and all',
    { name: 'V', content: [{ name: 'D', attributes: { Name: 'x' }, content: [optional(0)] }, { name: 'E' }] },
    [absent],
    'V(E)',
  ],
  [
    'what is not optional stays',
    { name: 'V', attributes: { A: { index: 0 } }, content: [{ index: 0 }] },
    [absent],
    'V(@A="")',
  ],
  [
    'an empty string is not absent',
    { name: 'V', attributes: { A: optional(0) }, content: [optional(0)] },
    [value(0x01, '')],
    'V(@A="")',
  ],
  [
    'an array repeats its element',
    { name: 'V', content: [{ name: 'D', content: [optional(0)] }] },
    [value(0x81, utf16('a\0\0b\0'))],
    'V(D("a") D D("b"))',
  ],
  [
    'an array of numbers, too',
    { name: 'V', content: [{ name: 'D', content: [optional(0)] }] },
    [value(0x86, '01 00 02 00')],
    'V(D("1") D("2"))',
  ],
  [
    'an empty array does not',
    { name: 'V', content: [{ name: 'D', content: [optional(0)] }] },
    [value(0x81, '')],
    'V(D)',
  ],
  [
    'an array beside text is a list',
    { name: 'V', content: ['of ', { index: 0 }] },
    [value(0x83, '01 ff')],
    'V("of 1,-1")',
  ],
  [
    'names are local names',
    { name: 'p:V', attributes: { 'xmlns:p': 'urn:x', 'p:A': 'a\tb\n"c"' } },
    [],
    'V(@A="a\\tb\\n\\"c\\"")',
  ],
])('%s', (_, element, values, expected) => {
  const { root } = onlyEvent(values, element);
  expect(printEvent(root.children.find(({ name }) => name === 'V') ?? root)).toBe(expected);
});

test('the records of a log share its template and its names, and are numbered by their place in the XML', () => {
  const { events, problems, text } = readEvtx(
    writeLog(event(), [[value(0x08, '01 00 00 00')], [value(0x08, '02 00 00 00')]]),
  );
  expect(problems).toEqual([]);
  expect(events.map(({ source }) => text.slice(source.start, source.end))).toEqual([xml(1), xml(2)]);
});

test('what is damaged is told with its place, and the rest is read', () => {
  const whole = writeLog(
    event(),
    [1, 2, 3].map((byte) => [value(0x04, `0${byte}`)]),
  );
  const [, second = 0] = recordStarts(whole);
  expect(read(changed(whole, second, 0))).toEqual([
    '1',
    '3',
    `${chunkStart}: The checksum of the chunk that begins here is wrong: its events may be damaged.`,
    `${second}: The log is damaged here: events are missing.`,
  ]);
  expect(read(changed(whole, second + 24, 0xee))).toEqual([
    '1',
    '3',
    `${chunkStart}: The checksum of the chunk that begins here is wrong: its events may be damaged.`,
    `${second}: The event with record ID 2 is damaged: its BinXml holds what is no token.`,
  ]);
  expect(read(changed(whole, chunkStart, 0))).toEqual([
    `${chunkStart}: The chunk that begins here is damaged: its events are missing.`,
  ]);
  expect(read(whole.subarray(0, second + 5))).toEqual([
    '1',
    `${chunkStart}: This log is cut off: the chunk that begins here has no end.`,
    `${second}: The log is damaged here: events are missing.`,
  ]);
  expect(read(whole.subarray(0, 100))).toEqual(['100: This log is cut off before its first event.']);
});

test('records behind the free space are remains, unless they go on counting', () => {
  const whole = writeLog(
    event(),
    [1, 2, 3].map((byte) => [value(0x04, `0${byte}`)]),
  );
  const [, second = 0, third = 0] = recordStarts(whole);
  const view = new DataView(whole.buffer);
  view.setUint32(chunkStart + 48, second - chunkStart, true);
  expect(readEvtx(whole).events.length).toBe(3);
  view.setUint32(third + 8, 1, true);
  expect(readEvtx(whole).events.length).toBe(2);
  view.setUint32(chunkStart + 48, 512, true);
  expect(readEvtx(whole).events.length).toBe(0);
});

test.each([
  ['ElfFile\0and more', true],
  ['ElfFile', false],
  ['<Event/>', false],
  ['', false],
])('%j is a log: %s', (text, expected) => {
  expect(isEvtx(new TextEncoder().encode(text))).toBe(expected);
});

/** The event of a log of one record, which must be the one that its XML holds. */
function onlyEvent(values: readonly LogValue[], element?: LogElement): { readonly root: EventNode } {
  const bytes = writeLog(event(element), [values]);
  const { events, problems, text } = readEvtx(bytes);
  expectSameInStore(bytes);
  expect(problems).toEqual([]);
  expect(readEvents(text)).toEqual({ events, problems });
  const [only] = events;
  if (!only || events.length > 1) throw new Error(`Not one event: ${text}`);
  return only;
}

function event(element: LogElement = { name: 'V', content: [{ index: 0 }] }): LogElement {
  return { name: 'Event', attributes: { xmlns: 'urn:event' }, content: [{ name: 'System' }, element] };
}

function xml(number: number): string {
  return `<Event xmlns="urn:event">\n  <System/>\n  <V>${number}</V>\n</Event>`;
}

function optional(index: number): LogPart {
  return { index, isOptional: true };
}

function value(type: number, hex: string): LogValue {
  return { type, bytes: new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex')) };
}

function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').toString('hex');
}

function textOf(root: EventNode, wanted: string): string | undefined {
  return root.children.find(({ name }) => name === wanted)?.text;
}

function changed(bytes: Uint8Array, offset: number, byte: number): Uint8Array {
  const copy = bytes.slice();
  copy[offset] = byte;
  return copy;
}

function recordStarts(bytes: Uint8Array): readonly number[] {
  const text = Buffer.from(bytes).toString('latin1');
  return Array.from(text.matchAll(/\*\*\0\0/g), ({ index }) => index);
}

function read(bytes: Uint8Array): readonly string[] {
  const { events, problems } = readEvtx(bytes);
  expectSameInStore(bytes);
  return [
    ...events.map(({ root }) => textOf(root, 'V') ?? ''),
    ...problems.map(({ offset, message }) => `${offset}: ${message}`),
  ];
}
