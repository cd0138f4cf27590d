import { hole } from '../text/hole.ts';
import { textOf } from '../text/range.ts';
import type { Expr } from '../xpath/ast.ts';
import { parse } from '../xpath/parse.ts';
import type { SyntaxProblem } from '../xpath/syntax-problem.ts';
import { type ChannelForm, type Entry, splitEntry } from './entry.ts';
import type { Target } from './target.ts';

/** A query as its rules see it: text, tree and where it runs. All offsets are offsets of `text`. */
export interface Query {
  readonly text: string;
  readonly entry: Entry;
  /** The channel that the query reads, where its text or its host document names one. */
  readonly channel: string | undefined;
  /** The streams that the query's events go into, where its data collection rule writes them out. */
  readonly streams: readonly string[] | undefined;
  /** Whether its command reads events from the oldest on, as far as its document tells. */
  readonly isOldestFirst: boolean;
  readonly form: ChannelForm;
  readonly target: Target;
  readonly expr: Expr;
  readonly syntax: readonly SyntaxProblem[];
}

/** What a host document tells of a query besides its text. */
export interface QueryContext {
  readonly form: ChannelForm;
  readonly target: Target;
  /** The channel that the document names elsewhere, such as the `Path` of a Select. */
  readonly channel?: string | undefined;
  /** The streams of its data source. */
  readonly streams?: readonly string[] | undefined;
  /** Whether its command reads events from the oldest on. */
  readonly isOldestFirst?: boolean | undefined;
}

/** Reads a query's text; never throws. */
export function readQuery(text: string, context: QueryContext): Query {
  const { form, target, channel, streams, isOldestFirst = false } = context;
  const entry = splitEntry(text);
  const { expr, problems } = parse(text, entry.xpath);
  const named = entry.channel && textOf(text, entry.channel);
  const where = { channel: named ?? channel, streams, isOldestFirst, form, target };
  return { text, entry, ...where, expr, syntax: problems };
}

/** Whether the query as a whole is computed by its host document, so that nothing can be said of it. */
export function isOpaque(query: Query): boolean {
  return query.text.trim() === hole;
}
