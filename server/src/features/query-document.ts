import { type Query, type QueryContext, readQuery } from '../dialect/query.ts';
import type { Target } from '../dialect/target.ts';
import type { EmbeddedQuery, HostDocument } from '../hosts/embedded-query.ts';
import { emptyHostQueryAt, type HostSource, readHost } from '../hosts/read-host.ts';
import type { FindingLevels } from './finding-levels.ts';

/** A document with its queries, as it stood when it was read: what every feature is a function of. */
export interface QueryDocument {
  readonly text: string;
  readonly host: HostDocument;
  readonly queries: readonly DocumentQuery[];
  readonly source: HostSource;
  readonly options: ReadOptions;
}

/** A query of a document: where it lives and what it says. */
export interface DocumentQuery {
  readonly embedded: EmbeddedQuery;
  readonly query: Query;
}

export interface ReadOptions {
  /** Where the queries run, whatever their document says; without it, the document decides. */
  readonly target?: Target | undefined;
  /** Where the queries run if neither `target` nor their document says it: those of `.evxpath` files. */
  readonly defaultTarget?: Target | undefined;
  /** How grave findings are; without it, as we judge. */
  readonly levels?: FindingLevels | undefined;
}

/**
 * Reads a document; `undefined` where it is of a kind that holds no queries.
 * @param before the document as it was: queries that are still the same are taken from it, so that a keystroke costs one query.
 */
export function readDocument(
  source: HostSource,
  options: ReadOptions = {},
  before?: QueryDocument,
): QueryDocument | undefined {
  const host = readHost(source);
  if (!host) return undefined;
  const known = new Map(before?.queries.map(({ embedded, query }) => [keyOf(embedded, query), query]));
  const queries = host.queries.map((embedded) => {
    const context = contextOf(embedded, options);
    const query = known.get(keyOf(embedded, context)) ?? readQuery(embedded.text, context);
    return { embedded, query };
  });
  return { text: source.text, host, queries, source, options };
}

/** The document with another text. */
export function reread(document: QueryDocument, text: string): QueryDocument | undefined {
  return readDocument({ ...document.source, text }, document.options, document);
}

/** A query for itself, without a document around it. */
export function readBareQuery(text: string, target: Target): Query {
  return readQuery(text, { form: 'absent', target });
}

/** The query at an offset of the document, with the offset in the query's text; `undefined` outside of all queries. */
export function queryAt(
  document: QueryDocument,
  hostOffset: number,
): { readonly found: DocumentQuery; readonly offset: number } | undefined {
  for (const found of document.queries) {
    const { hostRange, map } = found.embedded;
    if (hostOffset < hostRange.start || hostOffset > hostRange.end) continue;
    const offset = map.toQuery(hostOffset);
    if (offset !== undefined) return { found, offset };
  }
  return undefined;
}

/** The empty query that a document has room for at an offset, where nothing marks it. */
export function emptyQueryAt(
  { source, options }: QueryDocument,
  hostOffset: number,
): { readonly found: DocumentQuery; readonly offset: number } | undefined {
  const embedded = emptyHostQueryAt(source, hostOffset);
  const query = embedded && readQuery(embedded.text, contextOf(embedded, options));
  return query && { found: { embedded, query }, offset: 0 };
}

/** All that a query's reading depends on. */
function keyOf(
  { text, channel, streams = [], isOldestFirst = false }: EmbeddedQuery,
  { form, target }: QueryContext,
): string {
  return [form, target, channel ?? '', streams.join(), isOldestFirst, text].join('\n');
}

function contextOf(
  { use, channel, streams, isOldestFirst }: EmbeddedQuery,
  { target, defaultTarget }: ReadOptions,
): QueryContext {
  switch (use) {
    case 'data-collection-rule':
      return { form: 'required', target: target ?? 'dcr', channel, streams };
    case 'subscription':
      return { form: 'absent', target: target ?? 'wef', channel };
    case 'event-log':
      return { form: 'absent', target: target ?? 'local', channel, isOldestFirst };
    case 'query-file':
      return { form: 'optional', target: target ?? defaultTarget ?? 'local', channel };
  }
}
