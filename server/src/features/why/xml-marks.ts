import type { Outcome } from '../../matcher/explain.ts';
import type { TextRange } from '../../text/range.ts';
import type { EventPlaces } from './event-places.ts';
import type { FieldReason, Miss } from './miss.ts';

/** A value in the XML of an event, and whether the filter takes it. */
export interface WhyMark extends TextRange {
  readonly isMatched: boolean;
}

/** A value, no element with others in it, is marked once: as missed where it is a reason, or where no comparison takes it. */
export function xmlMarks(outcomes: readonly Outcome[], miss: Miss, places: EventPlaces): readonly WhyMark[] {
  const blamed = new Set(
    reasonsIn(miss)
      .flatMap((reason) => reason.outcomes)
      .flatMap(({ nodes }) => nodes),
  );
  const marks = new Map<string, WhyMark>();
  for (const { nodes, matched } of outcomes) {
    for (const node of nodes) {
      const place = places.get(node);
      const isValue = !('children' in node) || node.children.length === 0;
      if (!place || !isValue) continue;
      const key = `${place.start}-${place.end}`;
      const isMatched = !blamed.has(node) && (matched || marks.get(key)?.isMatched === true);
      marks.set(key, { start: place.start, end: place.end, isMatched });
    }
  }
  return [...marks.values()].sort((a, b) => a.start - b.start);
}

function reasonsIn({ reasons }: Miss): readonly FieldReason[] {
  return reasons.flatMap((reason) => (reason.kind === 'field' ? [reason] : reason.misses.flatMap(reasonsIn)));
}
