import { type CatalogEvent, titleOf } from '../catalog/event.ts';
import { eventsById, isSame, likelyEventsById } from '../catalog/events.ts';
import { type SearchScope, searchEvents } from '../catalog/search.ts';
import { cardOf, type EventCard } from '../features/event-card.ts';
import { columns } from './columns.ts';
import type { CommandIO, ExitCode } from './io.ts';

export type EventFormat = 'text' | 'json';

export const eventFormats: readonly EventFormat[] = ['text', 'json'];

export interface EventCommand {
  /** An ID, or words of what events are called or mean. */
  readonly words: string;
  readonly scope: SearchScope;
  readonly format: EventFormat;
}

/** `event`: the card of an ID, or the events that words mean, the best first. */
export function showEvents({ words, scope, format }: EventCommand, io: CommandIO): ExitCode {
  const isID = /^\d+$/.test(words);
  const events = isID ? eventsOfId(Number(words), scope) : searchEvents(words, scope);
  if (events.length === 0) {
    io.complain(`No event is known for ${words}${placeOf(scope)}.`);
    return 1;
  }
  if (format === 'json')
    io.write(`${JSON.stringify(isID ? events.map(cardOf) : events.map(summaryOf), undefined, 2)}\n`);
  else if (isID) io.write(cardsOf(events));
  else io.write(columns(events.map(rowOf)));
  return 0;
}

/** Without a channel and a provider, those that people mean, the best known first. */
function eventsOfId(id: number, scope: SearchScope): readonly CatalogEvent[] {
  if (scope.channel === undefined && scope.provider === undefined) return likelyEventsById(id);
  return eventsById(id).filter(
    (event) => isSame(event.channel, scope.channel) && isSame(event.provider, scope.provider),
  );
}

function placeOf({ channel, provider }: SearchScope): string {
  return `${channel === undefined ? '' : ` in the channel ${channel}`}${provider === undefined ? '' : ` of the provider ${provider}`}`;
}

function summaryOf(event: CatalogEvent) {
  const { id, channel, provider } = event;
  return { id, title: titleOf(event), channel, provider };
}

function rowOf(event: CatalogEvent): readonly string[] {
  return [String(event.id), titleOf(event), event.channel, event.provider];
}

function cardsOf(events: readonly CatalogEvent[]): string {
  const [first] = events;
  const cards = events.slice(0, mostCards).map((event) => cardText(cardOf(event)));
  const further = first
    ? eventsById(first.id).filter((event) => !events.slice(0, mostCards).includes(event))
    : [];
  if (further.length === 0) return cards.join('\n');
  const named = columns(further.slice(0, mostNamed).map(rowOf));
  const rest = further.length > mostNamed ? `and ${further.length - mostNamed} more\n` : '';
  return [...cards, `Also with this ID:\n${named}${rest}`].join('\n');
}

const mostCards = 3;
const mostNamed = 5;

function cardText(card: EventCard): string {
  const facts = [
    ...card.facts.map(({ name, text }) => [name, text]),
    ...card.commands.map((command) => ['To log it', command]),
    ...(card.link === undefined ? [] : [['Page', card.link]]),
  ];
  const fields = card.fields.map(({ name, type, values }) => ['', name, type, values]);
  const parts = [
    `${card.id} ${card.title}\n${card.channel} · ${card.provider}\n`,
    card.description === undefined ? '' : `${card.description.replaceAll('`', '')}\n`,
    columns(facts),
    fields.length === 0 ? '' : `Fields below ${card.container}\n${columns(fields)}`,
  ];
  return parts.filter((part) => part !== '').join('\n');
}
