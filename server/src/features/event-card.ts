import { descriptionOf } from '../catalog/descriptions.ts';
import { type AuditSubcategory, type CatalogEvent, type EventField, titleOf } from '../catalog/event.ts';
import { eventIn } from '../catalog/events.ts';
import { type Enumeration, valuesOf } from '../catalog/values.ts';

/** What there is to know of an event, as plain text. */
export interface EventCard {
  readonly id: number;
  readonly title: string;
  readonly channel: string;
  readonly provider: string;
  /** What it records; the only text that holds Markdown, for code. */
  readonly description: string | undefined;
  /** What makes Windows log it, who collects it, what belongs to it; each line has a name. */
  readonly facts: readonly CardFact[];
  /** Commands for Windows that make it log the event. */
  readonly commands: readonly string[];
  /** Where the fields stand below `Event`. */
  readonly container: string;
  readonly fields: readonly CardField[];
  readonly link: string | undefined;
}

export interface CardFact {
  readonly name: string;
  readonly text: string;
}

export interface CardField {
  readonly name: string;
  readonly type: string;
  /** `2 Interactive, 3 Network, …`; empty where no values are known. */
  readonly values: string;
}

/** An event's card: what it is, where it is logged, what makes Windows log it, who collects it, its fields, where to read on. */
export function cardOf(event: CatalogEvent): EventCard {
  const { id, channel, provider, container, link } = event;
  return {
    id,
    title: titleOf(event),
    channel,
    provider,
    description: descriptionOf(event),
    facts: factsOf(event),
    commands: event.audit.map(({ subcategory }) => commandFor(event, subcategory)),
    container,
    fields: event.fields.map((field) => cardField(event, field)),
    link,
  };
}

/** The first values of an enumeration, by number and name. */
function valuesInWords({ values }: Enumeration, most: number): string {
  const words = values.slice(0, most).map(({ value, name }) => (value === name ? name : `${value} ${name}`));
  return [...words, ...(values.length > most ? ['…'] : [])].join(', ');
}

function factsOf(event: CatalogEvent): readonly CardFact[] {
  const { audit, outcomes, level, sets } = event;
  return [
    { name: 'Audit policy', text: audit.map(policyOf).join(', ') },
    { name: 'Outcome', text: outcomes.join(' and ').toLowerCase() },
    { name: 'Level', text: level === undefined ? '' : levelInWords(level) },
    { name: 'Volume', text: volumeOf(audit) },
    { name: 'Collected by', text: sets.join(', ') },
    { name: 'See also', text: relatedOf(event) },
  ].filter(({ text }) => text !== '');
}

function policyOf({ category, subcategory }: AuditSubcategory): string {
  return `${category} › ${subcategory}`;
}

/** Of the subcategories that can log it, what Microsoft says of their volume. */
function volumeOf(audit: readonly AuditSubcategory[]): string {
  const volumes = audit.flatMap(({ subcategory, volume }) =>
    volume === undefined ? [] : [audit.length > 1 ? `${volume} (${subcategory})` : volume],
  );
  return volumes.join(', ').replace('depends', 'depends on the machine');
}

/** `auditpol` takes the names of subcategories in the language of Windows; these are the English ones. */
function commandFor({ outcomes }: CatalogEvent, subcategory: string): string {
  const asked = outcomes.length > 0 ? outcomes : (['Success', 'Failure'] as const);
  return `auditpol /set /subcategory:"${subcategory}" ${asked.map((outcome) => `/${outcome.toLowerCase()}:enable`).join(' ')}`;
}

function levelInWords(level: number): string {
  const named = valuesOf('System/Level')?.values.find(({ value }) => value === String(level));
  return named ? `${level} ${named.name}` : String(level);
}

function relatedOf({ channel, related }: CatalogEvent): string {
  const events = related.flatMap((id) => eventIn(channel, undefined, id) ?? []);
  return events.map((event) => `${event.id} ${titleOf(event)}`).join(', ');
}

/** Well-known SIDs are values of each field of that type: there they would say nothing. */
function cardField({ id }: CatalogEvent, { name, type }: EventField): CardField {
  const enumeration = type === 'SID' ? undefined : valuesOf(name, id);
  return { name, type, values: enumeration ? valuesInWords(enumeration, mostValues) : '' };
}

const mostValues = 4;
