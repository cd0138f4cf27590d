import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from '../../server/src/events/decode.ts';
import { type EventNode, eventNode } from '../../server/src/events/event.ts';
import { readEvents } from '../../server/src/events/read-xml.ts';
import { describeCorpus } from '../support/corpus.ts';
import { fuzzing, fuzzingTimeout } from '../support/fuzzing.ts';
import { expectSameInStore } from '../support/stored-evtx.ts';
import { readEvtx } from '../support/whole-log.ts';
import { printEvent } from '../unit/events/print-event.ts';

describeCorpus('the .evtx logs of the corpus', (corpus) => {
  const folder = join(corpus, 'events', 'evtx');
  const logs = readdirSync(folder).filter((name) => name.endsWith('.evtx'));
  const gold: Record<string, string[]> = JSON.parse(
    readFileSync(join(corpus, 'events', 'gold.json'), 'utf8'),
  );

  test('are there', () => expect(logs.length).toBe(77));

  test.each(logs)('%s reads as its XML does', (log) => {
    const { events, text } = readEvtx(bytesOf(log));
    const again = readEvents(text);
    expect(again.problems).toEqual(events.length > 0 ? [] : [expect.anything()]);
    expect(again.events).toEqual(events);
  });

  test.each(logs)('%s is in the store as it reads', (log) => {
    expect(expectSameInStore(bytesOf(log)).store.loose).toBe(0);
  });

  test('only the logs that were damaged have problems', () => {
    const problems = logs.flatMap((log) =>
      readEvtx(bytesOf(log)).problems.map(({ offset, message }) => `${log} ${offset} ${message}`),
    );
    expect(problems).toMatchInlineSnapshot(`
      [
        "Microsoft-Windows-HelloForBusiness_4Operational-d53ba01f.evtx 4096 The checksum of the chunk that begins here is wrong: its events may be damaged.",
        "Microsoft-Windows-HelloForBusiness_4Operational-d53ba01f.evtx 8080 The log is damaged here: events are missing.",
        "Microsoft-Windows-LanguagePackSetup_4Operational-250a19aa.evtx 4096 The checksum of the chunk that begins here is wrong: its events may be damaged.",
        "Microsoft-Windows-LanguagePackSetup_4Operational-250a19aa.evtx 12024 The log is damaged here: events are missing.",
        "sample_with_a_bad_chunk_magic-7af781f5.evtx 4096 The checksum of the chunk that begins here is wrong: its events may be damaged.",
        "sample_with_a_bad_chunk_magic-7af781f5.evtx 12224 The log is damaged here: events are missing.",
        "sample_with_a_bad_chunk_magic-7af781f5.evtx 397312 The chunk that begins here is damaged: its events are missing.",
        "sample_with_a_bad_chunk_magic-7af781f5.evtx 462848 The checksum of the chunk that begins here is wrong: its events may be damaged.",
        "sample_with_a_bad_chunk_magic-7af781f5.evtx 470632 The log is damaged here: events are missing.",
        "sample_with_a_bad_chunk_magic-7af781f5.evtx 593920 The checksum of the chunk that begins here is wrong: its events may be damaged.",
        "sample_with_a_bad_chunk_magic-7af781f5.evtx 650816 The log is damaged here: events are missing.",
        "sample_with_a_bad_chunk_magic-7af781f5.evtx 659456 The chunk that begins here is damaged: its events are missing.",
      ]
    `);
  });

  test('the events of gold are the same as libevtx reads', { timeout: 60_000 }, () => {
    let compared = 0;
    const differences: string[] = [];
    for (const log of logs) {
      const [ours, theirs] = [rootsOf(log), rootsFrom(log, 'libevtx')];
      for (const record of gold[`evtx/${log}`] ?? []) {
        compared++;
        const [mine, other] = [ours.get(record), theirs.get(record)];
        if (!mine || !other || normal(mine) !== normal(other)) differences.push(`${log} ${record}`);
      }
    }
    expect(compared).toBe(3796);
    expect(differences).toEqual(withRenderingInfo);
  });

  test('no event that libevtx or pyevtx reads is missing', { timeout: 60_000 }, () => {
    const missing = logs.flatMap((log) => {
      const ours = rootsOf(log);
      const readers = ['libevtx', 'pyevtx'].filter((reader) =>
        readdirSync(folder).includes(xmlName(log, reader)),
      );
      return readers.flatMap((reader) =>
        [...rootsFrom(log, reader).keys()]
          .filter((record) => !ours.has(record))
          .map((record) => `${log} ${record} ${reader}`),
      );
    });
    expect(missing).toEqual(readFromDamage);
  });

  test('cut or with bytes changed, a log reads the same into the store', { timeout: fuzzingTimeout }, () => {
    const small = logs.map(bytesOf).filter(({ length }) => length < 100_000);
    const change = fc.tuple(fc.nat(69_631), fc.nat(255));
    fc.assert(
      fc.property(
        fc.constantFrom(...small),
        fc.array(change, { minLength: 1, maxLength: 20 }),
        fc.nat(200_000),
        (log, changes, length) => {
          const bytes = log.slice(0, Math.max(length, 8));
          for (const [at, byte] of changes) if (at >= 8 && at < bytes.length) bytes[at] = byte;
          const { problems, store } = expectSameInStore(bytes);
          expect(store.count).toBeLessThan(2000);
          expect(problems.every(({ offset }) => offset <= bytes.length)).toBe(true);
        },
      ),
      fuzzing(400),
    );
  });

  function bytesOf(log: string): Uint8Array {
    return new Uint8Array(readFileSync(join(folder, log)));
  }

  function rootsOf(log: string): ReadonlyMap<string, EventNode> {
    return new Map(readEvtx(bytesOf(log)).events.map(({ root }) => [recordOf(root), root]));
  }

  function rootsFrom(log: string, reader: string): ReadonlyMap<string, EventNode> {
    const { text } = decodeText(readFileSync(join(folder, xmlName(log, reader))));
    return new Map(readEvents(text).events.map(({ root }) => [recordOf(root), root]));
  }
});

/** The value of their UserData holds two instances of templates, EventData and RenderingInfo; libevtx and pyevtx stop after the first. */
const withRenderingInfo: readonly string[] = [
  'E_Windows_system32_winevt_logs_Microsoft-Windows-Shell-Core_4Operation-dcc96b4d.evtx 161',
  'E_Windows_system32_winevt_logs_Microsoft-Windows-Shell-Core_4Operation-dcc96b4d.evtx 968',
];

/** pyevtx reads on in records whose end was never written: what it finds has no names or empty values. libevtx and we leave them out. */
const readFromDamage: readonly string[] = [
  'Microsoft-Windows-HelloForBusiness_4Operational-d53ba01f.evtx 0 pyevtx',
  'sample_with_a_bad_chunk_magic-7af781f5.evtx  pyevtx',
  'sample_with_a_bad_chunk_magic-7af781f5.evtx 47640 pyevtx',
  'sample_with_a_bad_chunk_magic-7af781f5.evtx 45933 pyevtx',
];

function xmlName(log: string, reader: string): string {
  return log.replace(/evtx$/, `${reader}.xml`);
}

function recordOf(event: EventNode): string {
  const system = event.children.find(({ name }) => name === 'System');
  return system?.children.find(({ name }) => name === 'EventRecordID')?.text ?? '';
}

/**
 * What the readers write differently: the case of GUIDs, digits of times beyond the microsecond, zeros at the beginning of hexadecimal
 * numbers (Windows writes `0x3e7`, libevtx `0x00000000000003e7`), blanks, and empty attributes.
 */
function normal(root: EventNode): string {
  return printEvent(normalNode(root))
    .replace(/\{[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}/gi, (guid) => guid.toUpperCase())
    .replace(/(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6})\d*Z/g, '$1Z')
    .replace(/"0x0+(?=[\da-f])/gi, '"0x');
}

function normalNode({ name, attributes, content }: EventNode): EventNode {
  const blank = (value: string) => value.replace(/\s+/g, ' ').trim();
  return eventNode(
    name,
    attributes
      .filter(({ value }) => value !== '')
      .map((attribute) => ({ name: attribute.name, value: blank(attribute.value) })),
    content.map((each) => (typeof each === 'string' ? blank(each) : normalNode(each))),
  );
}
