import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  booleanSatisfies,
  type ComparisonOperator,
  numberSatisfies,
  readingsOf,
  satisfies,
  type ValueType,
} from '../../../server/src/matcher/compare.ts';

describe('a value of an event and a constant of a query', () => {
  test.each([
    ['10', '10', '= <= >='],
    ['10', '9', '!= > >='],
    ['0xa', '10', '= <= >='],
    ['word', '10', '!='],
    ['', '0', '!='],
    ['true', '1', '='],
    ['true', '0', '!='],
    ['false', '0', '='],
    ['True', '1', '!='],
    ['1e3', '1000', '!='],
    ['9007199254740993', '9007199254740992', '!= > >='],
    ['0.5', '1', '!= < <='],
    ['-5', '0', '!= < <='],
  ])('%j, the number %s: %s', (value, number, operators) => {
    expect(satisfied(value, 'any', number, false)).toBe(operators);
  });

  test.each([
    ['10', '10', '= <= >='],
    ['10', '10.0', '= <= >='],
    ['10', '0xA', '= <= >='],
    ['10', ' 10 ', '= <= >='],
    ['abc', 'ABC', '='],
    ['abc', 'abd', '!='],
    ['', '', '='],
    [' ', '', '!='],
    ['1', 'true', '='],
    ['0', 'false', '='],
    ['2', 'true', '!='],
    ['1', 'TRUE', '!='],
    ['{747EF6FD-E535-4D16-B510-42C90F6873A1}', '747ef6fd-e535-4d16-b510-42c90f6873a1', '='],
    ['{747EF6FD-E535-4D16-B510-42C90F6873A1', '747ef6fd-e535-4d16-b510-42c90f6873a1', '!='],
    ['S-1-5-18', ' s-1-5-18', '='],
    ['S-1-5-18', 'S-1-5-19', '!='],
    ['2024-01-01T00:00:00Z', '2024-01-01T00:00:00.0009', '= <= >='],
    ['2024-01-01T00:00:00Z', '2024-01-01T00:00:00.001Z', '!= < <='],
    ['2024-01-01', '2024-01-01T00:00:00Z', '!='],
  ])('%j, the string %j: %s', (value, text, operators) => {
    expect(satisfied(value, 'any', text, true)).toBe(operators);
  });

  test.each([
    ['16', '16', true, '='],
    ['16', '0x10', true, '!='],
    ['16', '16.0', false, '!='],
    ['16', '16', false, '='],
    ['SRV01', 'srv01', true, '='],
    ['{747EF6FD-E535-4D16-B510-42C90F6873A1}', '747ef6fd-e535-4d16-b510-42c90f6873a1', true, '!='],
  ])('%j that is a string only, %j: %s', (value, text, isQuoted, operators) => {
    expect(satisfied(value, 'string', text, isQuoted)).toBe(operators);
  });

  test.each([
    ['abc', 'ABC', '!='],
    ['ABC', 'ABC', '='],
    ['0xa', '0XA', '= <= >='],
    ['{747EF6FD-E535-4D16-B510-42C90F6873A1}', '{747ef6fd-e535-4d16-b510-42c90f6873a1}', '='],
  ])('%j, %j with the setting that strings agree in case: %s', (value, text, operators) => {
    expect(satisfied(value, 'any', text, true, true)).toBe(operators);
  });

  test('!= is the opposite of =, whatever the texts', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.integer().map(String),
      fc.constantFrom('true', 'false', '0x1', '1.0'),
    );
    fc.assert(
      fc.property(texts, texts, fc.constantFrom<ValueType>('any', 'string'), (value, text, type) => {
        const constant = readingsOf(text, true);
        const isEqual = satisfies(value, type, '=', constant, false);
        expect(satisfies(value, type, '!=', constant, false)).toBe(!isEqual);
        if (value === text) expect(isEqual).toBe(true);
      }),
    );
  });
});

test.each([
  [5, '5', '= <= >='],
  [5, '5.0', '= <= >='],
  [-1000, '-1000', '= <= >='],
  [5, '4.5', '!= > >='],
  [5, '18446744073709551616', '!= < <='],
  [5, 'x', '!='],
])('a number of a function, %d, and %j: %s', (value, text, operators) => {
  expect(operatorsOf((operator) => numberSatisfies(value, operator, readingsOf(text, true)))).toBe(operators);
});

test.each([
  [true, '1', '= <= >='],
  [true, '5', '= < <='],
  [true, '0', '!= > >='],
  [false, '0', '= <= >='],
  [false, '-1', '!= > >='],
  [true, 'true', '='],
  [false, 'true', '!='],
  [false, 'false', '='],
  [true, 'x', '!='],
])('a truth value of a function, %s, and %j: %s', (value, text, operators) => {
  expect(operatorsOf((operator) => booleanSatisfies(value, operator, readingsOf(text, true)))).toBe(
    operators,
  );
});

function satisfied(value: string, type: ValueType, text: string, isQuoted: boolean, caseSensitive = false) {
  const constant = readingsOf(text, isQuoted);
  return operatorsOf((operator) => satisfies(value, type, operator, constant, caseSensitive));
}

/** The operators for which a comparison is true. */
function operatorsOf(isTrue: (operator: ComparisonOperator) => boolean): string {
  const operators: readonly ComparisonOperator[] = ['=', '!=', '<', '<=', '>', '>='];
  return operators.filter(isTrue).join(' ');
}
