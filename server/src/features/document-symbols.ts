import type { TextRange } from '../text/range.ts';
import { textOf } from '../text/range.ts';
import type { QueryDocument } from './query-document.ts';

/** A query in the outline of its document. */
export interface DocumentSymbol {
  /** Its channel, or where it stands. */
  readonly name: string;
  /** Its filter, on one line. */
  readonly detail: string;
  readonly range: TextRange;
  /** Its text, without quotes. */
  readonly textRange: TextRange;
}

/** The queries of a document, for its outline and for jumping to one. */
export function documentSymbols(document: QueryDocument): readonly DocumentSymbol[] {
  return document.queries.map(({ embedded, query }) => ({
    name: query.channel ?? embedded.label,
    detail: textOf(query.text, query.entry.xpath).replace(/\s+/g, ' '),
    range: embedded.hostRange,
    textRange: embedded.map.toHost({ start: 0, end: embedded.text.length }),
  }));
}
