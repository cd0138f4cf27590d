import type { CatalogEvent } from '../catalog/event.ts';
import { eventsById, isSame, prominenceOf } from '../catalog/events.ts';
import { bitsIn, type Enumeration, type NamedValue, nameOfValue, valuesOf } from '../catalog/values.ts';
import type { Query } from '../dialect/query.ts';
import { channelOf, isScoped, providersOf, selectedEventsAt } from '../dialect/selected-events.ts';
import { foldCase } from '../text/reading.ts';
import type { Visit } from '../xpath/walk.ts';
import { eventsMeant } from './event-id.ts';

/**
 * What the values of a field mean in the events that a query can select where it speaks of the field; several where they differ.
 * @param field as in the catalog: `System/Level`, or the name of a `Data`
 */
export function enumerationsAt(query: Query, field: string, visit: Visit): readonly Enumeration[] {
  const events = field.startsWith('System/') ? undefined : selectedEventsAt(query, visit);
  if (!events) return [valuesOf(field)].filter((known) => known !== undefined);
  const meant = isScoped(query)
    ? events
    : events.filter((event) => eventsMeant(query, event.id)[0] === event);
  return [...new Set(meant.flatMap(({ id }) => valuesOf(field, id) ?? []))];
}

/** The named value that a text stands for; `undefined` where none is known, or where it means several things. */
export function namedValueAt(
  query: Query,
  field: string,
  text: string,
  visit: Visit,
): NamedValue | undefined {
  const [found, ...others] = enumerationsAt(query, field, visit).flatMap(
    (each) => nameOfValue(each, text) ?? [],
  );
  return others.every(({ name }) => name === found?.name) ? found : undefined;
}

/** The bits of a mask that have names, and the rest. */
export function bitsAt(
  query: Query,
  field: string,
  mask: bigint,
  visit: Visit,
): { readonly named: readonly NamedValue[]; readonly rest: bigint } {
  const [enumeration, ...others] = enumerationsAt(query, field, visit);
  const named = enumeration && others.length === 0 ? bitsIn(enumeration, mask) : [];
  return { named, rest: named.reduce((rest, { value }) => rest & ~BigInt(value), mask) };
}

/** The events that an ID can mean where a query selects it, by its channel and all of its providers; the best known first. */
export function eventsSelectable(query: Query, id: number): readonly CatalogEvent[] {
  const isCollected = query.channel?.toLowerCase() === 'forwardedevents';
  const channel = channelOf(query) ?? (isCollected ? undefined : query.channel);
  const providers = providersOf(query);
  return eventsById(id).filter(
    (each) => isSame(each.channel, channel) && (!providers || providers.has(foldCase(each.provider))),
  );
}

/** What to call the event that an ID means in a query; `undefined` where none or several may be meant. */
export function eventNameOf(query: Query, text: string): string | undefined {
  if (!/^\d+$/.test(text)) return undefined;
  const [event, other] = eventsSelectable(query, Number(text));
  const isMeant = event && (!other || prominenceOf(other) < prominenceOf(event) / 10);
  return isMeant ? event.name : undefined;
}
