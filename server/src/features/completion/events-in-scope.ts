import type { CatalogEvent } from '../../catalog/event.ts';
import { allEvents, isSame } from '../../catalog/events.ts';
import { providersIn } from '../../dialect/likely-channel.ts';
import type { Query } from '../../dialect/query.ts';
import { selectedEventsAt } from '../../dialect/selected-events.ts';
import { touchesOffset } from '../../text/range.ts';
import { walk } from '../../xpath/walk.ts';

/** The events that a query can select where a condition at an offset holds; `undefined` where it does not restrict their IDs. */
export function selectedAt(query: Query, offset: number): readonly CatalogEvent[] | undefined {
  const visit = walk(query.expr).findLast(({ node }) => touchesOffset(node, offset));
  const events = visit && selectedEventsAt(query, visit);
  if (!events || events.length === 0) return undefined;
  if (query.channel !== undefined || providersIn(query.expr).length > 0) return events;
  return bestKnown(events);
}

/** The events that a query can select at an offset; where it does not restrict their IDs, those of its channel and provider. */
export function eventsInScope(query: Query, offset: number): readonly CatalogEvent[] {
  const selected = selectedAt(query, offset);
  if (selected) return selected;
  const [provider] = providersIn(query.expr);
  const { channel } = query;
  return allEvents().filter((event) => isSame(event.channel, channel) && isSame(event.provider, provider));
}

/** Without channel and provider, an ID means the best known of the events that have it. */
function bestKnown(events: readonly CatalogEvent[]): readonly CatalogEvent[] {
  const byId = new Map<number, CatalogEvent>();
  for (const event of events) {
    const known = byId.get(event.id);
    if (!known || known.popularity < event.popularity) byId.set(event.id, event);
  }
  return [...byId.values()];
}
