import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesAsSource } from '../../../server/src/events/byte-source.ts';
import { nodeOfEvent } from '../../../server/src/events/store/event-store.ts';
import { load } from '../../../server/src/samples/load.ts';
import { serveLoader } from '../../../server/src/samples/loader.ts';
import { localPorts } from '../../../server/src/samples/local-port.ts';
import type { FileOpener } from '../../../server/src/samples/port.ts';
import { type SampleSet, sampleSet } from '../../../server/src/samples/sample-set.ts';
import { turnEvery } from '../../../server/src/samples/turn.ts';

const samples = join(import.meta.dirname, '../../../samples/events');
const log = join(samples, readdirSync(samples).find((name) => name.endsWith('.evtx')) ?? '');

const event = (data: string) =>
  `<Event><System><EventID>1</EventID></System><EventData>${data}</EventData></Event>\n`;

/** What seems to be a place between two events, and is inside one. */
const trap = event('<Data><![CDATA[</Event>\n<Event >]]></Data>');
const hidden = '<!-- </Event>\n<Event><System/></Event>\n<Event> -->\n';

test.each([
  ['plain events', [event('a'), event('b')]],
  ['events that hold what looks like two', [trap]],
  ['comments that hold events', [event('a'), hidden]],
  ['damage', [event('a'), '<Event><System>\n', event('b')]],
])(
  '%s are the same in pieces and as a whole',
  async (_, parts) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 40, max: 900 }),
        async (written, leastPiece) => {
          const bytes = new TextEncoder().encode(`<Events>\n${written.join('')}</Events>`);
          const samples = await loaded(bytes, leastPiece);
          expect(eventsOf(samples)).toEqual(wholeOf(bytes));
        },
      ),
      { numRuns: 40 },
    );
  },
  60_000,
);

test('a log is the same in pieces and as a whole', async () => {
  const bytes = new Uint8Array(readFileSync(log));
  expect(eventsOf(await loaded(bytes, 65_536))).toEqual(wholeOf(bytes));
});

function loaded(bytes: Uint8Array, leastPiece: number): Promise<SampleSet> {
  const files: FileOpener = { open: () => ({ ...bytesAsSource(bytes), close: () => undefined }) };
  const fetchBytes = () => Promise.reject(new Error('it is there'));
  const startLoader = () => {
    const [here, there] = localPorts();
    serveLoader(there, files, turnEvery(20));
    return here;
  };
  return new Promise((resolve) => {
    const samples = sampleSet({ files, fetchBytes, startLoader, mostLoaders: 4, leastPiece }, () => {
      if (samples.states().every(({ state }) => state === 'loaded')) resolve(samples);
    });
    samples.keep(['a']);
  });
}

/** Each event by its place and as a tree. */
function eventsOf(samples: SampleSet) {
  return samples.numbering().parts.flatMap(({ segment: { store } }) => placed(store));
}

function wholeOf(bytes: Uint8Array) {
  const found = [];
  for (const { segment } of load(bytesAsSource(bytes), { start: 0, end: bytes.length }))
    if (segment) found.push(...placed(segment.store));
  return found;
}

function placed(store: Parameters<typeof nodeOfEvent>[0]) {
  return Array.from({ length: store.count }, (_, index) => [
    store.starts[index],
    store.lengths[index],
    JSON.stringify(nodeOfEvent(store, index)?.content),
  ]);
}
