import { describe, expect, test } from 'vitest';
import { fixAll } from '../../../server/src/features/fix-all.ts';
import { readDocument } from '../../../server/src/features/query-document.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';

/** The document after all safe fixes, and the codes of what they mended. */
function fixed(path: string, text: string) {
  const document = readDocument({ text, path });
  if (!document) throw new Error(`no queries in ${text}`);
  const { edits, mended, document: after } = fixAll(document);
  const result = applyEdits(text, edits);
  expect(after.text).toBe(result);
  return { result, mended: [...new Set(mended)].sort() };
}

describe('all safe fixes are made at once', () => {
  test.each([
    [
      'a.evxpath',
      '*[System[4624=EventId OR (EventID == 4625 && Level&lt;=3)]]',
      '*[System[EventID=4624 or (EventID = 4625 and Level<=3)]]',
      ['constant-on-the-left', 'escaped-entity', 'foreign-operator', 'unknown-name', 'uppercase-operator'],
    ],
    [
      'a.evxpath',
      'Security*[System[EventID in (1, 2)]]\n\n# two\n*[System[EventID=1 or EventID=1 or EventID=1]]',
      'Security!*[System[(EventID=1 or EventID=2)]]\n\n# two\n*[System[EventID=1]]',
      ['beyond-xpath-1', 'missing-bang', 'repeated-term'],
    ],
    [
      'a.evxpath',
      '*[EventData[Data[@Name=“A”]=\\"x\\"]] and *[System[Provider[@Guid={54849625-5478-4994-a5ba-3e3b0328c30d}]]]',
      '*[EventData[Data[@Name="A"]="x"]] and *[System[Provider[@Guid=\'{54849625-5478-4994-a5ba-3e3b0328c30d}\']]]',
      ['escaped-quote', 'typographic-quote', 'unquoted-value'],
    ],
    [
      'rule.json',
      '{"xPathQueries": ["Security!*[System[EventID=1 OR EventID=2]]!*", "[concat(\'a\')]", "S!*[System[EventId\\u003d1]]"]}',
      '{"xPathQueries": ["Security!*[System[EventID=1 or EventID=2]]", "[concat(\'a\')]", "S!*[System[EventID\\u003d1]]"]}',
      ['channel-artifact', 'unknown-name', 'uppercase-operator'],
    ],
    [
      'a.bicep',
      "var xPathQueries = [\n  'Security!*[System[Provider[@Name=\\'A\\'] AND EventId=1]]'\n]",
      "var xPathQueries = [\n  'Security!*[System[Provider[@Name=\\'A\\'] and EventID=1]]'\n]",
      ['unknown-name', 'uppercase-operator'],
    ],
    [
      'list.xml',
      '<QueryList><Query Id="0"><Select Path="S">*[System[Level <= 3 AND EventID &amp;gt; 4]]</Select><Suppress Path="S">*[System[4 &lt; Level]]</Suppress></Query></QueryList>',
      '<QueryList><Query Id="0"><Select Path="S">*[System[Level &lt;= 3 and EventID &gt; 4]]</Select><Suppress Path="S">*[System[Level &gt; 4]]</Suppress></Query></QueryList>',
      ['constant-on-the-left', 'double-escaped', 'raw-angle', 'uppercase-operator'],
    ],
    [
      'a.ps1',
      "Get-WinEvent -FilterXPath '*[System[Provider[@Name=''A''] AND EventId=$id]]'",
      "Get-WinEvent -FilterXPath '*[System[Provider[@Name=''A''] and EventID=$id]]'",
      ['unknown-name', 'uppercase-operator'],
    ],
  ])('in %s: %s', (path, text, expected, codes) => {
    expect(fixed(path, text)).toEqual({ result: expected, mended: codes });
  });

  test('consecutive IDs are merged where there are too many', () => {
    const ids = Array.from({ length: 30 }, (_, index) => `EventID=${index + 1}`).join(' or ');
    expect(fixed('a.evxpath', `*[System[${ids}]]`).result).toBe(
      '*[System[(EventID >= 1 and EventID <= 30)]]',
    );
  });
});

test('a query with hundreds of mistakes is mended to the end', () => {
  const terms = Array.from({ length: 400 }, (_, index) => `${index % 20} = EventId`).join(' OR ');
  expect(fixed('a.evxpath', `*[System[${terms}]]`).result).toBe(
    `*[System[${Array.from({ length: 20 }, (_, index) => `EventID=${index}`).join(' or ')}]]`,
  );
});

test.each([
  ['a choice', 'a.evxpath', '*[System[(EventID=) or EventID=1]]'],
  ['a guess', 'a.evxpath', "*[System[Providr[@Name='a']]]"],
  ['a finding that is silenced', 'a.evxpath', '# event-xpath-disable-next-line\n*[System[EventId=1]]'],
  ['a document that cannot be read', 'a.json', '{"xPathQueries": ["S!*[System[EventID=1 OR EventID=2]]"'],
  ['a comment', 'a.evxpath', '*[System[EventID=1 (: logon :)]]'],
])('%s is left alone', (_, path, text) => {
  expect(fixed(path, text)).toEqual({ result: text, mended: [] });
});

test('edits are as small as the mistakes', () => {
  const document = readDocument({ text: '*[System[1=EventId AND EventID=2]]', path: 'a.evxpath' });
  expect(document && fixAll(document).edits).toEqual([
    { range: { start: 9, end: 18 }, newText: 'EventID=1' },
    { range: { start: 19, end: 22 }, newText: 'and' },
  ]);
});
