import type { CatalogEvent } from '../catalog/event.ts';
import { eventIn, likelyEventsById } from '../catalog/events.ts';
import { providersIn } from '../dialect/likely-channel.ts';
import type { Query } from '../dialect/query.ts';
import { type Comparison, isComparison } from '../dialect/shape.ts';
import type { TextRange } from '../text/range.ts';
import { pathTo } from '../xpath/walk.ts';

/** The comparison of EventID that holds an offset, if one does. */
function eventIdComparisonAt({ expr }: Query, offset: number): Comparison | undefined {
  return pathTo(expr, offset).findLast(
    (node): node is Comparison => isComparison(node) && comparesEventId(node),
  );
}

/** The event ID at an offset of a query, as a number with its range. */
export function eventIdAt(
  query: Query,
  offset: number,
): { readonly id: number; readonly range: TextRange } | undefined {
  const comparison = eventIdComparisonAt(query, offset);
  if (!comparison) return undefined;
  const { right } = comparison;
  if (right.kind !== 'Number' && right.kind !== 'Literal') return undefined;
  const id = Number(right.kind === 'Number' ? right.text : right.value);
  if (!Number.isInteger(id) || offset < right.start || offset > right.end) return undefined;
  return { id, range: { start: right.start, end: right.end } };
}

/** The events that an ID of a query means: by its channel and provider, or else the likely ones, the best known first. */
export function eventsMeant(query: Query, id: number): readonly CatalogEvent[] {
  const [provider] = providersIn(query.expr);
  const meant = eventIn(query.channel, provider, id);
  return meant && (query.channel ?? provider) ? [meant] : likelyEventsById(id);
}

function comparesEventId({ left }: Comparison): boolean {
  if (left.kind !== 'LocationPath') return false;
  const test = left.steps[left.steps.length - 1]?.test;
  return test?.kind === 'NameTest' && test.name.toLowerCase() === 'eventid';
}
