import type { TextRange } from '../text/range.ts';
import { pathTo } from '../xpath/walk.ts';
import { type QueryDocument, queryAt } from './query-document.ts';

/** The ranges that a selection at an offset grows through, innermost first: a name, its comparison, its brackets, the query. */
export function selectionRanges(document: QueryDocument, hostOffset: number): readonly TextRange[] {
  const at = queryAt(document, hostOffset);
  if (!at) return [];
  const { embedded, query } = at.found;
  const nodes = pathTo(query.expr, at.offset).map(({ start, end }) => embedded.map.toHost({ start, end }));
  const whole = embedded.map.toHost({ start: 0, end: query.text.length });
  return [whole, ...nodes].reverse().filter(({ start, end }, index, all) => {
    const inner = all[index - 1];
    return start < end && (inner?.start !== start || inner.end !== end);
  });
}
