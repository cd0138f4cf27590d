import type { Outcome } from '../../matcher/explain.ts';
import type { TextRange } from '../../text/range.ts';
import type { EventPlaces } from './event-places.ts';
import type { FieldReason, Miss } from './miss.ts';

/** A value in the XML of an event, and whether the filter takes it. */
export interface WhyMark extends TextRange {
  readonly isMatched: boolean;
  /** Not so where it is read only by alternatives to one that holds. */
  readonly isNeeded: boolean;
}

/** A comparison that is told of, and what came of it. */
export interface ToldCondition {
  readonly condition: Pick<WhyMark, 'isNeeded'>;
  readonly outcomes: readonly Outcome[];
}

/** A value, no element with others in it, is marked once: as missed where it is a reason, or where no comparison takes it. */
export function xmlMarks(
  conditions: readonly ToldCondition[],
  miss: Miss,
  places: EventPlaces,
): readonly WhyMark[] {
  const blamed = new Set(
    reasonsIn(miss)
      .flatMap((reason) => reason.outcomes)
      .flatMap(({ nodes }) => nodes),
  );
  const marks = new Map<string, WhyMark>();
  const read = conditions.flatMap(({ condition, outcomes }) =>
    outcomes.flatMap(({ nodes, matched }) =>
      nodes.map((node) => ({ node, matched, isNeeded: condition.isNeeded })),
    ),
  );
  for (const { node, matched, isNeeded } of read) {
    const place = places.get(node);
    const isValue = !('children' in node) || node.children.length === 0;
    if (!place || !isValue) continue;
    const { start, end } = place;
    const key = `${start}-${end}`;
    const before = marks.get(key);
    const isMatched = !blamed.has(node) && (matched || before?.isMatched === true);
    marks.set(key, { start, end, isMatched, isNeeded: isNeeded || before?.isNeeded === true });
  }
  return [...marks.values()].sort((a, b) => a.start - b.start);
}

function reasonsIn({ reasons }: Miss): readonly FieldReason[] {
  return reasons.flatMap((reason) => (reason.kind === 'field' ? [reason] : reason.misses.flatMap(reasonsIn)));
}
