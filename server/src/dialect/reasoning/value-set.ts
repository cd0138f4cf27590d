import { difference, intersection, type NumberSet, union } from './number-set.ts';
import {
  complement,
  intersectionOfStrings,
  isEmptyStringSet,
  type StringSet,
  unionOfStrings,
} from './string-set.ts';

/** Values of one field: numbers (times as milliseconds), or strings. All sets of a field are of its kind. */
export type ValueSet =
  | { readonly kind: 'numbers'; readonly numbers: NumberSet }
  | { readonly kind: 'strings'; readonly strings: StringSet };

/** What is in any of the sets, of which there is at least one. */
export function unionOf(sets: readonly ValueSet[]): ValueSet {
  const numbers = sets.flatMap((set) => (set.kind === 'numbers' ? [set.numbers] : []));
  const strings = sets.flatMap((set) => (set.kind === 'strings' ? [set.strings] : []));
  if (numbers.length > 0 && strings.length > 0)
    throw new TypeError('Sets of different kinds of values cannot be united.');
  return strings.length > 0
    ? { kind: 'strings', strings: strings.reduce(unionOfStrings) }
    : { kind: 'numbers', numbers: union(...numbers) };
}

export function intersectionOf(a: ValueSet, b: ValueSet): ValueSet {
  if (a.kind === 'numbers' && b.kind === 'numbers') {
    return { kind: 'numbers', numbers: intersection(a.numbers, b.numbers) };
  }
  if (a.kind === 'strings' && b.kind === 'strings') {
    return { kind: 'strings', strings: intersectionOfStrings(a.strings, b.strings) };
  }
  throw new TypeError('Sets of different kinds of values cannot be intersected.');
}

export function isEmpty(set: ValueSet): boolean {
  return set.kind === 'numbers' ? set.numbers.length === 0 : isEmptyStringSet(set.strings);
}

/** Whether every value of `a` is in `b`. */
export function isWithin(a: ValueSet, b: ValueSet): boolean {
  if (a.kind === 'numbers' && b.kind === 'numbers') return difference(a.numbers, b.numbers).length === 0;
  if (a.kind === 'strings' && b.kind === 'strings') {
    return isEmptyStringSet(intersectionOfStrings(a.strings, complement(b.strings)));
  }
  return false;
}
