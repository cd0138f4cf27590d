import type { EventField } from '../catalog/event.ts';
import { eventIn } from '../catalog/events.ts';

/** A column of a table of events. */
export interface ResultColumn {
  readonly title: string;
  /** XPath 1.0, with the Event element as context node. */
  readonly expression: string;
}

/** Events of one kind, as a table counts them. */
export interface EventKind {
  readonly id: number;
  readonly channel: string;
  readonly provider: string;
}

/**
 * The columns that tell most about events: when, what, the two fields that people look at first, and where.
 * @param kinds what the events are, the most frequent first
 * @param asked the names of the fields that the query asks for
 */
export function columnsFor(kinds: readonly EventKind[], asked: readonly string[]): readonly ResultColumn[] {
  const [first] = kinds;
  const event = first && eventIn(first.channel, first.provider, first.id);
  const hasProviders = kinds.some(({ provider }) => provider !== first?.provider);
  return [
    { title: 'Time', expression: 'System/TimeCreated/@SystemTime' },
    { title: 'Event', expression: 'System/EventID' },
    ...(hasProviders ? [{ title: 'Provider', expression: 'System/Provider/@Name' }] : []),
    ...telling(event?.fields ?? [], asked).map((name) => ({
      title: name,
      expression: fieldExpression(event?.container ?? 'EventData', name),
    })),
    ...(hasProviders ? [] : [{ title: 'Computer', expression: 'System/Computer' }]),
  ];
}

/** What a column is called that people wrote themselves: its last name. */
export function titleOfColumn(expression: string): string {
  const named = /Data\[\s*@Name\s*=\s*(["'])(.+?)\1\s*\]$/.exec(expression)?.[2];
  return named ?? /([\w.-]+)$/.exec(expression)?.[1] ?? expression;
}

function fieldExpression(container: string, name: string): string {
  return container === 'EventData' ? `EventData/Data[@Name='${name}']` : `${container}/${name}`;
}

const mostFields = 2;

/** First what the query asks for, then what people ask of most events. */
function telling(fields: readonly EventField[], asked: readonly string[]): readonly string[] {
  const names = fields.map(({ name }) => name);
  const wanted = [...asked, ...tellingNames, ...names].filter(
    (name) => names.includes(name) && !name.includes("'"),
  );
  return [...new Set(wanted)].slice(0, mostFields);
}

/** What tells one event from another of its kind, the most telling first. */
const tellingNames: readonly string[] = [
  'TargetUserName',
  'LogonType',
  'NewProcessName',
  'Image',
  'CommandLine',
  'ServiceName',
  'TaskName',
  'ObjectName',
  'ShareName',
  'IpAddress',
  'DestinationIp',
  'DestAddress',
  'TargetFilename',
  'TargetObject',
  'QueryName',
  'ScriptBlockText',
  'MemberName',
  'SubjectUserName',
  'param1',
];
