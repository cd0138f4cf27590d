import { type Query, readQuery } from '../dialect/query.ts';
import { decodeText } from '../events/decode.ts';
import { type RunnableQuery, runnable } from '../features/match-query.ts';
import {
  type DocumentQuery,
  type QueryDocument,
  readBareQuery,
  readDocument,
} from '../features/query-document.ts';
import { type Selection, selectionOf } from '../features/selection.ts';
import { CommandError, type CommandIO } from './io.ts';
import { queryRecords } from './query-records.ts';

/** Where the queries come from that events are matched with. */
export type QuerySource =
  | { readonly kind: 'query'; readonly text: string }
  | { readonly kind: 'queries'; readonly path: string }
  | { readonly kind: 'rule'; readonly path: string };

/** A query under the name that its answer carries. */
export interface NamedQuery {
  readonly id: string | number;
  readonly query: Query;
  readonly run: Selection | (RunnableQuery & { kind: 'refused' });
}

/** @throws CommandError where there are none, and where a query that stands alone would be refused */
export function askedQueries(source: QuerySource, io: CommandIO): readonly NamedQuery[] {
  switch (source.kind) {
    case 'query':
      return [accepted(named('query', readQuery(source.text, { form: 'optional', target: 'local' })), io)];
    case 'queries':
      return queryRecords(source.path, io).map(({ id, query }) => named(id, readBareQuery(query, 'local')));
    case 'rule':
      return queriesOfRule(source.path, io);
  }
}

function queriesOfRule(path: string, io: CommandIO): readonly NamedQuery[] {
  const document = readDocument({ path, text: decodeText(io.readFile(path)).text });
  if (!document)
    throw new CommandError(
      `${path}: no queries found. Queries stand in xPathQueries (JSON, Bicep, Terraform), in a QueryList (XML), behind -FilterXPath (PowerShell) and in .evxpath files.`,
    );
  return document.queries
    .filter(({ embedded }) => embedded.role?.kind !== 'suppress')
    .map((found) => ofDocument(document, found));
}

function named(id: string | number, query: Query): NamedQuery {
  const run = runnable(query);
  return {
    id,
    query,
    run: run.kind === 'refused' ? run : { kind: 'selection', query: run, suppressions: [] },
  };
}

/** A Select with the Suppress elements of its Query; where one of these is refused, Windows refuses the whole. */
function ofDocument(document: QueryDocument, found: DocumentQuery): NamedQuery {
  const run = selectionOf(document, found);
  return { id: found.embedded.label, query: found.query, run: run.kind === 'refused' ? run.reason : run };
}

/** A single query that Windows refuses has no answer: that is wrong usage. Among many, each gets its own. */
function accepted(only: NamedQuery, io: CommandIO): NamedQuery {
  if (only.run.kind !== 'refused') return only;
  const { text } = only.query;
  const { start, end } = only.run.range;
  io.complain(`${text}\n${' '.repeat(start)}${'^'.repeat(Math.max(1, end - start))}`);
  throw new CommandError(`Windows refuses this query: ${only.run.message}`);
}
