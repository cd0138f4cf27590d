import { expect, test } from 'vitest';
import { lex, type Token } from '../../../server/src/xpath/lex.ts';

test.each([
  ['*[System]', ['*', '[', 'Name System', ']']],
  ['a-b - c', ['Name a-b', '-', 'Name c']],
  ['a.b..c', ['Name a.b..c']],
  ['ns:a ns:* *:a', ['Name ns:a', 'Name ns:*', '*', ':', 'Name a']],
  ['child::a', ['Name child', '::', 'Name a']],
  ['<= >= != = < >', ['<=', '>=', '!=', '=', '<', '>']],
  ['//../.', ['//', '..', '/', '.']],
  ['1.5 .5 5. 18446744073709551616', ['Number 1.5', 'Number .5', 'Number 5.', 'Number 18446744073709551616']],
  ['0x8020 0X20', ['Number 0x8020 hexadecimal', 'Number 0X20 hexadecimal']],
  ['1e3 1.5E-2', ['Number 1e3 exponent', 'Number 1.5E-2 exponent']],
  ['\'a"b\' "c\'d"', ['Literal a"b', "Literal c'd"]],
  ["''", ['Literal ']],
  ["'a]b", ['Literal a unclosed', ']', 'Name b']],
  ['\\"a\\"', ['Literal a backslash']],
  ['&quot;a&quot; &#39;b&#39;', ['Literal a entity', 'Literal b entity']],
  ['“a” ‘b’', ['Literal a typographic', 'Literal b typographic']],
  ['&lt;= &gt; &amp;lt; &#60;', ['<= entity', '> entity', '< entity', '< entity']],
  ['&amp; &nbsp; &;', ['Stray', 'Stray', 'Stray', 'Stray']],
  [
    '{0} $(x) %x% #{x} { }',
    ['Stray placeholder', 'Stray placeholder', 'Stray placeholder', 'Stray placeholder', 'Stray placeholder'],
  ],
  ['{a', ['Stray', 'Name a']],
  ['$x $ns:x $', ['Variable x', 'Variable ns:x', 'Stray']],
  ['Q{http://x}a', ['Name a braced-uri']],
  ['(: a (: b :) c :)d', ['Comment', 'Name d']],
  ['(: a', ['Comment']],
  ['\uFFFC', ['Hole']],
  ['😀;', ['Stray', 'Stray']],
])('%s', (text, tokens) => {
  expect(lex(text, { start: 0, end: text.length }).filter(isShown).map(shown)).toEqual(tokens);
});

test('only the range is read', () => {
  expect(lex("a='b' or c", { start: 2, end: 5 })).toEqual([
    { kind: 'Literal', value: 'b', quote: "'", start: 2, end: 5 },
    { kind: 'End', start: 5, end: 5 },
  ]);
});

function isShown({ kind }: Token): boolean {
  return kind !== 'Blank' && kind !== 'End';
}

function shown(token: Token): string {
  const flaw = 'flaw' in token && token.flaw ? ` ${token.flaw}` : '';
  switch (token.kind) {
    case 'Symbol':
      return token.text + flaw;
    case 'Literal':
      return `Literal ${token.value}${flaw}`;
    case 'Name':
    case 'Number':
    case 'Variable':
      return `${token.kind} ${token.text}${flaw}`;
    default:
      return token.kind + flaw;
  }
}
