import { expect, test } from 'vitest';
import { quickFixes, rewrites } from '../../../server/src/features/code-actions.ts';
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
  const action = quickFixes(document, emptyRange(offset)).find((offered) => offered.title === title);
  expect(action && applyEdits(document.text, action.edits)).toBe(expected);
});

test.each(['*[System[(EventID=|4728 OR EventID=4732)]]', '*[System[EventID=4624|]]'])(
  'nothing is offered at %s',
  (marked) => {
    const { document, offset } = documentAt(marked);
    expect(quickFixes(document, emptyRange(offset))).toEqual([]);
  },
);

test('a fix names the finding that it mends', () => {
  const { document, offset } = documentAt('*[System[EventID=1 O|R EventID=2]]');
  const [action] = quickFixes(document, emptyRange(offset));
  expect(action).toMatchObject({ isPreferred: true, diagnostics: [{ code: 'uppercase-operator' }] });
});

const viewer = '*[System[(EventID &gt;= 4720 and EventID &lt;= 4726 OR EventID=4740)]]';
const many = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `EventID=${from + 2 * index}`).join(' or ');

test.each([
  [
    rule(`|${viewer}`),
    'Mend this query (4 fixes)',
    rule('Security!*[System[(EventID >= 4720 and EventID <= 4726 or EventID=4740)]]'),
  ],
  [
    rule(`|*[System[(${many(4720, 10)} OR ${many(4740, 11)})]]`),
    'Mend this query (3 fixes)',
    rule(
      `Security!*[System[(${many(4720, 10)} or ${many(4740, 10)})]]", "Security!*[System[(EventID=4760)]]`,
    ),
  ],
  [rule('Security!*[System[EventID=1 |OR EventID=2]]'), 'Mend this query (1 fixes)', undefined],
])('in %s, "%s" gives %s', (marked, title, expected) => {
  const { document, offset } = documentAt(marked);
  const action = quickFixes(document, emptyRange(offset)).find((offered) => offered.title === title);
  expect(action && applyEdits(document.text, action.edits)).toBe(expected);
});

test.each([
  ['*[System[ EventID = 4624| ]]', ['Format this query', 'Lay this query out over several lines']],
  ['*[System[EventID=4624|]]', ['Lay this query out over several lines']],
  ['*[\n  System[EventID=4624|]\n]', []],
  ['*[System[EventID=|]]', []],
  [rule('Security!*[System[ EventID = 4624| ]]'), ['Format this query']],
])('%s can be rewritten: %o', (marked, titles) => {
  const { document, offset } = documentAt(marked);
  expect(rewrites(document, offset).map(({ title }) => title)).toEqual(titles);
});

test('comments in a query stay where it is mended around them', () => {
  const text = '*[System[\n# why one\nEventID=1 OR EventID=2\n# why three\nAND Level &lt; 3]]';
  const { document } = documentAt(`|${text}`);
  const everywhere = { start: 0, end: text.length };
  const action = quickFixes(document, everywhere).find(({ title }) => title.startsWith('Mend'));
  expect(action && applyEdits(text, action.edits)).toBe(
    '*[System[\n# why one\nEventID=1 or EventID=2\n# why three\nand Level < 3]]',
  );
});

test('a comment before the conditions stays with the first of the queries that one is split into', () => {
  const text = `*[System[\n# keep me\n${many(0, 30)}]]`;
  const { document } = documentAt(text.replace(/(?=\]\]$)/, '|'));
  const action = quickFixes(document, { start: 0, end: text.length }).find(({ title }) =>
    title.startsWith('Split'),
  );
  expect(action && applyEdits(text, action.edits)).toBe(
    `*[System[\n# keep me\n${many(0, 23)}]]\n\n*[System[\n${many(46, 7)}]]`,
  );
});
