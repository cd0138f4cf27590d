import type { EventNode } from '../../events/event.ts';
import { timeOf } from '../../text/reading.ts';
import { type EventValue, eventValues } from '../why/event-fields.ts';

/** A condition that one value of an event satisfies, ready to be written into a query. */
export interface FilterCondition {
  /** The part of the event that its path begins with: `System`, `EventData`. */
  readonly part: string;
  /** What the predicate of that part asks, by operator: `EventID=4624`, `Data[@Name='LogonType']!='3'`. */
  readonly written: (operator: '=' | '!=') => string;
  readonly value: EventValue;
}

/** What cannot be done, in a plain sentence that says what to do instead. */
export interface RefusedFilter {
  readonly kind: 'refused';
  readonly message: string;
}

/** The condition for a value of an event, by its path. */
export function conditionAt(event: EventNode, path: string): FilterCondition | RefusedFilter {
  const value = eventValues(event).find((each) => each.path === path);
  if (!value) return { kind: 'refused', message: `This event has no ${path}.` };
  const constant = constantOf(value);
  if (constant === undefined)
    return {
      kind: 'refused',
      message: `${value.label} holds both kinds of quotes, and XPath 1.0 cannot write such a value. Filter on another field.`,
    };
  const [part = '', ...rest] = value.path.split('/');
  const [last = ''] = rest.slice(-1);
  const isAttribute = last.startsWith('@') && rest.length > 1;
  const around = rest.slice(0, -1).join('/');
  return {
    part,
    value,
    written: (operator) =>
      isAttribute
        ? `${around}[${last}${operator}${constant}]`
        : `${value.path.slice(part.length + '/'.length)}${operator}${constant}`,
  };
}

/** The condition for the ID of an event; `undefined` where it has none. */
export function idCondition(event: EventNode): FilterCondition | undefined {
  const condition = conditionAt(event, 'System/EventID');
  return 'kind' in condition ? undefined : condition;
}

export function providerCondition(event: EventNode): FilterCondition | undefined {
  const condition = conditionAt(event, 'System/Provider/@Name');
  return 'kind' in condition ? undefined : condition;
}

/** A value as XPath writes it: numbers of System without quotes; `undefined` where it holds both kinds of quotes. */
function constantOf({ field: { path }, value }: EventValue): string | undefined {
  if (numberFields.has(path) && /^\s*\d+\s*$/.test(value)) return value.trim();
  const text = path === 'System/TimeCreated/@SystemTime' ? inMilliseconds(value) : value;
  const quote = text.includes("'") ? '"' : "'";
  return text.includes(quote) ? undefined : `${quote}${text}${quote}`;
}

/** The schema's numbers (win32 eventschema-systempropertiestype, [D]). */
const numberFields: ReadonlySet<string> = new Set(
  [
    'EventID',
    'Version',
    'Level',
    'Task',
    'Opcode',
    'EventRecordID',
    'Execution/@ProcessID',
    'Execution/@ThreadID',
  ].map((name) => `System/${name}`),
);

/** Queries are read with three digits of a second at most (MS-EVEN6 2.2.15.2, [D]). */
function inMilliseconds(time: string): string {
  const read = timeOf(time);
  return read === undefined ? time : new Date(read).toISOString();
}
