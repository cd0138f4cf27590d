import { type CatalogEvent, titleOf } from '../../catalog/event.ts';
import { searchEvents } from '../../catalog/search.ts';
import { providersIn } from '../../dialect/likely-channel.ts';
import type { Query } from '../../dialect/query.ts';
import { eventCardMarkdown } from '../event-card-markdown.ts';
import type { NamePlace, ValuePlace } from './place.ts';
import type { Proposal } from './proposal.ts';
import { written } from './quoted.ts';

/** The IDs of events by number, by name or by meaning, those of the query's channel and provider first. */
export function completeEventId(query: Query, { typed, quoting }: ValuePlace): readonly Proposal[] {
  return eventsLike(query, typed.words).map((event) => ({
    ...proposalOf(event),
    range: typed.range,
    insertion: [written(String(event.id), quoting)],
  }));
}

/** Whole comparisons where a condition begins, so that nobody types `EventID=` again. */
export function completeEventCondition(query: Query, { typed }: NamePlace): readonly Proposal[] {
  return eventsLike(query, typed.words).map((event) => ({
    ...proposalOf(event),
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

function proposalOf(
  event: CatalogEvent,
): Pick<Proposal, 'label' | 'kind' | 'detail' | 'description' | 'documentation'> {
  return {
    label: String(event.id),
    kind: 'value',
    detail: titleOf(event),
    description: event.channel,
    documentation: eventCardMarkdown(event),
  };
}
