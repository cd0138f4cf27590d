import type { CatalogEvent } from './event.ts';
import { eventAt, packedIds } from './unpack.ts';

/** Every event of the catalog. The first call puts all of them together: where an ID is known, ask for that. */
export function allEvents(): readonly CatalogEvent[] {
  every ??= packedIds().map((_, place) => eventAt(place));
  return every;
}

/** The events that have an ID, one for each provider that uses it, the best known first. */
export function eventsById(id: number): readonly CatalogEvent[] {
  places ??= placesById();
  const known = byId.get(id);
  if (known) return known;
  const events = (places.get(id) ?? []).map(eventAt).sort((a, b) => prominenceOf(b) - prominenceOf(a));
  byId.set(id, events);
  return events;
}

/** The events that have a field, compared ignoring case, in the order of the catalog. */
export function eventsWithField(name: string): readonly CatalogEvent[] {
  byField ??= byFieldOf(allEvents());
  return byField.get(name.toLowerCase()) ?? [];
}

/** Of the events that have an ID those that people mean who name no channel: the best known, and others nearly as well known. */
export function likelyEventsById(id: number): readonly CatalogEvent[] {
  const events = eventsById(id);
  const [best] = events;
  return best ? events.filter((event) => prominenceOf(event) >= prominenceOf(best) / 10) : [];
}

/**
 * The event that a query for an ID means in a channel, of a provider; where neither is known, the best known one with that ID.
 * Names are compared ignoring case, as Windows does for channels and providers.
 */
export function eventIn(
  channel: string | undefined,
  provider: string | undefined,
  id: number,
): CatalogEvent | undefined {
  return eventsById(id).find((event) => isSame(event.channel, channel) && isSame(event.provider, provider));
}

/** Whether a name is the wanted one; where none is wanted, each is. */
export function isSame(name: string, wanted: string | undefined): boolean {
  return wanted === undefined || name.toLowerCase() === wanted.toLowerCase();
}

/** How well known an event is, for ranking: collection sets and names tell what detection rules alone do not. */
export function prominenceOf({ popularity, sets, name }: CatalogEvent): number {
  return popularity + 4 * sets.length + (name === undefined ? 0 : 1);
}

let every: readonly CatalogEvent[] | undefined;

/** The events of the IDs that were asked for. */
const byId = new Map<number, readonly CatalogEvent[]>();

/** Where the events of each ID stand in the data. */
let places: ReadonlyMap<number, readonly number[]> | undefined;

function placesById(): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const [place, id] of packedIds().entries()) {
    const sameId = found.get(id);
    if (sameId) sameId.push(place);
    else found.set(id, [place]);
  }
  return found;
}

/** Events by the names of their fields in lower case, gathered when first asked for. */
let byField: ReadonlyMap<string, readonly CatalogEvent[]> | undefined;

function byFieldOf(events: readonly CatalogEvent[]): ReadonlyMap<string, readonly CatalogEvent[]> {
  const byName = new Map<string, CatalogEvent[]>();
  for (const event of events) {
    for (const name of new Set(event.fields.map((field) => field.name.toLowerCase()))) {
      const sameField = byName.get(name);
      if (sameField) sameField.push(event);
      else byName.set(name, [event]);
    }
  }
  return byName;
}
