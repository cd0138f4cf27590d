import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brokenInvariants, isExpr, misprint } from './invariants.ts';

const pieces = [
  '*',
  'Event',
  'System',
  'EventID',
  'Data',
  '@Name',
  '@',
  '=',
  '!=',
  '<=',
  '>',
  '4624',
  '0x20',
  "'a'",
  '"b"',
  "'",
  '"',
  '[',
  ']',
  '(',
  ')',
  ' and ',
  ' or ',
  ' OR ',
  ' eq ',
  ' to ',
  ',',
  '/',
  '//',
  '.',
  '..',
  '::',
  'child::',
  '|',
  '+',
  '-',
  ' div ',
  'not(',
  'band(',
  'position()',
  '$x',
  '&gt;=',
  '&quot;',
  '\\"',
  '“',
  '”',
  '(:',
  ':)',
  '||',
  '&&',
  '==',
  '!',
  '{',
  '}',
  'Q{u}n',
  'for $x in ',
  'if (a) then ',
  ' cast as xs:int',
  '*:n',
  ':',
  ';',
  '￼',
  ' ',
  '\n',
  'text()',
  'é',
  '😀',
  '1e3',
  "''",
];

describe('whatever the text is, its tree is whole', () => {
  test('for any row of tokens', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 24 }), (row) => {
        expect(brokenInvariants(row.join(''))).toEqual([]);
        if (isExpr(row.join(''))) expect(misprint(row.join(''))).toBeUndefined();
      }),
      { numRuns: 20_000 },
    );
  });

  test('for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(brokenInvariants(text)).toEqual([]);
        if (isExpr(text)) expect(misprint(text)).toBeUndefined();
      }),
      { numRuns: 5_000 },
    );
  });

  test.each([
    ['brackets', '['.repeat(100_000)],
    ['parentheses', '('.repeat(100_000)],
    ['minus signs', '-'.repeat(100_000)],
    ['predicates', 'a[b'.repeat(100_000)],
    ['calls', 'f('.repeat(100_000)],
    ['sums', '1+'.repeat(100_000)],
    ['comparisons', '1='.repeat(100_000)],
    ['steps', 'a/'.repeat(100_000)],
    ['or-ed conditions', 'EventID=1 or '.repeat(20_000)],
    ['unions', 'a|'.repeat(100_000)],
    ['quotes', '"\''.repeat(100_000)],
    ['closing brackets', ')]'.repeat(100_000)],
    ['stray characters', '; '.repeat(100_000)],
    ['commas', ','.repeat(100_000)],
    ['comments', '(: '.repeat(100_000)],
    ['dots', '. '.repeat(50_000)],
    ['entities', '&quot;'.repeat(50_000)],
    ['if', 'if ('.repeat(20_000)],
  ])('for very many %s', (_, text) => {
    expect(brokenInvariants(text)).toEqual([]);
  });
});
