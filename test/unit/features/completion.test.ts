import { expect, test } from 'vitest';
import { complete } from '../../../server/src/features/completion.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { documentAt, rule } from './document.ts';

test.each([
  ['*[System[EventID=logon|]]', '*[System[EventID=4624]]'],
  ['*[System[EventID=4740|]]', '*[System[EventID=4740]]'],
  ['*[System[EventID = logon failed|]]', '*[System[EventID = 4625]]'],
  ["*[System[EventID='logon fail|']]", "*[System[EventID='4625']]"],
  ['*[System[(EventID=4624 or EventID=locked out|)]]', '*[System[(EventID=4624 or EventID=4740)]]'],
  ['*[System[EventID=failed logon| or EventID=1102]]', '*[System[EventID=4625 or EventID=1102]]'],
  ['*[System[EventID!=logon|]]', '*[System[EventID!=4624]]'],
  ['*[System[EventID >= cleared|]]', '*[System[EventID >= 1102]]'],
  ['*[System[EventID=logon|', '*[System[EventID=4624'],
  ['System!*[System[EventID=service|]]', 'System!*[System[EventID=7045]]'],
  ['Security!*[System[EventID=service installed|]]', 'Security!*[System[EventID=4697]]'],
  ['# first\n*[System]\n\n*[System[EventID=logon|]]', '# first\n*[System]\n\n*[System[EventID=4624]]'],
  [rule('Security!*[System[EventID=logon|]]'), rule('Security!*[System[EventID=4624]]')],
  [rule('Security!*[System[EventID=\\"logon fail|\\"]]'), rule('Security!*[System[EventID=\\"4625\\"]]')],
  [rule('Security!*[System[\\u0045ventID=logon|]]'), rule('Security!*[System[\\u0045ventID=4624]]')],
])('accepting the first item of %s', (marked, expected) => {
  const { document, offset } = documentAt(marked);
  const [first] = complete(document, offset);
  expect(first && applyEdits(document.text, [first.edit])).toBe(expected);
});

test.each([
  ['*[System[EventID=|]]', 50],
  ['Microsoft-Windows-Sysmon/Operational!*[System[EventID=process|]]', 5],
  ['*[System[EventID|=4624]]', 0],
  ['*[System[EventID=4624 |]]', 0],
  ['*[System[EventID=4624 or |]]', 0],
  ['*[System[Level=|]]', 0],
  ["*[EventData[Data[@Name='x']='logon|']]", 0],
  ['# EventID=logon|', 0],
  [`{"xPathQueries": [], "note": "EventID=logon|"}`, 0],
])('%s offers %i items', (marked, count) => {
  const { document, offset } = documentAt(marked);
  expect(complete(document, offset)).toHaveLength(count);
});

test('an item says what the ID means, where it is logged, and more in its card', () => {
  const { document, offset } = documentAt('*[System[EventID=logon|]]');
  const [first] = complete(document, offset);
  expect(first).toMatchObject({ label: '4624', detail: 'Logon succeeded', description: 'Security' });
  expect(first?.documentation).toContain('Audit policy: Logon/Logoff › Logon');
});
