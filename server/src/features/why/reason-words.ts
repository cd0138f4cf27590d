import type { Query } from '../../dialect/query.ts';
import type { EventNode } from '../../events/event.ts';
import { durationInWords, roughDuration } from '../../text/duration.ts';
import { textOf } from '../../text/range.ts';
import { bitsOf, timeOf } from '../../text/reading.ts';
import { timeInWords } from '../../text/time.ts';
import type { Field } from '../sentence/condition.ts';
import { timeOperators } from '../sentence/field-phrase.ts';
import { listed, mostShown, shortened } from '../sentence/listed.ts';
import type { Ask, AskedValue } from './asked.ts';
import { fieldLabel } from './field-label.ts';
import { bitsInWords, meaningInEvent, meaningInQuery } from './meaning.ts';
import { type FieldReason, isExcluding } from './miss.ts';

/** What words depend on besides what they tell: the query, the event, and what time it is. */
export interface Telling {
  readonly query: Query;
  readonly event: EventNode;
  readonly now: number;
}

/** Why a value does not do, as a part of a sentence: `LogonType is 3 (Network), the filter asks for 10 (RemoteInteractive)`. */
export function reasonWords(reason: FieldReason, telling: Telling): string {
  const { field, found, outcomes } = reason;
  const [ask] = reason.asks;
  if (!field || !ask || ask.kind === 'other') {
    const isConstant = outcomes.every(({ kind }) => kind === 'fixed');
    const written = outcomes.map(({ range }) => shortText(textOf(telling.query.text, range))).join(', ');
    if (isConstant) return `\`${written}\` stands alone, which is never true`;
    const here =
      found.length > 0 && field ? `: ${fieldLabel(field)} is ${found.map(shortText).join(', ')}` : '';
    return `\`${written}\` does not hold${here}`;
  }
  if (ask.kind === 'existence' || found.length === 0) return absence(field, reason);
  if (ask.kind === 'age') return ageReason(found, ask, telling);
  if (ask.kind === 'bits')
    return `${heldWords(field, found, ask, telling)}, the filter asks for ${bits(reason, telling)}`;
  if (field.path === 'System/TimeCreated/@SystemTime') return timeReason(reason, field, telling);
  const asked = askedWords(reason, field, telling);
  if (found.length > 1) {
    const values = `they are ${shortList(found.map(shortText))}`;
    return isExcluding(reason)
      ? `each ${fieldLabel(field)} is ${shortText(found[0] ?? '')}, which the filter leaves out`
      : `none of the ${found.length} ${fieldLabel(field)} is ${asked}: ${values}`;
  }
  const here = heldWords(field, found, ask, telling);
  return isExcluding(reason)
    ? `${here}, which the filter leaves out`
    : `${here}, the filter asks for ${asked}`;
}

/**
 * What an event holds where a comparison looks: `LogonType is 3 (Network)`, `Keywords has Audit failure`.
 * @param holding of several values, those that the comparison holds for
 */
export function heldWords(
  field: Field,
  found: readonly string[],
  ask: Ask,
  { event, now }: Telling,
  holding: readonly string[] = found,
): string {
  const label = fieldLabel(field);
  if (ask.kind === 'existence' || found.length === 0) return `there is a ${existing(field)}`;
  if (ask.kind === 'age') return `the event is ${roughDuration(Number(found[0]))} old`;
  if (ask.kind === 'bits') {
    const names = found.flatMap((value) => bitsInWords(field, bitsOf(value) ?? 0n, event));
    return names.length > 0 ? `${label} has ${listed(names, 'and')}` : `${label} has no bit`;
  }
  if (field.path === 'System/TimeCreated/@SystemTime') {
    const time = timeOf(found[0] ?? '');
    return `the event is of ${time === undefined ? shortText(found[0] ?? '') : momentWords(time, now)}`;
  }
  if (found.length > 1) return `of ${found.length} ${label}, one is ${shortText(holding[0] ?? '')}`;
  return `${label} is ${withMeaning(found[0] ?? '', meaningInEvent(field, found[0] ?? '', event))}`;
}

function absence(field: Field, { asks, found }: FieldReason): string {
  const isUnequal = found.length === 0 && asks.every((ask) => ask.kind === 'value' && ask.operator === '!=');
  const words = `there is no ${existing(field)} in this event`;
  return isUnequal ? `${words}, and \`!=\` holds only where there is one` : words;
}

function existing(field: Field): string {
  const label = fieldLabel(field);
  return field.data && 'name' in field.data ? `field ${label}` : label;
}

function ageReason(
  found: readonly string[],
  { operator, milliseconds }: Ask & { readonly kind: 'age' },
  { now }: Telling,
): string {
  const age = Number(found[0]);
  const time = momentWords(now - age, now);
  const limit = durationInWords(milliseconds);
  switch (operator) {
    case '<':
    case '<=': {
      const span = limit === '1 day' ? '24 hours' : limit.replace(/^1 (?=\w+$)/, '');
      return `the event is ${roughDuration(age - milliseconds)} too old: it is of ${time}, the filter asks for the last ${span}`;
    }
    case '>':
    case '>=':
      return `the event is ${roughDuration(milliseconds - age)} too young: it is of ${time}, the filter asks for events older than ${limit}`;
    default:
      return `the event is ${roughDuration(age)} old, the filter asks for ${operator === '=' ? 'exactly' : 'anything but'} ${limit}`;
  }
}

function timeReason({ asks, found }: FieldReason, field: Field, telling: Telling): string {
  const words = asks.map((ask) => {
    if (ask.kind === 'range') return `from ${moment(ask.low)} to ${moment(ask.high)}`;
    return ask.kind === 'value' ? `${timeOperators[ask.operator]} ${moment(ask)}` : '';
  });
  const here = heldWords(field, found, asks[0] ?? { kind: 'existence' }, telling);
  return `${here}, the filter asks for events ${listed(words, 'or')}`;

  function moment({ text }: AskedValue): string {
    const time = timeOf(text);
    return time === undefined ? shortText(text) : momentWords(time, telling.now);
  }
}

/** Nobody misses the milliseconds of an event that is hours too old. */
function momentWords(time: number, now: number): string {
  return Math.abs(now - time) < 60_000 ? timeInWords(time) : timeInWords(Math.floor(time / 1000) * 1000);
}

function bits({ asks, field }: FieldReason, { event }: Telling): string {
  const names = asks.flatMap((ask) =>
    ask.kind === 'bits' && field ? bitsInWords(field, ask.mask, event) : [],
  );
  return names.length > 0 ? listed([...new Set(names)], 'or') : 'a bit of none, which no event has';
}

function askedWords({ asks }: FieldReason, field: Field, { query, event }: Telling): string {
  const isLong = asks.length > mostNamed;
  const words = [...new Set(asks.map(askWords))];
  return words.length > mostShown
    ? `one of ${words.length} values (${shortened(words)})`
    : listed(words, 'or');

  function askWords(ask: Ask): string {
    if (ask.kind === 'range') return rangeWords(ask.low, ask.high);
    if (ask.kind !== 'value') return '';
    const meaning = isLong ? undefined : meaningInQuery(field, ask.text, event, query);
    switch (ask.operator) {
      case '=':
        return withMeaning(ask.text, meaning);
      case '!=':
        return `anything but ${withMeaning(ask.text, meaning)}`;
      default:
        return `${orders[ask.operator]} ${shortText(ask.text)}`;
    }
  }
}

/** Of longer lists, the values say enough. */
const mostNamed = 3;

const orders = { '<': 'less than', '<=': 'at most', '>': 'more than', '>=': 'at least' } as const;

function rangeWords(low: AskedValue, high: AskedValue): string {
  if (low.operator === '>=' && high.operator === '<=') return `${low.text} to ${high.text}`;
  return `${low.operator === '>=' ? 'at least' : 'more than'} ${low.text} and ${high.operator === '<=' ? 'at most' : 'less than'} ${high.text}`;
}

function withMeaning(value: string, meaning: string | undefined): string {
  return meaning === undefined ? shortText(value) : `${shortText(value)} (${meaning})`;
}

function shortList(values: readonly string[]): string {
  return values.length > mostShown ? shortened(values) : listed(values, 'and');
}

/** A value on one line; what would not be seen is put into quotes. */
export function shortText(text: string): string {
  if (text === '') return 'empty';
  const line = text.replace(/\s+/g, ' ');
  const shown = line.length > longest ? `${line.slice(0, longest)}…` : line;
  return shown.trim() === shown ? shown : `'${shown}'`;
}

const longest = 80;
