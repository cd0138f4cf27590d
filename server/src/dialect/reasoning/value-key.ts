import type { ValueSet } from './value-set.ts';

/** A set of values as text: two sets of a field are equal exactly if their texts are. */
export function keyOfValues(set: ValueSet): string {
  switch (set.kind) {
    case 'numbers':
      return set.numbers.map(({ from, to }) => `${from}..${to}`).join();
    case 'strings':
      return `${set.strings.excludes ? 'not ' : ''}${JSON.stringify([...set.strings.strings].sort())}`;
    case 'bits':
      return set.bits.map((clause) => clause.toString(16)).join('&');
  }
}
