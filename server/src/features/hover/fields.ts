import { type CatalogEvent, titleOf } from '../../catalog/event.ts';
import { eventsWithField } from '../../catalog/events.ts';
import { schemaType } from '../../catalog/schema.ts';
import type { Enumeration } from '../../catalog/values.ts';
import { nameLiteral } from '../../dialect/compared-field.ts';
import type { Query } from '../../dialect/query.ts';
import { channelOf, selectedEventsAt } from '../../dialect/selected-events.ts';
import { nameOf } from '../../dialect/shape.ts';
import { hole } from '../../text/hole.ts';
import type { TextRange } from '../../text/range.ts';
import type { Step } from '../../xpath/ast.ts';
import type { Visit } from '../../xpath/walk.ts';
import { stepsAbove } from '../completion/steps-above.ts';
import { escaped, table } from '../markdown.ts';
import { enumerationsAt } from '../value-meaning.ts';
import { type Explanation, nearest } from './explanation.ts';
import { fieldOfSteps } from './field-at.ts';
import { systemFields } from './system-fields.ts';

/** What a field is that a mouse is on: its name, or the name of a `Data`. */
export function explainField(query: Query, visit: Visit): Explanation | undefined {
  if (visit.node.kind === 'Literal') return explainName(query, visit);
  if (visit.node.kind !== 'NameTest' || !visit.ancestors) return undefined;
  const step = visit.ancestors.node;
  return step.kind === 'Step' ? explainStep(query, step, visit.ancestors) : undefined;
}

/** The `'LogonType'` of `Data[@Name='LogonType']`. */
function explainName(query: Query, visit: Visit): Explanation | undefined {
  const { start, end } = visit.node;
  return nearest(visit.ancestors, (node, around) => {
    if (node.kind !== 'Step' || nameLiteral(node) !== visit.node) return undefined;
    const contents = dataContents(query, node, around);
    return contents === undefined ? undefined : { range: { start, end }, contents };
  });
}

function explainStep(query: Query, step: Step, visit: Visit): Explanation | undefined {
  const steps = [...stepsAbove(visit), step];
  const field = fieldOfSteps(steps);
  if (!field) return undefined;
  const data = field.path === 'EventData/Data' ? dataContents(query, step, visit) : undefined;
  if (data !== undefined) return { range: rangeOf(step), contents: data };
  const known = systemFields.get(field.path);
  const name = nameOf(step);
  if (known !== undefined)
    return { range: rangeOf(step.test), contents: systemContents(query, field.path, known, visit) };
  if (!field.path.startsWith('UserData/') || name === undefined) return undefined;
  const contents = payloadContents(query, name, 'UserData', visit);
  return contents === undefined ? undefined : { range: rangeOf(step.test), contents };
}

function systemContents(query: Query, path: string, text: string, visit: Visit): string {
  const type = schemaType(path);
  const name = path
    .split('/')
    .slice(path.includes('@') ? -2 : -1)
    .join('/');
  return [
    `**${escaped(name)}**${type === undefined ? '' : ` · ${type}`}`,
    text,
    ...enumerationsAt(query, path, visit).map(valuesTable),
  ].join('\n\n');
}

function dataContents(query: Query, step: Step, visit: Visit): string | undefined {
  const name = nameLiteral(step)?.value;
  return name === undefined || name.includes(hole)
    ? undefined
    : payloadContents(query, name, 'EventData', visit);
}

/** A field of EventData or UserData: its type, the events that have it, its values. */
function payloadContents(
  query: Query,
  name: string,
  below: 'EventData' | 'UserData',
  visit: Visit,
): string | undefined {
  const selected = selectedEventsAt(query, visit) ?? [];
  const having = selected.filter((event) => has(event, name));
  const elsewhere =
    having.length > 0
      ? []
      : inChannel(
          query,
          eventsWithField(name).filter(({ container }) => container.startsWith(below)),
        );
  const events = having.length > 0 ? having : elsewhere;
  if (events.length === 0) return undefined;
  const types = [
    ...new Set(
      events.flatMap((event) =>
        event.fields.filter((field) => isNamed(field.name, name)).map(({ type }) => type),
      ),
    ),
  ];
  const known = types.filter((type) => type !== 'Unknown');
  const lacking = having.length > 0 ? selected.filter((event) => !has(event, name)) : [];
  return [
    `**${escaped(name)}**${known.length > 0 ? ` · ${known.map(escaped).join(' or ')}` : ''}`,
    `In ${eventsInWords(events)}`,
    ...(lacking.length > 0
      ? [`Not known in ${eventsInWords(lacking)}, which this filter can also select`]
      : []),
    ...(selected.length > 0 && having.length === 0
      ? ['Not known in the events that this filter selects']
      : []),
    ...enumerationsAt(query, name, visit).map(valuesTable),
  ].join('\n\n');
}

function has({ fields }: CatalogEvent, name: string): boolean {
  return fields.some((field) => isNamed(field.name, name));
}

function isNamed(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Those of the query's channel, if there are any. */
function inChannel(query: Query, events: readonly CatalogEvent[]): readonly CatalogEvent[] {
  const channel = channelOf(query);
  const own = events.filter((event) => event.channel === channel);
  return own.length > 0 ? own : events;
}

function eventsInWords(events: readonly CatalogEvent[]): string {
  const shown = events
    .slice(0, mostEvents)
    .map((event) => escaped(event.name === undefined ? titleOf(event) : `${event.id} ${event.name}`));
  const rest = events.length - shown.length;
  return `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

const mostEvents = 6;

function valuesTable({ kind, values }: Enumeration): string {
  const rows = values.slice(0, mostValues).map(({ value, name }) => [escaped(value), escaped(name)]);
  const rest = values.length - rows.length;
  const head = [kind === 'bitmask' ? 'Bit' : 'Value', 'Meaning'];
  return table([head, ...rows]) + (rest > 0 ? `\n\nand ${rest} more` : '');
}

const mostValues = 15;

function rangeOf({ start, end }: TextRange): TextRange {
  return { start, end };
}
