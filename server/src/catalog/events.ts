import data from './data/events.json';
import type { AuditSubcategory, CatalogEvent, EventField } from './event.ts';

/** Every event of the catalog, in the order of `catalog/names.tsv`. */
export function allEvents(): readonly CatalogEvent[] {
  return loaded().events;
}

/** The events that have an ID, one for each provider that uses it, the most popular first. */
export function eventsById(id: number): readonly CatalogEvent[] {
  return loaded().byId.get(id) ?? [];
}

/** The events that have a field, compared ignoring case, in the order of the catalog. */
export function eventsWithField(name: string): readonly CatalogEvent[] {
  return loaded().byField.get(name.toLowerCase()) ?? [];
}

/**
 * The event that a query for an ID means in a channel, of a provider; where neither is known, the most popular one with that ID.
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

interface Catalog {
  readonly events: readonly CatalogEvent[];
  readonly byId: ReadonlyMap<number, readonly CatalogEvent[]>;
  /** By the names of fields in lower case. */
  readonly byField: ReadonlyMap<string, readonly CatalogEvent[]>;
}

let catalog: Catalog | undefined;

/** The catalog, decoded when first asked for. */
function loaded(): Catalog {
  catalog ??= load();
  return catalog;
}

/** Puts the shared values, of which the data holds only places in lists, back into the events. */
function load(): Catalog {
  const fields = data.fields.map(fieldOf);
  const audit = data.audit.map(auditOf);
  const events = data.events.map(
    (packed): CatalogEvent => ({
      provider: data.providers[packed.provider] ?? '',
      channel: data.channels[packed.channel] ?? '',
      id: packed.id,
      name: packed.name,
      searchWords: packed.words.split(' '),
      fields: at(fields, packed.fields),
      container: data.containers[packed.container] ?? '',
      level: packed.level ?? undefined,
      keywords: at(data.keywords, packed.keywords),
      audit: at(audit, packed.audit),
      outcomes: packed.outcomes.map((outcome) => (outcome === 'Success' ? 'Success' : 'Failure')),
      sets: at(data.sets, packed.sets),
      popularity: packed.popularity,
    }),
  );
  const byPopularity = [...events].sort((a, b) => b.popularity - a.popularity);
  const byId = new Map<number, CatalogEvent[]>();
  for (const event of byPopularity) {
    const sameId = byId.get(event.id);
    if (sameId) sameId.push(event);
    else byId.set(event.id, [event]);
  }
  return { events, byId, byField: byFieldOf(events) };
}

function byFieldOf(events: readonly CatalogEvent[]): Catalog['byField'] {
  const byField = new Map<string, CatalogEvent[]>();
  for (const event of events) {
    for (const name of new Set(event.fields.map((field) => field.name.toLowerCase()))) {
      const sameField = byField.get(name);
      if (sameField) sameField.push(event);
      else byField.set(name, [event]);
    }
  }
  return byField;
}

/** `LogonType:UInt32`, or a name alone for the usual UnicodeString. */
function fieldOf(packed: string): EventField {
  const [name = '', type = 'UnicodeString'] = packed.split(':');
  return { name, type };
}

/** `Logon/Logoff: Account Lockout`. */
function auditOf(packed: string): AuditSubcategory {
  const [category = '', subcategory = ''] = packed.split(': ');
  return { category, subcategory };
}

function at<T>(values: readonly T[], places: readonly number[]): readonly T[] {
  return places.flatMap((place) => values.slice(place, place + 1));
}
