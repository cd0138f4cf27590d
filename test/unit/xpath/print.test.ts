import { expect, test } from 'vitest';
import { parse } from '../../../server/src/xpath/parse.ts';
import { print } from '../../../server/src/xpath/print.ts';

test.each([
  ['* [ System [ EventID = 4624 ] ]', '*[System[EventID=4624]]'],
  ['*[System[EventID>=1 and\n EventID   <=  5]]', '*[System[EventID>=1 and EventID<=5]]'],
  ['a or(b)and c', 'a or (b) and c'],
  ['timediff( @SystemTime )<=1', 'timediff(@SystemTime) <= 1'],
  ['band( Keywords,1 )', 'band(Keywords, 1)'],
  ['1+2*3 div - a', '1 + 2 * 3 div -a'],
  ['/a//b | ../@c/.', '/a//b | ../@c/.'],
  ['child::a/text( )', 'child::a/text()'],
  ["processing-instruction( 'x' )", "processing-instruction('x')"],
  ['$x[ 1 ] / a', '$x[1]/a'],
  ['"it\'s"', '"it\'s"'],
  ['\'say "a"\'', '\'say "a"\''],
  ['a=(1,2)', 'a = (1, 2)'],
  ['1 to  5', '1 to 5'],
  ['a  AND b', 'a and b'],
  ['a &lt;= 1', 'a<=1'],
  ['*[System[EventID=', '*[System[EventID=]]'],
])('%s', (text, printed) => expect(print(parse(text).expr)).toBe(printed));
