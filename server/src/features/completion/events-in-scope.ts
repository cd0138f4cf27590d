import type { CatalogEvent } from '../../catalog/event.ts';
import { allEvents, isSame } from '../../catalog/events.ts';
import { providersIn } from '../../dialect/likely-channel.ts';
import type { Query } from '../../dialect/query.ts';
import { isComparison } from '../../dialect/shape.ts';
import { walk } from '../../xpath/walk.ts';
import { eventIdComparisonAt, eventsMeant } from '../event-id.ts';

/** The IDs that a query asks for, in its order. */
export function idsIn(query: Query): readonly number[] {
  return walk(query.expr).flatMap(({ node }) => {
    if (!isComparison(node) || node.operator !== '=') return [];
    if (eventIdComparisonAt(query, node.operatorRange.start) !== node) return [];
    const { right } = node;
    const id = Number(right.kind === 'Number' ? right.text : right.kind === 'Literal' ? right.value : '');
    return Number.isInteger(id) && id > 0 ? [id] : [];
  });
}

/** The events that a query asks for by their IDs; where it names none, those of its channel and provider. */
export function eventsInScope(query: Query): readonly CatalogEvent[] {
  const named = idsIn(query).flatMap((id) => eventsMeant(query, id).slice(0, 1));
  if (named.length > 0) return named;
  const [provider] = providersIn(query.expr);
  const { channel } = query;
  if (channel === undefined && provider === undefined) return allEvents();
  return allEvents().filter((event) => isSame(event.channel, channel) && isSame(event.provider, provider));
}
