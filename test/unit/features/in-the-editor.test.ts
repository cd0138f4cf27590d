import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeLenses } from '../../../server/src/features/code-lens.ts';
import { documentHighlights } from '../../../server/src/features/document-highlights.ts';
import { documentSymbols } from '../../../server/src/features/document-symbols.ts';
import { foldingRanges } from '../../../server/src/features/folding-ranges.ts';
import { format, laidOut } from '../../../server/src/features/format.ts';
import { inlayHints } from '../../../server/src/features/inlay-hints.ts';
import { type QueryDocument, readDocument } from '../../../server/src/features/query-document.ts';
import { selectionRanges } from '../../../server/src/features/selection-range.ts';
import { durationInWords } from '../../../server/src/text/duration.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { containsRange } from '../../../server/src/text/range.ts';

function ruleOf(...queries: readonly string[]): QueryDocument {
  return documentOf(JSON.stringify({ xPathQueries: queries }), 'rule.json');
}

function documentOf(text: string, path = 'queries.evxpath'): QueryDocument {
  const document = readDocument({ text, path });
  if (!document) throw new Error('no document');
  return document;
}

const all = (document: QueryDocument) => ({ start: 0, end: document.text.length });

test('a lens counts terms against the limit of the target', () => {
  const titles = (document: QueryDocument) => codeLenses(document).map(({ title }) => title);
  expect(titles(ruleOf('Security!*[System[(EventID=1 or EventID=2) and Level=0]]', 'System!*'))).toEqual([
    '3/20 terms',
    '0/20 terms',
  ]);
  expect(titles(documentOf("*[EventData[Data[@Name='x']='y']]"))).toEqual(['1/23 terms']);
  const computed = [`(\${var.more})`, `EventID=\${join(" or EventID=", var.ids)}`, `Computer='\${var.name}'`];
  const terraform = `x_path_queries = [${computed.map((part) => `"Security!*[System[${part}]]"`).join(', ')}]`;
  expect(titles(documentOf(terraform, 'a.tf'))).toEqual([
    'at least 0/20 terms',
    'at least 1/20 terms',
    '1/20 terms',
  ]);
  const template =
    '{"$schema":"https://schema.management.azure.com/deploymentTemplate.json#","xPathQueries":["[variables(\'q\')]"]}';
  expect(titles(documentOf(template, 'a.json'))).toEqual([]);
});

describe('a lens tells what a query matches of the sample events', () => {
  const total = { events: 3450, bytes: 1_000_000 };
  const titlesOf = (events: number, all = total) =>
    codeLenses(ruleOf('Security!*'), {
      total: all,
      queries: [{ events, bytes: 0 }],
      rules: new Map(),
    }).map(({ title, resultsAt }) => (resultsAt === undefined ? title : `[${title}]`));
  test.each([
    [212, '[0/20 terms · matches 212 of 3,450 sample events · 6 %]'],
    [0, '[0/20 terms · matches none of 3,450 sample events]'],
    [3450, '[0/20 terms · matches all 3,450 sample events]'],
    [3449, '[0/20 terms · matches 3,449 of 3,450 sample events · > 99 %]'],
    [1, '[0/20 terms · matches 1 of 3,450 sample events · < 1 %]'],
  ])('%i', (events, title) => expect(titlesOf(events)).toEqual([title]));

  test('few or no sample events', () => {
    expect(titlesOf(0, { events: 0, bytes: 0 })).toEqual(['0/20 terms']);
    expect(titlesOf(1, { events: 1, bytes: 9 })).toEqual(['[0/20 terms · matches the sample event]']);
    expect(titlesOf(0, { events: 1, bytes: 9 })).toEqual(['[0/20 terms · does not match the sample event]']);
    expect(titlesOf(1_234_567, { events: 2_000_000, bytes: 9 })).toEqual([
      '[0/20 terms · matches 1,234,567 of 2,000,000 sample events · 62 %]',
    ]);
  });

  test('a rule of several queries has its own lens at the first, unlike one alone', () => {
    const text = JSON.stringify({ windowsEventLogs: [{ xPathQueries: ['System!*', 'Security!*'] }] });
    const document = documentOf(text, 'rule.json');
    const rule = document.queries[0]?.embedded.rule ?? -1;
    const counts = {
      total,
      queries: [{ events: 400, bytes: 80_000 }, undefined],
      rules: new Map([[rule, { events: 414, bytes: 90_000, repeated: 31 }]]),
    };
    expect(
      codeLenses(document, counts).map(({ range, title }) => [text.slice(range.start, range.end), title]),
    ).toEqual([
      ['"System!*"', '0/20 terms · matches 400 of 3,450 sample events · 12 %'],
      ['"Security!*"', '0/20 terms'],
      ['"System!*"', 'kept 12 % of events, 9 % of bytes · 31 collected twice'],
    ]);
    const none = new Map([[rule, { events: 0, bytes: 0, repeated: 0 }]]);
    expect(codeLenses(document, { ...counts, rules: none }).at(-1)?.title).toBe(
      'kept none of the sample events',
    );
    expect(codeLenses(ruleOf('System!*'), { ...counts, rules: none })).toHaveLength(1);
  });
});

describe('hints stand behind the number', () => {
  test.each([
    ['Security!*[System[EventID=4624]]', 'Security!*[System[EventID=4624«Logon succeeded»]]'],
    ["Security!*[System[EventID!='4688']]", "Security!*[System[EventID!='4688'«Process created»]]"],
    [
      'Security!*[System[EventID>=4624 and EventID<=4625]]',
      'Security!*[System[EventID>=4624 and EventID<=4625]]',
    ],
    [
      '*[System[TimeCreated[timediff(@SystemTime) <= 86400000]]]',
      '*[System[TimeCreated[timediff(@SystemTime) <= 86400000«1 day»]]]',
    ],
    [
      '*[System[band(Keywords,13510798882111488)]]',
      '*[System[band(Keywords,13510798882111488«Audit failure or Audit success»)]]',
    ],
    ['*[EventData[band(Data,1)]]', '*[EventData[band(Data,1)]]'],
    ['*[System[EventID=99999]]', '*[System[EventID=99999]]'],
  ])('%s', (text, shown) => {
    const document = documentOf(text);
    const edits = inlayHints(document, all(document)).map(({ offset, label }) => ({
      range: { start: offset, end: offset },
      newText: `«${label}»`,
    }));
    expect(applyEdits(text, edits)).toBe(shown);
  });
});

test.each([
  [86_400_000, '1 day'],
  [5_400_000, '1 hour 30 minutes'],
  [86_400, '86.4 seconds'],
  [604_800_000, '1 week'],
  [2_592_000_000, '30 days'],
  [1_000, '1 second'],
  [500, '500 milliseconds'],
  [90_061_001, '90061.001 seconds'],
])('%i milliseconds are %s', (milliseconds, words) => {
  expect(durationInWords(milliseconds)).toBe(words);
});

test('symbols name the channel and show the filter on one line', () => {
  expect(
    documentSymbols(documentOf('Security!*[\n  System]\n\n*')).map(({ name, detail }) => [name, detail]),
  ).toEqual([
    ['Security', '*[ System]'],
    ['query 2', '*'],
  ]);
});

test('the text of a query in the outline lies inside of it, which editors insist on', () => {
  for (const path of readdirSync('samples', { recursive: true, encoding: 'utf8' })) {
    if (!/\.\w+$/.test(path) || !statSync(join('samples', path)).isFile()) continue;
    const document = readDocument({ text: readFileSync(join('samples', path), 'utf8'), path });
    for (const { range, textRange } of document ? documentSymbols(document) : [])
      expect(containsRange(range, textRange)).toBe(true);
  }
});

test('highlights are every place with the same ID', () => {
  const document = ruleOf(
    'Security!*[System[EventID=4624 or EventID=1]]',
    "System!*[System[EventID='4624']]",
  );
  const texts = (offset: number) =>
    documentHighlights(document, offset).map(({ start, end }) => document.text.slice(start, end));
  expect(texts(document.text.indexOf('4624'))).toEqual(['4624', "'4624'"]);
  expect(texts(document.text.indexOf('System['))).toEqual([]);
});

test('a selection grows from the name to the query', () => {
  const document = ruleOf('Security!*[System[EventID=4624]]');
  const ranges = selectionRanges(document, document.text.indexOf('EventID') + 2);
  expect(ranges.map(({ start, end }) => document.text.slice(start, end))).toEqual([
    'EventID',
    'EventID=4624',
    '[EventID=4624]',
    'System[EventID=4624]',
    '[System[EventID=4624]]',
    '*[System[EventID=4624]]',
    'Security!*[System[EventID=4624]]',
  ]);
});

test('queries over several lines fold', () => {
  const document = documentOf('Security!*[\n  System]\n\n*');
  expect(foldingRanges(document).map(({ start, end }) => document.text.slice(start, end))).toEqual([
    'Security!*[\n  System]',
  ]);
});

test.each([
  ['Security!*[ System[ (EventID = 4624)  or  Level=2 ] ]', 'Security!*[System[(EventID=4624) or Level=2]]'],
  ['Security!*[System[EventID=]]', 'Security!*[System[EventID=]]'],
  ['Security!*[\n    System[ EventID = 1 ]]', 'Security!*[\n  System[EventID=1]\n]'],
  ['*[\n# logons\n System[ EventID=4624]]', '*[\n# logons\n System[ EventID=4624]]'],
])('formats %j', (text, formatted) => {
  const document = documentOf(text);
  expect(applyEdits(text, format(document, all(document)))).toBe(formatted);
});

test.each([
  ['*[System[EventID=1] and  EventData]', '*[\n  System[EventID=1] and EventData\n]'],
  ['*[\n  System[EventID=1]\n]', undefined],
  ['*[System[EventID=]]', undefined],
  ['*[\n# logons\n System[EventID=4624]]', undefined],
])('lays %j out', (text, expected) => {
  const document = documentOf(text);
  const edits = document.queries.flatMap((found) => laidOut(text, found) ?? []);
  expect(edits.length > 0 ? applyEdits(text, edits) : undefined).toBe(expected);
});

test('lays a query of an XML document out at the indentation of its line', () => {
  const text =
    '<QueryList>\n  <Query>\n    <Select Path="System">*[System[Level &lt; 3]]</Select></Query></QueryList>';
  const document = readDocument({ text, path: 'view.xml' });
  const edits = document?.queries.flatMap((found) => laidOut(text, found) ?? []) ?? [];
  expect(applyEdits(text, edits)).toBe(
    '<QueryList>\n  <Query>\n    <Select Path="System">*[\n      System[Level&lt;3]\n    ]</Select></Query></QueryList>',
  );
});

test('a string of JSON cannot hold line breaks', () => {
  const document = ruleOf('Security!*[System[EventID=4624]]');
  expect(document.queries.map((found) => laidOut(document.text, found))).toEqual([undefined]);
});
