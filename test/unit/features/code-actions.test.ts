import { expect, test } from 'vitest';
import { codeActions } from '../../../server/src/features/code-actions.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { emptyRange } from '../../../server/src/text/range.ts';
import { documentAt, rule } from './document.ts';

test.each([
  ['*[System[(EventID=4728 |OR EventID=4732)]]', 'Write or', '*[System[(EventID=4728 or EventID=4732)]]'],
  ['*[System[(EventID=4728 OR| EventID=4732)]]', 'Write or', '*[System[(EventID=4728 or EventID=4732)]]'],
  ['*[System[4648|=EventID]]', 'Write EventID=4648', '*[System[EventID=4648]]'],
  [
    rule('*[System[EventID=4740]]|').replace(']]|', ']]').replace('"*[', '"|*['),
    'Write Security!',
    rule('Security!*[System[EventID=4740]]'),
  ],
  [
    rule('Security!*[EventData[Data[@Name=\'A\']=\\"O\'Hara\\" or \\"O\'Neill|\\"]]'),
    "Write Data[@Name='A']=\"O'Neill\"",
    rule("Security!*[EventData[Data[@Name='A']=\\\"O'Hara\\\" or Data[@Name='A']=\\\"O'Neill\\\"]]"),
  ],
  [
    rule('Security!*[System[(EventID\\u0020|OR EventID=1)]]'),
    'Write or',
    rule('Security!*[System[(EventID\\u0020or EventID=1)]]'),
  ],
])('in %s, "%s" gives %s', (marked, title, expected) => {
  const { document, offset } = documentAt(marked);
  const action = codeActions(document, emptyRange(offset)).find((offered) => offered.title === title);
  expect(action && applyEdits(document.text, action.edits)).toBe(expected);
});

test.each(['*[System[(EventID=|4728 OR EventID=4732)]]', '*[System[EventID=4624|]]'])(
  'nothing is offered at %s',
  (marked) => {
    const { document, offset } = documentAt(marked);
    expect(codeActions(document, emptyRange(offset))).toEqual([]);
  },
);

test('a fix names the finding that it mends', () => {
  const { document, offset } = documentAt('*[System[EventID=1 O|R EventID=2]]');
  const [action] = codeActions(document, emptyRange(offset));
  expect(action).toMatchObject({ isPreferred: true, diagnostic: { code: 'uppercase-operator' } });
});
