import type { DocumentHighlight } from 'vscode-languageserver';
import { documentHighlights } from '../features/document-highlights.ts';
import { toRange } from './convert.ts';
import type { Snapshot } from './documents.ts';

/** The places of the event ID at an offset. Elsewhere `undefined`, for an empty list would keep the editor from marking equal words. */
export function toDocumentHighlights(
  { document, queries }: Snapshot,
  offset: number,
): DocumentHighlight[] | undefined {
  const places = documentHighlights(queries, offset);
  return places.length > 0 ? places.map((place) => ({ range: toRange(document, place) })) : undefined;
}
