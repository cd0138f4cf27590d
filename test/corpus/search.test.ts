import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readQuery } from '../../server/src/dialect/query.ts';
import { decodeText } from '../../server/src/events/decode.ts';
import type { EventNode } from '../../server/src/events/event.ts';
import { readEvents } from '../../server/src/events/read-xml.ts';
import { type MatchOptions, matches } from '../../server/src/matcher/match.ts';
import { resolve } from '../../server/src/matcher/resolve.ts';
import { scanner } from '../../server/src/matcher/scanner.ts';
import type { Test } from '../../server/src/matcher/test.ts';
import { describeCorpus } from '../support/corpus.ts';
import { foundIn, storeOf } from '../support/stored-events.ts';
import { completeQueries } from './queries.ts';

/** All events in a long run, else one in ten. */
const { FUZZ_SECONDS: isLong } = process.env;

/** Amid the years that the events are from. */
const options: MatchOptions = { now: Date.UTC(2022, 0, 1), caseSensitive: false };

describeCorpus('what the columns answer to the corpus queries', (corpus) => {
  const gold: Readonly<Record<string, readonly string[]>> = JSON.parse(
    readFileSync(join(corpus, 'events', 'gold.json'), 'utf8'),
  );
  const files = Object.keys(gold).filter((file) => gold[file]?.length);
  const queries = testsOf(corpus);

  test.each(['libevtx', 'pyevtx'])(
    `is what the trees answer, for events as %s reads them (${queries.size} queries)`,
    { timeout: 600_000 },
    (reader) => {
      const events = files
        .flatMap((file) => eventsOf(file, reader))
        .filter((_, index) => isLong || index % 10 === 0);
      const asked = scanner(storeOf(events).store);
      expect(asked.store.loose).toBe(0);
      let pairs = 0;
      const differences: string[] = [];
      for (const [text, query] of queries) {
        const found = foundIn(asked, events, query, options);
        for (const [index, event] of events.entries())
          if (found[index] !== matches(query, event, options)) differences.push(`${text} on event ${index}`);
        pairs += events.length;
      }
      expect(differences).toEqual([]);
      expect(pairs).toBeGreaterThan(400_000);
      if (isLong) console.log(`${pairs} pairs agree.`);
    },
  );

  function eventsOf(file: string, reader: string): readonly EventNode[] {
    const path = join(corpus, 'events', file.replace(/evtx$/, `${reader}.xml`));
    return readEvents(decodeText(readFileSync(path)).text).events.map(({ root }) => root);
  }
});

/** The complete queries that can be run, each text once. */
function testsOf(corpus: string): ReadonlyMap<string, Test> {
  const tests = new Map<string, Test>();
  for (const { query } of completeQueries(corpus)) {
    const { expr } = readQuery(query, { form: 'absent', target: 'local' });
    const resolved = resolve(expr);
    if ('test' in resolved) tests.set(query.trim(), resolved.test);
  }
  return tests;
}
