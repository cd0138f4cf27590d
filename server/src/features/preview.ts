import { eventIn } from '../catalog/events.ts';
import type { EventRecord } from '../events/event.ts';
import type { MatchOptions } from '../matcher/match.ts';
import type { TextRange } from '../text/range.ts';
import { type RunnableQuery, runnable, selects } from './match-query.ts';
import type { DocumentQuery, QueryDocument } from './query-document.ts';
import { type EventSummary, type SampleFile, summaryOf } from './samples.ts';

/** What a query selects from sample files, or why Windows would not run it. */
export type Preview =
  | { readonly kind: 'refused'; readonly message: string; readonly range: TextRange }
  | { readonly kind: 'matched'; readonly total: number; readonly events: readonly MatchedEvent[] };

/** An event that a query selects: where it is and what people look at first. */
export interface MatchedEvent extends EventSummary {
  /** The index of its file. */
  readonly sample: number;
  /** Its index among the events of its file. */
  readonly index: number;
  /** Our name for it, where the catalog knows it. */
  readonly name: string | undefined;
}

/**
 * Runs a query of a document on sample files; `range` of a refusal is one of the document. What a Select selects is lessened by each
 * Suppress of its Query, which wins (MS-EVEN6 2.2.16, [D]); a Suppress alone shows what it would take away.
 */
export function preview(
  document: QueryDocument,
  found: DocumentQuery,
  samples: readonly SampleFile[],
  options: MatchOptions,
): Preview {
  const query = runnable(found.query);
  if (query.kind === 'refused') return refused(found, query);
  const suppressions: RunnableQuery[] = [];
  for (const suppress of suppressesOf(document, found)) {
    const suppression = runnable(suppress.query);
    if (suppression.kind === 'refused') return refused(suppress, suppression);
    suppressions.push(suppression);
  }
  const shows = (event: EventRecord) =>
    selects(query, event, options) &&
    !suppressions.some((each) => each.kind === 'runnable' && selects(each, event, options));
  const events = samples.flatMap((file, sample) =>
    file.events.flatMap((event, index) => (shows(event) ? [matched(sample, index, summaryOf(event))] : [])),
  );
  return { kind: 'matched', total: samples.reduce((sum, { events: all }) => sum + all.length, 0), events };
}

function suppressesOf(
  document: QueryDocument,
  { embedded: { role } }: DocumentQuery,
): readonly DocumentQuery[] {
  if (role?.kind !== 'select') return [];
  return document.queries.filter(
    ({ embedded }) => embedded.role?.kind === 'suppress' && embedded.role.query === role.query,
  );
}

function refused(
  { embedded }: DocumentQuery,
  { message, range }: RunnableQuery & { kind: 'refused' },
): Preview {
  return { kind: 'refused', message, range: embedded.map.toHost(range) };
}

function matched(sample: number, index: number, summary: EventSummary): MatchedEvent {
  const { id, channel, provider } = summary;
  const name = id === undefined ? undefined : eventIn(channel, provider, id)?.name;
  return { sample, index, name, ...summary };
}
