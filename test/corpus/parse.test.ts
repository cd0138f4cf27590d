import { expect, test } from 'vitest';
import { describeCorpus } from '../support/corpus.ts';
import { brokenInvariants, misprint } from '../unit/xpath/invariants.ts';
import { brokenQueries, corpusQueries } from './queries.ts';

describeCorpus('the tree of every corpus query and of every prefix of it', (corpus) => {
  const texts = new Set([...corpusQueries(corpus), ...brokenQueries(corpus)].map(({ query }) => query));

  test(`is whole (${texts.size} queries)`, { timeout: 240_000 }, () => {
    const faults: string[] = [];
    const seen = new Set<string>();
    for (const text of texts) {
      for (let end = text.length; end >= 0 && faults.length < 10; end--) {
        const prefix = text.slice(0, end);
        if (seen.has(prefix)) break;
        seen.add(prefix);
        faults.push(...brokenInvariants(prefix).map((fault) => `${prefix}: ${fault}`));
        const printed = misprint(prefix);
        if (printed !== undefined) faults.push(`${prefix} prints as ${printed}`);
      }
    }
    expect(faults).toEqual([]);
  });
});
