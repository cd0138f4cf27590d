import type { RuleAmount, SampleCounts } from '../features/sample-counts.ts';
import { selectionOf } from '../features/selection.ts';
import type { ServerSettings } from '../protocol.ts';
import type { Counts } from '../samples/question.ts';
import type { Snapshot } from './documents.ts';
import type { SampleFiles } from './sample-files.ts';

/** What the queries of documents select from the samples, for the lines above them. */
export interface LensCounts {
  /**
   * What is known within a short while, so that an answer is never waited for; `undefined` where there are no samples, or where they are
   * still counted: then it is told when the counts are there.
   */
  soon(snapshot: Snapshot, settings: ServerSettings): Promise<SampleCounts | undefined>;
}

/** @param onCounted called with the rest of a counting that took longer: when it is done, the lines are to be asked for again */
export function lensCounts(samples: SampleFiles, onCounted: (counting: Promise<void>) => void): LensCounts {
  const late = new WeakMap<Snapshot['queries'], { readonly key: string; readonly counts: SampleCounts }>();
  return { soon };

  async function soon(snapshot: Snapshot, settings: ServerSettings): Promise<SampleCounts | undefined> {
    const files = samples.uris();
    if (files.length === 0 || samples.loadedEvents() === 0) return undefined;
    const key = `${samples.revision()} ${settings.caseSensitive}`;
    const known = late.get(snapshot.queries);
    if (known?.key === key) return known.counts;
    const counting = countsOf(snapshot, files, samples, settings);
    const counts = await within(shortWhile, counting);
    if (counts) return counts;
    onCounted(counting.then((counted) => void late.set(snapshot.queries, { key, counts: counted })));
    return known?.counts;
  }
}

/** In milliseconds: people do not notice it. */
const shortWhile = 100;

function within<T>(milliseconds: number, answer: Promise<T>): Promise<T | undefined> {
  const end = new Promise<undefined>((resolve) => void setTimeout(() => resolve(undefined), milliseconds));
  return Promise.race([answer, end]);
}

async function countsOf(
  { queries: document }: Snapshot,
  files: readonly string[],
  { desk }: SampleFiles,
  { caseSensitive }: ServerSettings,
): Promise<SampleCounts> {
  const runs = document.queries.map((found) => ({ found, run: selectionOf(document, found) }));
  const counted = runs.flatMap(({ found, run }, index) =>
    run.kind === 'selection' ? [{ found, run, index }] : [],
  );
  const rules = [...new Set(counted.flatMap(({ found }) => found.embedded.rule ?? []))].filter(
    (rule) => counted.filter(({ found }) => found.embedded.rule === rule).length > 1,
  );
  const ask = (selected: typeof counted): Promise<Counts> =>
    desk.ask({
      kind: 'counts',
      files,
      selections: selected.map(({ run: { query, suppressions } }) => ({ query, suppressions })),
      options: { now: Date.now(), caseSensitive },
    });
  const all = await ask(counted);
  const ofRules = new Map<number, RuleAmount>();
  for (const rule of rules) {
    const { union, repeated } = await ask(counted.filter(({ found }) => isCollected(found.embedded, rule)));
    ofRules.set(rule, { ...union, repeated: repeated.events });
  }
  const queries = runs.map((_, index) => all.each[counted.findIndex((each) => each.index === index)]);
  return { total: all.total, queries, rules: ofRules };
}

function isCollected(
  { rule, role }: Snapshot['queries']['queries'][number]['embedded'],
  wanted: number,
): boolean {
  return rule === wanted && role?.kind !== 'suppress';
}
