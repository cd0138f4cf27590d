import type { Query } from '../dialect/query.ts';
import { isComplete } from '../dialect/shape.ts';
import type { EmbeddedQuery } from '../hosts/embedded-query.ts';
import { hostEdits } from '../hosts/host-edits.ts';
import type { TextEdit } from '../text/edit.ts';
import { hole } from '../text/hole.ts';
import { type TextRange, touchesRange } from '../text/range.ts';
import { layout } from '../xpath/layout.ts';
import { print } from '../xpath/print.ts';
import type { DocumentQuery, QueryDocument } from './query-document.ts';

/**
 * Formats the queries that touch a range of the document, nothing around them: what stands on one line stays on one line, what is laid out
 * over lines is laid out. A query with mistakes, interpolations or comments inside stays as it is.
 */
export function format(document: QueryDocument, range: TextRange): readonly TextEdit[] {
  return document.queries
    .filter(({ embedded }) => touchesRange(embedded.hostRange, range))
    .flatMap((found) => formatted(document.text, found) ?? []);
}

/** The edits that lay a query out over several lines; `undefined` where its host cannot hold line breaks as they are, and where `format` does nothing. */
export function laidOut(text: string, found: DocumentQuery): readonly TextEdit[] | undefined {
  const { embedded, query } = found;
  const place = embedded.map.toHost({ start: query.entry.xpath.start, end: query.entry.xpath.start });
  if (!isFormattable(found) || embedded.encode('\n', place) !== '\n') return undefined;
  return replaced(found, layout(query.expr, indentationOf(text, place.start), widest));
}

/** The edits of `format` for one query; `undefined` where there is nothing to do. */
export function formatted(text: string, found: DocumentQuery): readonly TextEdit[] | undefined {
  if (/[\r\n]/.test(xpathOf(found.query))) return laidOut(text, found);
  return isFormattable(found) ? replaced(found, print(found.query.expr)) : undefined;
}

const widest = 100;

function isFormattable({ query, embedded }: DocumentQuery): boolean {
  const { syntax, expr, text } = query;
  return syntax.length === 0 && isComplete(expr) && !text.includes(hole) && !hasComments(embedded);
}

/** Whether the host holds something between the characters of the query that is no part of it. */
function hasComments({ map, text }: EmbeddedQuery): boolean {
  let end = map.toHost({ start: 0, end: 0 }).start;
  for (let offset = 0; offset < text.length; offset++) {
    const unit = map.toHost({ start: offset, end: offset + 1 });
    if (unit.start > end) return true;
    end = unit.end;
  }
  return false;
}

function replaced({ embedded, query }: DocumentQuery, newText: string): readonly TextEdit[] | undefined {
  if (xpathOf(query) === newText) return undefined;
  return hostEdits(embedded, [{ range: query.entry.xpath, newText }]);
}

function xpathOf({ text, entry }: Query): string {
  return text.slice(entry.xpath.start, entry.xpath.end);
}

/** The white space that the line of an offset begins with. */
function indentationOf(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}
