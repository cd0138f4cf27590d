import type { Filter, RunnableSelection } from '../matcher/selection.ts';
import { type RunnableQuery, runnable } from './match-query.ts';
import type { DocumentQuery, QueryDocument } from './query-document.ts';

/** A query with what its Query of a query list takes away again, ready to run. */
export interface Selection extends RunnableSelection {
  readonly kind: 'selection';
}

/** The query that Windows would not run, so that the whole selects nothing. */
export interface RefusedSelection {
  readonly kind: 'refused';
  readonly found: DocumentQuery;
  readonly reason: RunnableQuery & { kind: 'refused' };
}

/**
 * What a query of a document selects: that of a Select is lessened by each Suppress of its Query, which wins (MS-EVEN6 2.2.16, [D]);
 * a Suppress alone selects what it would take away.
 */
export function selectionOf(document: QueryDocument, found: DocumentQuery): Selection | RefusedSelection {
  const query = runnable(found.query);
  if (query.kind === 'refused') return { kind: 'refused', found, reason: query };
  const suppressions: Filter[] = [];
  for (const suppress of suppressesOf(document, found)) {
    const suppression = runnable(suppress.query);
    if (suppression.kind === 'refused') return { kind: 'refused', found: suppress, reason: suppression };
    suppressions.push(suppression);
  }
  return { kind: 'selection', query, suppressions };
}

/** The Suppress elements that lessen a Select. */
export function suppressesOf(
  document: QueryDocument,
  { embedded: { role } }: DocumentQuery,
): readonly DocumentQuery[] {
  if (role?.kind !== 'select') return [];
  return document.queries.filter(
    ({ embedded }) => embedded.role?.kind === 'suppress' && embedded.role.query === role.query,
  );
}
