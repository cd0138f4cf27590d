import { bitsOf, booleanOf, foldCase, numberOf, timeOf } from '../../text/reading.ts';
import { isPlaceholder } from '../compared-field.ts';
import type { Comparison, Constant } from '../shape.ts';
import { allBits, bitsAmong } from './bit-set.ts';
import { difference, intersection, type NumberSet, noNumbers, numbersFrom } from './number-set.ts';
import { allStrings, complement, stringsOf } from './string-set.ts';
import type { ValueSet } from './value-set.ts';

/** A field that every event holds exactly once, so that comparisons of it can be reasoned about. */
export interface KnownField {
  /** Its path below `Event`: `System/EventID`, `System/Provider/@Name`. */
  readonly path: string;
  /** All values that it can have. */
  readonly domain: ValueSet;
}

/** The field of a path below `Event`, if it is one of those that hold a single value (win32 eventschema-systempropertiestype, [D]). */
export function knownField(path: string): KnownField | undefined {
  return fields.get(path);
}

const numbers = (from: number, to: number): ValueSet => ({ kind: 'numbers', numbers: numbersFrom(from, to) });

const fields: ReadonlyMap<string, KnownField> = new Map(
  (
    [
      ['System/EventID', numbers(0, 0xffff)],
      ['System/Version', numbers(0, 0xff)],
      ['System/Level', numbers(0, 0xff)],
      ['System/Task', numbers(0, 0xffff)],
      ['System/Opcode', numbers(0, 0xff)],
      ['System/Keywords', { kind: 'bits', bits: allBits }],
      ['System/EventRecordID', numbers(0, Number.POSITIVE_INFINITY)],
      ['System/TimeCreated/@SystemTime', numbers(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)],
      ['System/Provider/@Name', { kind: 'strings', strings: allStrings }],
      ['System/Channel', { kind: 'strings', strings: allStrings }],
      ['System/Computer', { kind: 'strings', strings: allStrings }],
    ] as const
  ).map(([path, domain]) => [path, { path, domain }]),
);

/** The values of a field that satisfy a comparison with a constant; `undefined` where the constant is beyond exact arithmetic, or a program writes it. */
export function valuesSatisfying(
  field: KnownField,
  operator: Comparison['operator'],
  constant: Constant,
): ValueSet | undefined {
  const text = constant.kind === 'Number' ? constant.text : constant.value;
  if (field.domain.kind === 'strings') return stringsSatisfying(operator, text);
  if (field.domain.kind === 'bits') return undefined;
  const isTime = field.path.includes('@SystemTime');
  const value = isTime ? timeConstant(constant) : (numberOf(text) ?? truthValue(operator, text));
  if (value === undefined && isPlaceholder(text)) return undefined;
  if (value === undefined)
    return { kind: 'numbers', numbers: operator === '!=' ? field.domain.numbers : noNumbers };
  if (Math.abs(Number(value)) > Number.MAX_SAFE_INTEGER) return undefined;
  return { kind: 'numbers', numbers: numbersSatisfying(operator, Number(value), field.domain.numbers) };
}

/** The values of a field of bits that share one with a mask; `undefined` for another field, or where the mask is no whole number. */
export function valuesSharing({ domain }: KnownField, mask: string): ValueSet | undefined {
  const bits = domain.kind === 'bits' ? bitsOf(mask) : undefined;
  return bits === undefined ? undefined : { kind: 'bits', bits: bitsAmong(bits) };
}

/** A time is compared with a time in quotes; what else a constant may be, nothing is claimed of it. */
function timeConstant(constant: Constant): number | undefined {
  return constant.kind === 'Literal' ? timeOf(constant.value) : undefined;
}

/** `true` equals 1 and `false` 0, and neither has an order (our decision on MS-EVEN6 2.2.15.2). */
function truthValue(operator: Comparison['operator'], text: string): number | undefined {
  const value = operator === '=' || operator === '!=' ? booleanOf(text) : undefined;
  return value === undefined ? undefined : Number(value);
}

function stringsSatisfying(operator: Comparison['operator'], text: string): ValueSet {
  const named = stringsOf(foldCase(text));
  if (operator === '=') return { kind: 'strings', strings: named };
  return { kind: 'strings', strings: operator === '!=' ? complement(named) : stringsOf() };
}

function numbersSatisfying(operator: Comparison['operator'], value: number, domain: NumberSet): NumberSet {
  const [low, high] = [domain[0]?.from ?? 0, domain[domain.length - 1]?.to ?? 0];
  const equal = Number.isInteger(value) ? intersection(domain, numbersFrom(value, value)) : noNumbers;
  switch (operator) {
    case '=':
      return equal;
    case '!=':
      return difference(domain, equal);
    case '<':
      return numbersFrom(low, Math.min(high, Math.ceil(value) - 1));
    case '<=':
      return numbersFrom(low, Math.min(high, Math.floor(value)));
    case '>':
      return numbersFrom(Math.max(low, Math.floor(value) + 1), high);
    case '>=':
      return numbersFrom(Math.max(low, Math.ceil(value)), high);
  }
}
