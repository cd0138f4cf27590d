import { type Query, readQuery } from '../dialect/query.ts';
import { runnable } from '../features/match-query.ts';
import { type DocumentQuery, type QueryDocument, queryAt, reread } from '../features/query-document.ts';
import { sameQuery } from '../features/same-query.ts';
import { selectionOf } from '../features/selection.ts';
import type { RunnableSelection } from '../matcher/selection.ts';
import type { QuerySource } from '../protocol.ts';
import { toOffset } from './convert.ts';
import type { Documents, Snapshot } from './documents.ts';

/** A query that the editor asks about. */
export interface AskedQuery {
  /** Where it stands in its document, in words. */
  readonly label: string;
  readonly query: Query;
  /** The document that it stands in; `undefined` for a filter that was typed, and in a text that is no document of the editor. */
  readonly place: { readonly snapshot: Snapshot; readonly found: DocumentQuery } | undefined;
  /** How it runs, or why Windows would not run it. */
  readonly run:
    | { readonly kind: 'selection'; readonly selection: RunnableSelection }
    | { readonly kind: 'refused'; readonly message: string };
}

/** @returns `undefined` where there is no query */
export async function askedQuery(source: QuerySource, documents: Documents): Promise<AskedQuery | undefined> {
  if (source.kind === 'text') return typedQuery(source.text);
  const snapshot = await documents.snapshot(source.uri);
  const at = snapshot && queryAt(snapshot.queries, toOffset(snapshot.document, source.position));
  if (!snapshot || !at) return undefined;
  return { ...runOf(snapshot.queries, at.found), place: { snapshot, found: at.found } };
}

/** What a query was in another text of its document; `undefined` where that has no such query. */
export function askedVersion({ place }: AskedQuery, text: string): AskedQuery | undefined {
  const version = place && reread(place.snapshot.queries, text);
  const found = version && sameQuery(place.snapshot.queries, place.found, version);
  return found && { ...runOf(version, found), place: undefined };
}

function runOf(document: QueryDocument, found: DocumentQuery): Pick<AskedQuery, 'label' | 'query' | 'run'> {
  const asked = { label: found.embedded.label, query: found.query };
  const selection = selectionOf(document, found);
  return selection.kind === 'refused'
    ? { ...asked, run: { kind: 'refused', message: selection.reason.message } }
    : { ...asked, run: { kind: 'selection', selection } };
}

/** A filter that was typed above a log; without one, all events are meant. */
function typedQuery(text: string): AskedQuery {
  const query = readQuery(text.trim() === '' ? '*' : text, { form: 'optional', target: 'local' });
  const run = runnable(query);
  const label = text.trim() === '' ? 'All events' : 'Filter';
  const asked = { label, query, place: undefined };
  if (run.kind === 'refused') return { ...asked, run };
  return { ...asked, run: { kind: 'selection', selection: { query: run, suppressions: [] } } };
}
