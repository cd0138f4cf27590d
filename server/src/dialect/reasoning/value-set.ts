import { areBitsWithin, type BitSet, intersectionOfBits, isEmptyBitSet, unionOfBits } from './bit-set.ts';
import { difference, intersection, type NumberSet, union } from './number-set.ts';
import {
  complement,
  intersectionOfStrings,
  isEmptyStringSet,
  type StringSet,
  unionOfStrings,
} from './string-set.ts';

/** Values of one field: numbers (times as milliseconds), strings, or masks of bits. All sets of a field are of its kind. */
export type ValueSet =
  | { readonly kind: 'numbers'; readonly numbers: NumberSet }
  | { readonly kind: 'strings'; readonly strings: StringSet }
  | { readonly kind: 'bits'; readonly bits: BitSet };

/** What is in any of the sets, of which there is at least one; `undefined` where that cannot be written down. */
export function unionOf(sets: readonly ValueSet[]): ValueSet | undefined {
  const numbers = sets.flatMap((set) => (set.kind === 'numbers' ? [set.numbers] : []));
  if (numbers.length === sets.length) return { kind: 'numbers', numbers: union(...numbers) };
  const strings = sets.flatMap((set) => (set.kind === 'strings' ? [set.strings] : []));
  if (strings.length === sets.length) return { kind: 'strings', strings: strings.reduce(unionOfStrings) };
  const [first, ...others] = sets.flatMap((set) => (set.kind === 'bits' ? [set.bits] : []));
  if (!first || others.length + 1 < sets.length)
    throw new TypeError('Sets of different kinds of values cannot be united.');
  const bits = others.reduce<BitSet | undefined>((sum, each) => sum && unionOfBits(sum, each), first);
  return bits && { kind: 'bits', bits };
}

export function intersectionOf(a: ValueSet, b: ValueSet): ValueSet {
  if (a.kind === 'numbers' && b.kind === 'numbers')
    return { kind: 'numbers', numbers: intersection(a.numbers, b.numbers) };
  if (a.kind === 'strings' && b.kind === 'strings')
    return { kind: 'strings', strings: intersectionOfStrings(a.strings, b.strings) };
  if (a.kind === 'bits' && b.kind === 'bits')
    return { kind: 'bits', bits: intersectionOfBits(a.bits, b.bits) };
  throw new TypeError('Sets of different kinds of values cannot be intersected.');
}

export function isEmpty(set: ValueSet): boolean {
  switch (set.kind) {
    case 'numbers':
      return set.numbers.length === 0;
    case 'strings':
      return isEmptyStringSet(set.strings);
    case 'bits':
      return isEmptyBitSet(set.bits);
  }
}

/** Whether every value of `a` is in `b`. */
export function isWithin(a: ValueSet, b: ValueSet): boolean {
  if (a.kind === 'numbers' && b.kind === 'numbers') return difference(a.numbers, b.numbers).length === 0;
  if (a.kind === 'strings' && b.kind === 'strings')
    return isEmptyStringSet(intersectionOfStrings(a.strings, complement(b.strings)));
  return a.kind === 'bits' && b.kind === 'bits' && areBitsWithin(a.bits, b.bits);
}
