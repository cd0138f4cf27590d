import { isComparison } from '../dialect/shape.ts';
import type { TextRange } from '../text/range.ts';
import { walk } from '../xpath/walk.ts';
import { eventIdAt } from './event-id.ts';
import { type QueryDocument, queryAt } from './query-document.ts';

/** Every place of a document that holds the event ID at an offset. */
export function documentHighlights(document: QueryDocument, hostOffset: number): readonly TextRange[] {
  const at = queryAt(document, hostOffset);
  const wanted = at && eventIdAt(at.found.query, at.offset);
  if (!wanted) return [];
  return document.queries.flatMap(({ embedded, query }) =>
    walk(query.expr).flatMap(({ node }) => {
      const place = isComparison(node) ? eventIdAt(query, node.right.start) : undefined;
      return place?.id === wanted.id ? [embedded.map.toHost(place.range)] : [];
    }),
  );
}
