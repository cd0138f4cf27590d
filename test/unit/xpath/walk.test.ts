import { expect, test } from 'vitest';
import { parse } from '../../../server/src/xpath/parse.ts';
import { pathTo, walk } from '../../../server/src/xpath/walk.ts';

test('parents come before their children, children in the order of the text', () => {
  const text = "*[a=1 or (b and f('x', @c))]";
  const visits = walk(parse(text).expr);
  expect(visits.map(({ node, ancestors }) => `${ancestors?.node.kind ?? ''} > ${node.kind}`)).toEqual([
    ' > LocationPath',
    'LocationPath > Step',
    'Step > NameTest',
    'Step > Predicate',
    'Predicate > OrExpr',
    'OrExpr > EqualityExpr',
    'EqualityExpr > LocationPath',
    'LocationPath > Step',
    'Step > NameTest',
    'EqualityExpr > Number',
    'OrExpr > ParenthesizedExpr',
    'ParenthesizedExpr > AndExpr',
    'AndExpr > LocationPath',
    'LocationPath > Step',
    'Step > NameTest',
    'AndExpr > FunctionCall',
    'FunctionCall > Literal',
    'FunctionCall > LocationPath',
    'LocationPath > Step',
    'Step > NameTest',
  ]);
});

test.each([
  ['*[System[EventID=|]]', 'EqualityExpr Missing'],
  ['*[System[|]]', 'Predicate Missing'],
  ['*[System[Event|]]', 'Step NameTest'],
  ['*[System/|]', 'Step Missing'],
  ['*[System[Provider[@|]]]', 'Step Missing'],
  ["*[System[Provider[@Name='|']]]", 'EqualityExpr Literal'],
  ['*[System[EventID=1 and|]]', 'AndExpr Missing'],
  ['*[System[EventID=46|24]]', 'EqualityExpr Number'],
  ['*[System[band(|)]]', 'Predicate FunctionCall'],
  ['|', 'Missing'],
])('at the cursor of %s stand %s', (marked, kinds) => {
  const offset = marked.indexOf('|');
  const path = pathTo(parse(marked.replace('|', '')).expr, offset);
  expect(
    path
      .slice(-2)
      .map(({ kind }) => kind)
      .join(' '),
  ).toBe(kinds);
});
