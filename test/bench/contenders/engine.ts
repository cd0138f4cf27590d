import type { ReadProblem } from '../../../server/src/events/event.ts';
import { readEvtxInto } from '../../../server/src/events/evtx/read-evtx-into.ts';
import { type EventStore, storeBuilder } from '../../../server/src/events/store/event-store.ts';
import { readXml } from '../../../server/src/events/xml/read-xml.ts';
import { runnable } from '../../../server/src/features/match-query.ts';
import { readBareQuery } from '../../../server/src/features/query-document.ts';
import { type Scanner, scanner } from '../../../server/src/matcher/scanner.ts';
import { finished, search } from '../../../server/src/matcher/search.ts';
import { sixQuestions } from '../events/questions.ts';
import type { Answer } from './answer.ts';
import { fileSource } from './file-source.ts';

/** Ours, and the only file of the benchmark that knows how it is called. */
export interface Loaded {
  readonly store: EventStore;
  /** For the readings of distinct values, which are made once for a store. */
  readonly scanner: Scanner;
}

export function loadXml(path: string): Loaded {
  const builder = storeBuilder();
  return loaded(builder.finish, readXml(fileSource(path), builder));
}

export function loadEvtx(path: string): Loaded {
  const builder = storeBuilder();
  return loaded(builder.finish, readEvtxInto(fileSource(path), builder));
}

export function eventsOf({ store }: Loaded): number {
  return store.count;
}

/** How many events a query selects; of earlier questions, only the readings of values are kept. */
export function count({ store, scanner: { numbers } }: Loaded, query: string): number {
  const run = runnable(readBareQuery(query, 'local'));
  if (run.kind === 'refused') throw new Error(run.message);
  const fresh = { ...scanner(store), numbers };
  return finished(search({ query: run, suppressions: [] }, fresh, () => undefined, options)).count;
}

export function answer(path: string): Answer {
  const events = path.endsWith('.evtx') ? loadEvtx(path) : loadXml(path);
  return { events: eventsOf(events), counts: sixQuestions.map(({ query }) => count(events, query)) };
}

const options = { now: Date.parse('2024-05-15T00:00:00Z'), caseSensitive: false };

/** Files of the benchmark are sound, and all of their events belong into columns. */
function loaded(
  finish: () => EventStore,
  reading: Generator<unknown, { readonly problems: readonly ReadProblem[] }>,
): Loaded {
  let step = reading.next();
  while (!step.done) step = reading.next();
  const [problem] = step.value.problems;
  if (problem) throw new Error(`At ${problem.offset}: ${problem.message}`);
  const store = finish();
  if (store.loose > 0) throw new Error(`${store.loose} events are not in columns.`);
  return { store, scanner: scanner(store) };
}
