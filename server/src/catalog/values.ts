import data from './data/values.json';

/** What the values of a field mean. */
export interface Enumeration {
  readonly id: string;
  /** Of a bitmask, several values can stand together; some of its values are well-known sums of others. */
  readonly kind: 'value' | 'bitmask';
  readonly values: readonly NamedValue[];
}

export interface NamedValue {
  /** As Windows logs it: decimal or hex, a code such as `%%1833`, or text. */
  readonly value: string;
  /** Unlike every other name of its enumeration, ignoring case, blanks and hyphens. */
  readonly name: string;
  /** What to know of it, in one or two sentences of ours. */
  readonly note?: string;
}

/**
 * The values of a field: `System/Level`, `System/Keywords`, `System/Security/@UserID`, or a Data name such as `LogonType`.
 * Many fields mean different things in different events, so that `eventId` tells which is meant; without it, the answer is
 * the field's only enumeration. `undefined` where none is known, or where several are possible.
 */
export function valuesOf(field: string, eventId?: number): Enumeration | undefined {
  const [found, other] = loaded().filter(
    ({ fields, events }) =>
      isAmong(fields, field) && (eventId === undefined || events.length === 0 || events.includes(eventId)),
  );
  return other === undefined ? found?.enumeration : undefined;
}

/** The value with a name, ignoring case, blanks and hyphens: `Network`, `audit success`, `remote interactive`. */
export function valueNamed(enumeration: Enumeration, name: string): NamedValue | undefined {
  const wanted = plain(name);
  return enumeration.values.find((value) => plain(value.name) === wanted);
}

/** The value that is written so, ignoring case and comparing numbers as numbers: `0x12` is `18`. */
export function nameOfValue(enumeration: Enumeration, value: string): NamedValue | undefined {
  const wanted = comparable(value);
  return enumeration.values.find((known) => comparable(known.value) === wanted);
}

/** The named bits of a mask, lowest first; bits without a name and sums of several are left out. */
export function bitsIn(enumeration: Enumeration, mask: bigint): readonly NamedValue[] {
  return enumeration.values
    .map((named) => ({ named, bit: BigInt(named.value) }))
    .filter(({ bit }) => (bit & mask) !== 0n && (bit & (bit - 1n)) === 0n)
    .sort((a, b) => (a.bit < b.bit ? -1 : 1))
    .map(({ named }) => named);
}

interface Scoped {
  readonly enumeration: Enumeration;
  /** Names of fields; one that begins with `*` stands for all names that end so. */
  readonly fields: readonly string[];
  /** The IDs of the events that it holds for; empty for all. */
  readonly events: readonly number[];
}

let enumerations: readonly Scoped[] | undefined;

/** The enumerations, decoded when first asked for. */
function loaded(): readonly Scoped[] {
  enumerations ??= data.map(({ id, kind, fields, events, values }) => ({
    enumeration: { id, kind: kind === 'bitmask' ? 'bitmask' : 'value', values: values.map(namedValue) },
    fields,
    events,
  }));
  return enumerations;
}

function namedValue([value = '', name = '', note]: readonly string[]): NamedValue {
  return note === undefined ? { value, name } : { value, name, note };
}

function isAmong(fields: readonly string[], field: string): boolean {
  return fields.some((name) => (name.startsWith('*') ? field.endsWith(name.slice(1)) : name === field));
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s-]/g, '');
}

/** Of a number its decimal form, of any other text its lower case. */
function comparable(value: string): string {
  return /^(?:0x[0-9a-f]+|\d+)$/i.test(value) ? BigInt(value).toString() : value.toLowerCase();
}
