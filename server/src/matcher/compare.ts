import { booleanOf, foldCase, guidOf, numberOf, sidOf, timeOf } from '../text/reading.ts';
import type { KnownAnswers, Span, TimeSpan, ValueTest } from './value-test.ts';

/**
 * How Windows compares the text of an event with a constant of a query: the one place that knows (MS-EVEN6 2.2.15.2; where it is
 * silent, the decisions of this project, marked as such).
 */
export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** A constant with every reading that its spelling has: Event Log keeps them all and takes the one that fits ([D]). */
export interface ConstantReadings {
  /** As written, without its quotes. */
  readonly text: string;
  /** A number without quotes is read as a number only. */
  readonly isQuoted: boolean;
  readonly folded: string;
  readonly number: bigint | number | undefined;
  readonly boolean: boolean | undefined;
  readonly guid: string | undefined;
  readonly sid: string | undefined;
  readonly time: number | undefined;
}

/** What the event's schema says of a value: `string` for Provider/@Name, Channel and Computer, which have no other reading (our decision). */
export type ValueType = 'any' | 'string';

/** Reads a constant once, before it meets any event. */
export function readingsOf(text: string, isQuoted: boolean): ConstantReadings {
  return {
    text,
    isQuoted,
    folded: foldCase(text),
    number: numberOf(text),
    boolean: booleanOf(text),
    guid: isQuoted ? guidOf(text) : undefined,
    sid: isQuoted ? sidOf(text) : undefined,
    time: isQuoted ? timeOf(text) : undefined,
  };
}

/**
 * Whether a value of an event satisfies `value operator constant`.
 * @param caseSensitive whether strings must agree in case. Windows ignores it for attributes ([M]); for text below EventData it is
 *   contested, and this project ignores it too unless a setting says otherwise.
 */
export function satisfies(
  value: string,
  type: ValueType,
  operator: ComparisonOperator,
  constant: ConstantReadings,
  caseSensitive: boolean,
): boolean {
  switch (operator) {
    case '=':
      return isEqual(value, type, constant, caseSensitive);
    case '!=':
      return !isEqual(value, type, constant, caseSensitive);
    default:
      return type === 'any' && isOrdered(value, operator, constant);
  }
}

/** Equal if any reading that both have is equal (our decision for text of unknown type). */
function isEqual(
  value: string,
  type: ValueType,
  constant: ConstantReadings,
  caseSensitive: boolean,
): boolean {
  if (constant.isQuoted || type === 'string') {
    if (caseSensitive ? value === constant.text : foldCase(value) === constant.folded) return true;
  }
  if (type === 'string') return false;
  if (constant.number !== undefined) {
    const number = numberOf(value);
    if (number !== undefined) return compareNumbers(number, constant.number) === 0;
    const boolean = booleanOf(value);
    return boolean !== undefined && compareNumbers(boolean ? 1n : 0n, constant.number) === 0;
  }
  if (constant.guid !== undefined) return guidOf(value) === constant.guid;
  if (constant.sid !== undefined) return sidOf(value) === constant.sid;
  if (constant.time !== undefined) return timeOf(value) === constant.time;
  if (constant.boolean !== undefined) {
    const number = numberOf(value);
    return number !== undefined && compareNumbers(number, constant.boolean ? 1n : 0n) === 0;
  }
  return false;
}

/** Numbers and times have an order, strings have none. */
function isOrdered(value: string, operator: '<' | '<=' | '>' | '>=', constant: ConstantReadings): boolean {
  if (constant.number !== undefined) {
    const number = numberOf(value);
    return number !== undefined && holds(compareNumbers(number, constant.number), operator);
  }
  if (constant.time === undefined) return false;
  const time = timeOf(value);
  return time !== undefined && holds(time - constant.time, operator);
}

/**
 * The same question, with what is known of its answer before any text is read, so that numbers and times need not be made texts.
 * @param caseSensitive as that of `satisfies`
 */
export function valueTest(
  type: ValueType,
  operator: ComparisonOperator,
  constant: ConstantReadings,
  caseSensitive: boolean,
): ValueTest {
  const known = type === 'any' ? knownOfAny(operator, constant) : knownOfStrings(operator, constant);
  return {
    ...known,
    key: JSON.stringify([type, operator, constant.text, constant.isQuoted, caseSensitive]),
    holds: (text) => satisfies(text, type, operator, constant, caseSensitive),
  };
}

function knownOfAny(operator: ComparisonOperator, constant: ConstantReadings): KnownAnswers {
  const { text, isQuoted, number, boolean, time } = constant;
  const [none, rest] = [spanOf(operator, undefined), operator === '!='];
  if (number !== undefined)
    return { numbers: spanOf(operator, number), times: { span: none }, others: rest, like: undefined };
  if (time !== undefined)
    return { numbers: none, times: { span: spanOf(operator, time) }, others: undefined, like: undefined };
  if (operator !== '=' && operator !== '!=')
    return { numbers: none, times: { span: none }, others: false, like: undefined };
  if (boolean !== undefined || hasOtherSpellings(constant)) {
    const numbers = spanOf(operator, boolean === undefined ? undefined : Number(boolean));
    return { numbers, times: { span: none }, others: undefined, like: undefined };
  }
  return { numbers: none, times: timesLike(constant, none), others: rest, like: isQuoted ? text : undefined };
}

function knownOfStrings(operator: ComparisonOperator, constant: ConstantReadings): KnownAnswers {
  const { text } = constant;
  const none = spanOf(operator, undefined);
  if (operator !== '=' && operator !== '!=')
    return { numbers: none, times: { span: none }, others: false, like: undefined };
  return { numbers: undefined, times: timesLike(constant, none), others: operator === '!=', like: text };
}

function hasOtherSpellings({ guid, sid }: ConstantReadings): boolean {
  return guid !== undefined || sid !== undefined;
}

/** A text is like a time only if it is one in upper case. */
function timesLike({ folded }: ConstantReadings, none: Span): TimeSpan | undefined {
  return timeOf(folded) === undefined ? { span: none } : undefined;
}

/** The numbers that satisfy a comparison with a number; where that is unreadable none is equal to it, and none comes before or after it. */
export function spanOf(operator: ComparisonOperator, wanted: bigint | number | undefined): Span {
  const number = Number(wanted);
  const isOutside = operator === '!=';
  if (Number.isNaN(number)) return { low: 1, high: 0, isOutside };
  switch (operator) {
    case '=':
    case '!=':
      return { low: number, high: number, isOutside };
    case '<':
      return { low: Number.NEGATIVE_INFINITY, high: -next(-number), isOutside };
    case '<=':
      return { low: Number.NEGATIVE_INFINITY, high: number, isOutside };
    case '>':
      return { low: next(number), high: Number.POSITIVE_INFINITY, isOutside };
    case '>=':
      return { low: number, high: Number.POSITIVE_INFINITY, isOutside };
  }
}

/** The smallest number above another. */
function next(number: number): number {
  if (number === 0) return Number.MIN_VALUE;
  if (number === Number.POSITIVE_INFINITY) return number;
  const bits = new BigInt64Array(1);
  const view = new Float64Array(bits.buffer);
  view[0] = number;
  bits[0] = (bits[0] ?? 0n) + (number > 0 ? 1n : -1n);
  return view[0];
}

/** Whether a number that a function gave satisfies a comparison. */
export function numberSatisfies(
  value: number,
  operator: ComparisonOperator,
  constant: ConstantReadings,
): boolean {
  if (constant.number === undefined) return operator === '!=';
  const difference = compareNumbers(value, constant.number);
  return operator === '='
    ? difference === 0
    : operator === '!='
      ? difference !== 0
      : holds(difference, operator);
}

/**
 * Whether a truth value that a function gave satisfies a comparison. XPath 1.0, 3.4: for `=` and `!=` the other side is read as
 * a truth value, for the operators of order both are read as numbers.
 */
export function booleanSatisfies(
  value: boolean,
  operator: ComparisonOperator,
  constant: ConstantReadings,
): boolean {
  if (operator !== '=' && operator !== '!=') return numberSatisfies(value ? 1 : 0, operator, constant);
  const other =
    constant.boolean ??
    (constant.number === undefined ? undefined : compareNumbers(constant.number, 0) !== 0);
  if (other === undefined) return operator === '!=';
  return (value === other) === (operator === '=');
}

function holds(difference: number, operator: '<' | '<=' | '>' | '>='): boolean {
  switch (operator) {
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
  }
}

/** Exact also between an integer of any size and a decimal. */
function compareNumbers(a: bigint | number, b: bigint | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
