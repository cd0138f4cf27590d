import data from './data/events.json';
import type { AuditOutcome, AuditSubcategory, CatalogEvent, EventField } from './event.ts';

/** The IDs of the events of the data, in its order. */
export function packedIds(): readonly number[] {
  return data.events.map((packed) => Number.parseInt(packed, 10));
}

/** The event at a place of the data; always the same one, put together when first asked for: most are never looked at. */
export function eventAt(place: number): CatalogEvent {
  const event = events[place] ?? unpacked(data.events[place] ?? '');
  events[place] = event;
  return event;
}

const events: (CatalogEvent | undefined)[] = [];

/** An event with the shared values, of which the data holds only places in lists, put back. */
function unpacked(packed: string): CatalogEvent {
  const [idText, kindPlace, template, popularity, name, words] = packed.split('|');
  const id = Number(idText);
  const kind = kindAt(Number(kindPlace));
  related ??= relations();
  return eventOf(kind, Number(template), {
    id,
    name,
    searchWords: words ? words.split(' ') : NONE,
    related: related.get(kind.channel)?.get(id) ?? NONE,
    link: kind.channel === 'Security' && data.pages.includes(id) ? linkTo(id) : undefined,
    popularity: Number(popularity || 0),
  });
}

let related: ReturnType<typeof relations> | undefined;

const NONE: readonly never[] = [];

/** What an event has of its own beside its fields. */
type Own = Pick<CatalogEvent, 'id' | 'name' | 'searchWords' | 'related' | 'link' | 'popularity'>;

/** Written out, because spreading the kind of each of thousands of events takes ten times as long. */
function eventOf(kind: Kind, template: number, own: Own): CatalogEvent {
  return {
    provider: kind.provider,
    channel: kind.channel,
    isChannelCertain: kind.isChannelCertain,
    container: kind.container,
    level: kind.level,
    keywords: kind.keywords,
    tasks: kind.tasks,
    opcode: kind.opcode,
    audit: kind.audit,
    outcomes: kind.outcomes,
    sets: kind.sets,
    id: own.id,
    name: own.name,
    searchWords: own.searchWords,
    related: own.related,
    link: own.link,
    popularity: own.popularity,
    get fields() {
      return fieldsAt(template);
    },
  };
}

/** What several events have in common beside their fields. */
type Kind = Omit<CatalogEvent, keyof Own | 'fields'>;

const kinds: (Kind | undefined)[] = [];

function kindAt(place: number): Kind {
  const kind = kinds[place] ?? kindOf(data.kinds[place] ?? '');
  kinds[place] = kind;
  return kind;
}

function kindOf(packed: string): Kind {
  const [provider, channel, container, level, keywords, audit, outcomes, sets, tasks, opcode] =
    packed.split('|');
  const providerName = data.providers[Number(provider)] ?? '';
  return {
    provider: providerName,
    channel: data.channels[Number(channel)] ?? '',
    isChannelCertain: CERTAIN_PROVIDERS.includes(providerName),
    container: data.containers[Number(container)] ?? '',
    level: level ? Number(level) : undefined,
    keywords: at(data.keywords, keywords),
    tasks: numbersIn(tasks),
    opcode: opcode ? Number(opcode) : undefined,
    audit: at(data.audit, audit).map(auditOf),
    outcomes: outcomes ? outcomes.split(' ').map(outcomeOf) : [],
    sets: at(data.sets, sets),
  };
}

/** The providers that log to one channel alone, and of which real logs and documents bear every event out. */
const CERTAIN_PROVIDERS: readonly string[] = [
  'Microsoft-Windows-Security-Auditing',
  'Microsoft-Windows-Sysmon',
];

const fieldLists: (readonly EventField[] | undefined)[] = [];

/** The fields of a template, which several events can share. */
function fieldsAt(template: number): readonly EventField[] {
  const fields = fieldLists[template] ?? at(data.fields, data.templates[template]).map(fieldOf);
  fieldLists[template] = fields;
  return fields;
}

/** `LogonType:UInt32`, or a name alone for the usual UnicodeString; a name can hold a colon itself. */
function fieldOf(packed: string): EventField {
  const colon = packed.lastIndexOf(':');
  return colon < 0
    ? { name: packed, type: 'UnicodeString' }
    : { name: packed.slice(0, colon), type: packed.slice(colon + 1) };
}

/** `Logon/Logoff: Account Lockout: low`. */
function auditOf(packed: string): AuditSubcategory {
  const [category = '', subcategory = '', volume] = packed.split(': ');
  return { category, subcategory, volume };
}

function outcomeOf(packed: string): AuditOutcome {
  return packed === 'Success' ? 'Success' : 'Failure';
}

/** The related IDs of each event of each channel. */
function relations(): ReadonlyMap<string, ReadonlyMap<number, readonly number[]>> {
  return new Map(
    Object.entries(data.families).map(([channel, families]) => [channel, relationsIn(families)]),
  );
}

function relationsIn(families: readonly (readonly number[])[]): ReadonlyMap<number, readonly number[]> {
  const related = new Map<number, readonly number[]>();
  for (const family of families) {
    for (const id of family) {
      const others = [...(related.get(id) ?? []), ...family.filter((other) => other !== id)];
      related.set(
        id,
        [...new Set(others)].sort((a, b) => a - b),
      );
    }
  }
  return related;
}

function linkTo(id: number): string {
  return `https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-${id}`;
}

function at<T>(values: readonly T[], places: string | undefined): readonly T[] {
  const found: T[] = [];
  for (const place of numbersIn(places)) {
    const value = values[place];
    if (value !== undefined) found.push(value);
  }
  return found;
}

function numbersIn(text: string | undefined): readonly number[] {
  return text ? text.split(' ').map(Number) : NONE;
}
