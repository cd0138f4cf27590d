import type { Query } from '../dialect/query.ts';
import { isComplete } from '../dialect/shape.ts';
import { hostEdits } from '../hosts/host-edits.ts';
import type { TextEdit } from '../text/edit.ts';
import { type TextRange, touchesRange } from '../text/range.ts';
import { print } from '../xpath/print.ts';
import type { QueryDocument } from './query-document.ts';

/** Formats the queries that touch a range of the document, nothing around them. What has mistakes, and what is laid out over lines, stays as it is. */
export function format(document: QueryDocument, range: TextRange): readonly TextEdit[] {
  return document.queries
    .filter(({ embedded }) => touchesRange(embedded.hostRange, range))
    .flatMap(({ embedded, query }) => {
      const edit = formatted(query);
      return edit ? hostEdits(embedded, [edit]) : [];
    });
}

function formatted({ text, expr, entry, syntax }: Query): TextEdit | undefined {
  if (syntax.length > 0 || !isComplete(expr) || /[\r\n]/.test(text)) return undefined;
  const newText = print(expr);
  const isFormatted = text.slice(entry.xpath.start, entry.xpath.end) === newText;
  return isFormatted ? undefined : { range: entry.xpath, newText };
}
