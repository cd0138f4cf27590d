import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunkStart, fragmentType, instance, type LogValue, writeLog } from '../../support/evtx-writer.ts';
import { fuzzing } from '../../support/fuzzing.ts';
import { expectSameInStore } from '../../support/stored-evtx.ts';
import { readEvtx } from '../../support/whole-log.ts';

const part = { index: 0, isOptional: true };

const log = writeLog(
  {
    name: 'Event',
    attributes: { xmlns: 'urn:event' },
    content: [
      { name: 'System', attributes: { A: part }, content: [{ index: 1 }] },
      { name: 'EventData', content: [{ name: 'Data', content: [{ index: 2 }] }, { index: 3 }, 'text'] },
    ],
  },
  [1, 2, 3, 4].map((number) => [
    { type: 0x01, bytes: Buffer.from('a value', 'utf16le') },
    { type: 0x08, bytes: Buffer.of(number, 0, 0, 0) },
    { type: 0x81, bytes: Buffer.from('one\0two\0', 'utf16le') },
    {
      type: fragmentType,
      bytes: instance({ type: 0x13, bytes: Buffer.of(1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0) }),
    },
  ]),
);
const used = log.findLastIndex((byte) => byte !== 0) + 1;

test('no bytes make the reader throw, and what it reads lies in its text in order', () => {
  const change = fc.tuple(fc.nat(used), fc.nat(255));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), fc.nat(3 * used), (changes, length) => {
      const bytes = log.slice();
      for (const [at, byte] of changes) if (at >= 'ElfFile\0'.length) bytes[at] = byte;
      expectSound(bytes.subarray(0, Math.max(length, 8)));
    }),
    fuzzing(1000),
  );
});

test('every byte of the first record may be anything', () => {
  for (let at = chunkStart + 512; at < chunkStart + 1100; at++) {
    for (const byte of [0, 0x0c, 0x41, 0xff]) {
      const bytes = log.slice();
      bytes[at] = byte;
      expectSound(bytes);
    }
  }
});

test('a template that holds itself is damage', () => {
  const place = 'the place of the instance';
  const bytes = writeLog({ name: 'Event', content: [place] }, [[], []]);
  const at = Buffer.from(bytes).indexOf(Buffer.from(place, 'utf16le')) - 4;
  bytes.set(instance(), at);
  const { events, problems } = readEvtx(bytes);
  expect(events).toEqual([]);
  expect(problems.map(({ message }) => message).slice(1)).toEqual([
    'The event with record ID 1 is damaged: a template holds itself.',
    'The event with record ID 2 is damaged: a template holds itself.',
  ]);
});

test('values inside values that grow without end are damage', () => {
  let value: LogValue = { type: 0x01, bytes: Buffer.from('x', 'utf16le') };
  for (let depth = 0; depth < 8; depth++) value = { type: fragmentType, bytes: instance(value) };
  const many = Array.from({ length: 20 }, () => ({ index: 0 }));
  const start = performance.now();
  const bytes = writeLog({ name: 'Event', content: many }, Array(50).fill([value]));
  const { events, problems } = readEvtx(bytes);
  expectSameInStore(bytes);
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(events).toEqual([]);
  expect(problems[0]?.message).toBe('The event with record ID 1 is damaged: it expands to too much text.');
});

test('values inside values that go on for long are damage', () => {
  let value: LogValue = { type: 0x01, bytes: Buffer.from('x', 'utf16le') };
  for (let depth = 0; depth < 2000; depth++) value = { type: fragmentType, bytes: instance(value) };
  const bytes = writeLog({ name: 'Event', content: [{ index: 0 }] }, [[value]]);
  const { problems } = readEvtx(bytes);
  expectSameInStore(bytes);
  expect(problems.map(({ message }) => message)).toEqual([
    'The event with record ID 1 is damaged: too many elements lie inside each other.',
  ]);
});

test.each([
  ['records that are none', [0x2a, 0x2a, 0, 0, 0, 0, 0, 0]],
  ['sizes', [0x2a, 0x2a, 0, 0, 0x1c, 0, 0, 0]],
  ['open elements', [1, 0xff, 0xff, 1, 0, 0, 0, 0]],
  ['template instances', [0x0c, 1, 1, 0, 0, 0, 0x26, 2, 0, 0, 0, 0, 0, 0]],
])('32 chunks full of %s end in time', (_, piece) => {
  const chunk = log.slice(chunkStart);
  for (let at = 560; at < chunk.length; at++) chunk[at] = piece[(at - 560) % piece.length] ?? 0;
  new DataView(chunk.buffer).setUint32(48, chunk.length, true);
  const bytes = Buffer.concat([log.subarray(0, chunkStart), ...Array(32).fill(chunk)]);
  const start = performance.now();
  expectSound(bytes);
  expect(performance.now() - start).toBeLessThan(10_000);
});

function expectSound(bytes: Uint8Array): void {
  expectSameInStore(bytes);
  const { events, problems, text } = readEvtx(bytes);
  let end = 0;
  for (const { source } of events) {
    expect(source.start).toBeGreaterThanOrEqual(end);
    expect(text.slice(source.start, source.end)).toMatch(/^<Event[\s\S]*>$/);
    end = source.end;
  }
  for (const { offset } of problems) expect(offset >= 0 && offset <= bytes.length).toBe(true);
}
