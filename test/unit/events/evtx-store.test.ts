import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesAsSource } from '../../../server/src/events/byte-source.ts';
import { readEvtxEventAt } from '../../../server/src/events/evtx/read-evtx-event.ts';
import { readEvtxInto } from '../../../server/src/events/evtx/read-evtx-into.ts';
import { nodeOfEvent, storeBuilder, usualCaps } from '../../../server/src/events/store/event-store.ts';
import {
  chunkStart,
  fragmentType,
  instance,
  type LogElement,
  type LogPart,
  type LogValue,
  writeLog,
} from '../../support/evtx-writer.ts';
import { fuzzing, fuzzingTimeout } from '../../support/fuzzing.ts';
import { expectSameInStore, storeLog } from '../../support/stored-evtx.ts';

const text = fc
  .oneof(
    fc.constantFrom('', ' ', '\r\n', 'a\rb\r\n', '\0', '4625', '-1', 'S-1-5-18', '\uD800', 'é', 'ẞ'),
    fc.string({ unit: 'binary', maxLength: 8 }),
  )
  .map((text) => Buffer.from(text, 'utf16le'));
const raw = fc.uint8Array({ maxLength: 20 });
const small = fc
  .constantFrom(
    ...[
      '',
      '00',
      '07',
      'ff',
      '0000',
      '0100',
      'ffff',
      '07000000',
      'ffffffff',
      '0000000001000000',
      'ffffffffffffffff',
    ],
    ...[
      '58f3f4e64a7ed301',
      '5e5ac82400000000',
      '0000000000000080',
      '0101000000000005 12000000',
      '4100420000004300',
    ],
  )
  .map((hex) => Buffer.from(hex.replace(' ', ''), 'hex'));
const types = fc.oneof(
  fc.constantFrom(0x01, 0x01, 0x08, 0x0a, 0x11, 0x15, 0x81, 0x00, 0x0f),
  fc.integer({ min: 0, max: 0x24 }),
  fc.integer({ min: 0x80, max: 0xa4 }),
);

const { value } = fc.letrec<{ value: LogValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .tuple(types, fc.oneof(text, raw, small))
      .map(([type, bytes]) => ({ type, bytes: type === 0 ? Buffer.of() : bytes })),
    fc
      .array(tie('value'), { maxLength: 4 })
      .map((values) => ({ type: fragmentType, bytes: instance(...values) })),
    fc.array(tie('value'), { maxLength: 2 }).map((values) => ({
      type: fragmentType,
      bytes: Buffer.concat([
        Buffer.of(0x0f, 1, 1, 0),
        instance(...values),
        instance(...values),
        Buffer.of(0),
      ]),
    })),
  ),
}));

const part: fc.Arbitrary<LogPart> = fc.oneof(
  fc.record({ index: fc.nat(4), isOptional: fc.boolean() }),
  fc.record({ index: fc.nat(4), isOptional: fc.boolean() }),
  fc.constantFrom('', ' ', 'text', '\r\n', 'a\0'),
);
const { element } = fc.letrec<{ element: LogElement }>((tie) => ({
  element: fc.record({
    name: fc.constantFrom('Data', 'System', 'p:Data', 'Event'),
    attributes: fc.dictionary(fc.constantFrom('Name', 'xmlns', 'xmlns:p', 'p:A', 'A'), part, { maxKeys: 3 }),
    content: fc.oneof(
      { depthSize: 'small' },
      fc.array(part, { maxLength: 2 }),
      fc.array(tie('element'), { maxLength: 3 }),
      fc.array(fc.oneof(part, tie('element')), { maxLength: 3 }),
    ),
  }),
}));
const log = fc
  .tuple(
    fc.array(fc.oneof(element, part), { maxLength: 3 }),
    fc.array(fc.array(value, { maxLength: 5 }), { minLength: 1, maxLength: 12 }),
    fc.array(fc.nat(11), { maxLength: 12 }),
  )
  .map(([content, records, again]) =>
    // Some records come again: then their shape is known.
    writeLog({ name: 'Event', content }, [...records, ...again.flatMap((index) => [records[index] ?? []])]),
  );

test('any template with any values is in the store as it reads', { timeout: fuzzingTimeout }, () => {
  fc.assert(
    fc.property(log, (bytes) => void expectSameInStore(bytes)),
    fuzzing(300),
  );
});

test('with bytes changed it still is', { timeout: fuzzingTimeout }, () => {
  const change = fc.tuple(fc.nat(3000), fc.nat(255));
  fc.assert(
    fc.property(log, fc.array(change, { minLength: 1, maxLength: 6 }), (bytes, changes) => {
      for (const [at, byte] of changes) bytes[chunkStart + at] = byte;
      expectSameInStore(bytes);
    }),
    fuzzing(300),
  );
});

test('many chunks share their templates, wherever those and their names stand', () => {
  fc.assert(
    fc.property(fc.array(log, { minLength: 2, maxLength: 5 }), (logs) => {
      expectSameInStore(joined(logs));
    }),
    { numRuns: 60 },
  );
});

const three = joined([1, 2, 3].map((number) => numbered([number, number + 10])));

test('what does not go into the store is loose, and at its place', () => {
  const caps = { ...usualCaps, mostValues: 3 };
  const many = joined([...'abcdef'].map((letter) => numbered([letter.charCodeAt(0)], 0x02)));
  const { store } = expectSameInStore(many, caps);
  expect([store.count, store.loose]).toEqual([6, 3]);
});

test('ranges that lie side by side hold all events once', () => {
  const middle = chunkStart + 0x10000 + 5;
  const texts = [
    { start: 0, end: middle },
    { start: middle, end: three.length },
  ].map((range) => {
    const builder = storeBuilder();
    const steps = [...readEvtxInto(bytesAsSource(three), builder, range)];
    expect(steps.at(-1)?.place).toBeLessThan(range.end + 0x10000);
    const store = builder.finish();
    return Array.from({ length: store.count }, (_, event) => nodeOfEvent(store, event)?.text);
  });
  expect(texts).toEqual([
    ['1', '11', '2', '12'],
    ['3', '13'],
  ]);
});

test('the first events are there after the first chunk', () => {
  const builder = storeBuilder();
  const reading = readEvtxInto(bytesAsSource(three), builder);
  expect(reading.next()).toEqual({ done: false, value: { place: chunkStart + 0x10000 } });
  expect(builder.store.count).toBe(2);
});

test('of more problems than anybody reads the first ones are kept, and counted', () => {
  const chunk = numbered([1]).slice(chunkStart);
  chunk.set([1], 0);
  const log = Buffer.concat([three.subarray(0, chunkStart), ...Array(1005).fill(chunk)]);
  log.writeUInt16LE(1005, 42);
  const { problems, problemCount } = storeLog(log);
  expect([problems.length, problemCount]).toEqual([1000, 1005]);
});

test('where there is no event any more, none is read', () => {
  const { store } = storeLog(three);
  const [start = 0] = store.starts;
  const source = bytesAsSource(three);
  expect(readEvtxEventAt(source, start, store.lengths[0] ?? 0)?.xml).toBe('<Event>1</Event>');
  expect(readEvtxEventAt(source, start + 1, store.lengths[0] ?? 0)).toBeUndefined();
  expect(readEvtxEventAt(source, three.length + start, 100)).toBeUndefined();
});

/** Logs of one chunk as one log. */
function joined(logs: readonly Uint8Array[]): Uint8Array {
  const [first = new Uint8Array()] = logs;
  const log = Buffer.concat([first.subarray(0, chunkStart), ...logs.map((log) => log.subarray(chunkStart))]);
  log.writeUInt16LE(logs.length, 42);
  return log;
}

/** A log of events that hold a number each. */
function numbered(numbers: readonly number[], type = 0x04): Uint8Array {
  return writeLog(
    { name: 'Event', content: [{ index: 0 }] },
    numbers.map((number) => [{ type, bytes: Buffer.of(number) }]),
  );
}
