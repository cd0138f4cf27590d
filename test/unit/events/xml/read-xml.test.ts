import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeCorpus } from '../../../support/corpus.ts';
import { expectSameReading } from './same-reading.ts';

const samples = join(import.meta.dirname, '../../../../samples/events');
const sizes = [
  { chunk: 7, lookAhead: 16 },
  { chunk: 64, lookAhead: 1000 },
  { chunk: 1000, lookAhead: 1 << 16 },
  { lookAhead: 2000, mostWindow: 1 << 17 },
  {},
];

test.each(readdirSync(samples).filter((name) => name.endsWith('.xml')))(
  'reads the sample %s as the careful reader',
  (name) => {
    const bytes = readFileSync(join(samples, name));
    for (const options of sizes) expectSameReading(bytes, options);
  },
);

describeCorpus('the event XML of the corpus in the fast reader', (corpus) => {
  const folder = join(corpus, 'events');
  const files = ['evtx', 'ossem-dd', 'itpro-docs'].flatMap((sub) =>
    readdirSync(join(folder, sub))
      .filter((name) => /\.(?:xml|txt)$/.test(name))
      .map((name) => `${sub}/${name}`),
  );
  test.each(files)('%s', (name) => {
    const bytes = readFileSync(join(folder, name));
    expect(expectSameReading(bytes, {}).loose).toBe(0);
    if (bytes.length < 100_000) for (const options of sizes) expectSameReading(bytes, options);
  });
});
