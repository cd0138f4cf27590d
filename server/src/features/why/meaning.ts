import { eventIn } from '../../catalog/events.ts';
import { bitsIn, type NamedValue, nameOfValue, valuesOf } from '../../catalog/values.ts';
import type { Query } from '../../dialect/query.ts';
import type { EventNode } from '../../events/event.ts';
import { bitsOf, numberOf, timeOf } from '../../text/reading.ts';
import { timeInWords } from '../../text/time.ts';
import { summaryOf } from '../event-summary.ts';
import type { Field } from '../sentence/condition.ts';
import { catalogName } from '../sentence/field-phrase.ts';
import { eventNameOf, namedValueAt } from '../value-meaning.ts';

type Named = Pick<Field, 'path' | 'data'>;

/** What a value of an event means, which its ID and its provider decide: `Network` for a LogonType of 3; `undefined` where nothing is known. */
export function meaningInEvent(field: Named, value: string, event: EventNode): string | undefined {
  const { id, channel, provider } = summaryOf(event);
  if (field.path === 'System/TimeCreated/@SystemTime') {
    const time = timeOf(value);
    return time === undefined ? undefined : timeInWords(time);
  }
  if (field.path === 'System/EventID') {
    const number = numberOf(value);
    if (number === undefined) return undefined;
    return eventIn(
      channel === '' ? undefined : channel,
      provider === '' ? undefined : provider,
      Number(number),
    )?.name;
  }
  const known = valuesOf(catalogName(field), id);
  if (!known) return undefined;
  const bits = known.kind === 'bitmask' ? bitsOf(value) : undefined;
  const meaning =
    bits === undefined ? nameOfValue(known, value)?.name : namesOf(bitsIn(known, bits)).join(', ');
  return meaning === value || meaning === '' ? undefined : meaning;
}

/** What a value that a query asks for means: as it does in the event, or else in the events that the query selects. */
export function meaningInQuery(
  field: Field,
  value: string,
  event: EventNode,
  query: Query,
): string | undefined {
  if (field.path === 'System/EventID') return eventNameOf(query, value.trim());
  const inEvent = meaningInEvent(field, value, event);
  if (inEvent !== undefined) return inEvent;
  const name = namedValueAt(query, catalogName(field), value, field.visit)?.name;
  return name === value ? undefined : name;
}

/** The bits of a mask in words: those that have names, and the rest as a number. */
export function bitsInWords(field: Named, mask: bigint, event: EventNode): readonly string[] {
  const known = valuesOf(catalogName(field), summaryOf(event).id);
  const named = known ? bitsIn(known, mask) : [];
  const rest = named.reduce((left, { value }) => left & ~BigInt(value), mask);
  return [...namesOf(named), ...(rest === 0n ? [] : [`0x${rest.toString(16).toUpperCase()}`])];
}

/** The highest bits only say which channel of its provider an event is in. */
function namesOf(bits: readonly NamedValue[]): readonly string[] {
  const telling = bits.filter(({ value }) => BigInt(value) < 1n << 60n);
  return (telling.length > 0 ? telling : bits).map(({ name }) => name);
}
