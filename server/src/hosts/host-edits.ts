import { applyEdits, type TextEdit } from '../text/edit.ts';
import type { EmbeddedQuery } from './embedded-query.ts';
import { outerEdit } from './layer.ts';

/**
 * Edits of a query as edits of its host document, after which the host reads as the edited query.
 * No edit may reach into a hole or between the halves of a character that the host escapes as one; an edit that removes a line break
 * removes the comment lines behind it.
 */
export function hostEdits(query: EmbeddedQuery, edits: readonly TextEdit[]): readonly TextEdit[] {
  const encoded = edits.map((edit) => outerEdit(query, edit));
  const adjustment = query.adjust?.(applyEdits(query.text, edits));
  return adjustment ? [adjustment, ...encoded] : encoded;
}
