import { type CatalogEvent, titleOf } from '../../catalog/event.ts';
import { isSame } from '../../catalog/events.ts';
import { searchEvents } from '../../catalog/search.ts';
import { providersIn } from '../../dialect/likely-channel.ts';
import type { Query } from '../../dialect/query.ts';
import type { NamePlace, ValuePlace } from './place.ts';
import type { Proposal } from './proposal.ts';
import { written } from './quoted.ts';

/** The IDs of events by number, by name or by meaning, those of the query's channel and provider first. */
export function completeEventId(query: Query, { typed, quoting }: ValuePlace): readonly Proposal[] {
  return eventsLike(query, typed.words).map((event) => ({
    ...proposalOf(event, query),
    range: typed.range,
    insertion: [written(String(event.id), quoting)],
  }));
}

/** Whole comparisons where a condition begins, so that nobody types `EventID=` again. */
export function completeEventCondition(query: Query, { typed }: NamePlace): readonly Proposal[] {
  return eventsLike(query, typed.words).map((event) => ({
    ...proposalOf(event, query),
    range: typed.range,
    insertion: [`EventID=${event.id}`],
  }));
}

const mostItems = 50;

function eventsLike(query: Query, words: string): readonly CatalogEvent[] {
  const [provider] = providersIn(query.expr);
  const { channel } = query;
  if (words === '') return bestKnown(channel, provider);
  const scoped = searchEvents(words, { channel, provider }, mostItems);
  return scoped.length > 0 ? scoped : searchEvents(words, {}, mostItems);
}

const bestKnownByScope = new Map<string, readonly CatalogEvent[]>();

/** The catalog never changes, and these are asked for whenever a condition begins. */
function bestKnown(channel: string | undefined, provider: string | undefined): readonly CatalogEvent[] {
  const key = JSON.stringify([channel, provider]);
  const known = bestKnownByScope.get(key);
  if (known) return known;
  const scoped = searchEvents('', { channel, provider }, mostItems);
  if (scoped.length === 0) return bestKnown(undefined, undefined);
  bestKnownByScope.set(key, scoped);
  return scoped;
}

/** The channel stands beside events of another one than the query's. */
function proposalOf(
  event: CatalogEvent,
  { channel }: Query,
): Pick<Proposal, 'label' | 'kind' | 'detail' | 'description' | 'event'> {
  const { id, provider } = event;
  return {
    label: String(id),
    kind: 'value',
    detail: titleOf(event),
    description: channel !== undefined && isSame(event.channel, channel) ? undefined : event.channel,
    event: { id, provider, channel: event.channel },
  };
}
