import { applyEdits, type TextEdit } from '../text/edit.ts';
import { emptyRange } from '../text/range.ts';
import type { EmbeddedQuery } from './embedded-query.ts';

/**
 * Edits of a query as edits of its host document, after which the host reads as the edited query.
 * No edit may reach into a hole; an edit that removes a line break removes the comment lines behind it.
 */
export function hostEdits(query: EmbeddedQuery, edits: readonly TextEdit[]): readonly TextEdit[] {
  const encoded = edits.map(({ range, newText }) => ({
    range: {
      start: query.map.toHost(emptyRange(range.start)).start,
      end: query.map.toHost(emptyRange(range.end)).start,
    },
    newText: query.encode(newText),
  }));
  const adjustment = query.adjust?.(applyEdits(query.text, edits));
  return adjustment ? [adjustment, ...encoded] : encoded;
}
