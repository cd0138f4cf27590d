import type { Constant } from '../../dialect/shape.ts';
import { numberOf, sidOf } from '../../text/reading.ts';
import { code } from '../markdown.ts';
import type { Bound, Test } from './condition.ts';

/**
 * A test as words behind "is": `4624`, `not 4624`, `4720 to 4726`, `at least 5`.
 * @param isNegated whether the list that it stands in says `not` or `none of` for all of its tests
 */
export function testWords(test: Test, wordsOf: (constant: Constant) => string, isNegated: boolean): string {
  if (test.kind === 'range') return rangeWords(test.low, test.high);
  switch (test.operator) {
    case '=':
      return wordsOf(test.constant);
    case '!=':
      return `${isNegated ? '' : 'not '}${wordsOf(test.constant)}`;
    case '<':
      return `less than ${valueWords(test.constant)}`;
    case '<=':
      return `at most ${valueWords(test.constant)}`;
    case '>':
      return `more than ${valueWords(test.constant)}`;
    case '>=':
      return `at least ${valueWords(test.constant)}`;
  }
}

/** A value: numbers and codes as they are, text as code. */
export function valueWords(constant: Constant): string {
  if (constant.kind === 'Number') return constant.text;
  const { value } = constant;
  if (value === '') return 'empty';
  return isPlain(value) ? value : code(value);
}

function isPlain(value: string): boolean {
  return (
    value.trim() === value &&
    (numberOf(value) !== undefined || sidOf(value) !== undefined || /^%%\d+$/.test(value))
  );
}

function rangeWords(low: Bound, high: Bound): string {
  const [from, to] = [valueWords(low.constant), valueWords(high.constant)];
  const [least, most] = [Number(from), Number(to)];
  if (low.isIncluded && high.isIncluded && least <= most) return `${from} to ${to}`;
  return `${low.isIncluded ? 'at least' : 'more than'} ${from} but ${high.isIncluded ? 'at most' : 'less than'} ${to}`;
}
