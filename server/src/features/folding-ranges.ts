import type { TextRange } from '../text/range.ts';
import type { QueryDocument } from './query-document.ts';

/** The queries that span lines. */
export function foldingRanges(document: QueryDocument): readonly TextRange[] {
  return document.queries
    .map(({ embedded }) => embedded.hostRange)
    .filter(({ start, end }) => /[\r\n]/.test(document.text.slice(start, end)));
}
