import { describe, expect, test } from 'vitest';
import { diagnostics } from '../../../server/src/features/diagnostics.ts';
import { type QueryDocument, readDocument } from '../../../server/src/features/query-document.ts';
import { workspaceIndex } from '../../../server/src/features/workspace-index.ts';
import { overlapsWith } from '../../../server/src/features/workspace-overlaps.ts';
import { textOf } from '../../../server/src/text/range.ts';

/** Documents by their paths: each the queries of a rule, or a text. */
type Files = Readonly<Record<string, readonly string[] | string>>;

function read(files: Files): readonly QueryDocument[] {
  return Object.entries(files).map(([path, content]) => {
    const text = typeof content === 'string' ? content : rule(...content);
    const document = readDocument({ text, path });
    if (!document) throw new Error(`no queries in ${path}`);
    return document;
  });
}

function rule(...xPathQueries: readonly string[]): string {
  return JSON.stringify({
    dataSources: { windowsEventLogs: [{ streams: ['Microsoft-Event'], xPathQueries }] },
  });
}

/** What is told of queries among several documents: the place, what is said, and the other places. */
function told(files: Files): readonly string[] {
  const documents = read(files);
  const index = workspaceIndex(documents);
  return documents.flatMap((document) =>
    overlapsWith(document, index).map(({ severity, found, message, related = [] }) => {
      const places = related.map((place) => {
        const { text, source } = place.document ?? document;
        return `${source.path} ${textOf(text, place.range)}`;
      });
      const [what] = message.split('. ');
      return `${severity} ${document.source.path} ${found?.query.text}: ${what} [${places.join(', ')}]`;
    }),
  );
}

const ids = (...numbers: readonly number[]) =>
  `A!*[System[${numbers.map((number) => `EventID=${number}`).join(' or ')}]]`;

describe('queries of two rules', () => {
  test('the same, in other words', () => {
    expect(
      told({ 'a.json': [ids(1, 2), 'B!*'], 'b.json': ['a!*[System[(EventID=2) or (EventID=1)]]'] }),
    ).toMatchInlineSnapshot(`
      [
        "information a.json A!*[System[EventID=1 or EventID=2]]: A rule in b.json selects the same events too [b.json a!*[System[(EventID=2) or (EventID=1)]]]",
        "information b.json a!*[System[(EventID=2) or (EventID=1)]]: A rule in a.json selects the same events too [a.json A!*[System[EventID=1 or EventID=2]]]",
      ]
    `);
  });

  test('one that selects all of the other: told where the other one is', () => {
    expect(told({ 'a.json': [ids(1)], 'b.json': [ids(1, 2)], 'c.json': ['A!*'] })).toMatchInlineSnapshot(`
      [
        "information a.json A!*[System[EventID=1]]: A rule in b.json and 1 other select all of these events too [b.json A!*[System[EventID=1 or EventID=2]], c.json A!*]",
        "information b.json A!*[System[EventID=1 or EventID=2]]: A rule in c.json selects all of these events too [c.json A!*]",
      ]
    `);
  });

  test('some of the same', () => {
    expect(told({ 'a.json': [ids(1, 2, 3)], 'b.json': [ids(2, 3, 4)] })).toMatchInlineSnapshot(`
      [
        "information a.json A!*[System[EventID=1 or EventID=2 or EventID=3]]: A rule in b.json selects events 2 and 3 too [b.json A!*[System[EventID=2 or EventID=3 or EventID=4]]]",
        "information b.json A!*[System[EventID=2 or EventID=3 or EventID=4]]: A rule in a.json selects events 2 and 3 too [a.json A!*[System[EventID=1 or EventID=2 or EventID=3]]]",
      ]
    `);
  });

  test('of one document', () => {
    const resource = (query: string) => ({
      type: 'Microsoft.Insights/dataCollectionRules',
      properties: JSON.parse(rule(query)),
    });
    expect(
      told({ 'a.json': JSON.stringify({ resources: [resource(ids(1)), resource(ids(1))] }) }),
    ).toMatchInlineSnapshot(`
      [
        "information a.json A!*[System[EventID=1]]: Another rule of this document selects the same events too [a.json A!*[System[EventID=1]]]",
        "information a.json A!*[System[EventID=1]]: Another rule of this document selects the same events too [a.json A!*[System[EventID=1]]]",
      ]
    `);
  });

  test('of many documents, of which a few are named', () => {
    const files = Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [`${name}.json`, [ids(1)]]),
    );
    expect(told(files)[2]).toMatchInlineSnapshot(
      `"information c.json A!*[System[EventID=1]]: A rule in a.json and 4 others select the same events too [a.json A!*[System[EventID=1]], b.json A!*[System[EventID=1]], d.json A!*[System[EventID=1]]]"`,
    );
  });

  test.each<[string, Files]>([
    ['other channels', { 'a.json': ['A!*'], 'b.json': ['B!*'] }],
    ['other events', { 'a.json': [ids(1)], 'b.json': [ids(2)] }],
    ['a mistake', { 'a.json': ['A!*[System[EventID=]]'], 'b.json': ['A!*'] }],
    ['one rule, which has its own findings', { 'a.json': [ids(1), ids(1)] }],
    ['what is built from the other', { 'a/main.json': [ids(1)], 'a/main.bicep': bicep(ids(1)) }],
    ['the same file, named twice', { 'a.json': [ids(1)], './a.json': [ids(1)] }],
    [
      'what Bicep built elsewhere',
      {
        'main.bicep': bicep(ids(1)),
        'out/rule.json': rule(ids(1)).replace('{', '{"metadata": {"_generator": {"name": "bicep"}},'),
      },
    ],
    [
      'values for a parameter',
      { 'a.json': [ids(1)], 'dev.json': `{"parameters": {"xPathQueries": {"value": ["${ids(1)}"]}}}` },
    ],
    ['filters of no rule', { 'a.json': [ids(1)], 'b.evxpath': ids(1) }],
  ])('nothing of %s', (_, files) => expect(told(files)).toEqual([]));
});

function bicep(query: string): string {
  return `resource r 'Microsoft.Insights/dataCollectionRules@2022-06-01' = {
  properties: { dataSources: { windowsEventLogs: [{ streams: ['Microsoft-Event'], xPathQueries: ['${query}'] }] } }
}`;
}

describe('copies of a rule', () => {
  const five = [1, 2, 3, 4, 5].map((id) => ids(id));

  test('are told once for each rule', () => {
    expect(
      told({ 'dev/rule.json': five, 'test/rule.json': five, 'prod/rule.json': five }),
    ).toMatchInlineSnapshot(`
      [
        "information dev/rule.json A!*[System[EventID=1]]: A rule in test/rule.json and 1 other select all that this rule does [test/rule.json A!*[System[EventID=1]], prod/rule.json A!*[System[EventID=1]]]",
        "information test/rule.json A!*[System[EventID=1]]: A rule in dev/rule.json and 1 other select all that this rule does [dev/rule.json A!*[System[EventID=1]], prod/rule.json A!*[System[EventID=1]]]",
        "information prod/rule.json A!*[System[EventID=1]]: A rule in dev/rule.json and 1 other select all that this rule does [dev/rule.json A!*[System[EventID=1]], test/rule.json A!*[System[EventID=1]]]",
      ]
    `);
  });

  test('may differ in one of five queries', () => {
    const other = [...five.slice(0, 4), ids(7)];
    expect(told({ 'dev/rule.json': five, 'prod/rule.json': other })).toMatchInlineSnapshot(`
      [
        "information dev/rule.json A!*[System[EventID=1]]: A rule in prod/rule.json selects nearly all that this rule does [prod/rule.json A!*[System[EventID=1]]]",
        "information prod/rule.json A!*[System[EventID=1]]: A rule in dev/rule.json selects nearly all that this rule does [dev/rule.json A!*[System[EventID=1]]]",
      ]
    `);
  });

  test('are no copies with less in common', () => {
    expect(told({ 'a.json': five, 'b.json': [...five.slice(0, 3), ids(7), ids(8)] })).toHaveLength(6);
  });

  test('do not hide a third rule', () => {
    expect(
      told({ 'dev/rule.json': five, 'prod/rule.json': five, 'other.json': [ids(1)] }),
    ).toMatchInlineSnapshot(`
      [
        "information dev/rule.json A!*[System[EventID=1]]: A rule in prod/rule.json selects all that this rule does [prod/rule.json A!*[System[EventID=1]]]",
        "information dev/rule.json A!*[System[EventID=1]]: A rule in other.json selects the same events too [other.json A!*[System[EventID=1]]]",
        "information prod/rule.json A!*[System[EventID=1]]: A rule in dev/rule.json selects all that this rule does [dev/rule.json A!*[System[EventID=1]]]",
        "information prod/rule.json A!*[System[EventID=1]]: A rule in other.json selects the same events too [other.json A!*[System[EventID=1]]]",
        "information other.json A!*[System[EventID=1]]: A rule in dev/rule.json and 1 other select the same events too [dev/rule.json A!*[System[EventID=1]], prod/rule.json A!*[System[EventID=1]]]",
      ]
    `);
  });
});

test('a comment silences them, and is not taken for needless where the other document is not at hand', () => {
  const text = rule(ids(1)).replace('"A!', '\n// event-xpath-disable-next-line overlapping-query\n"A!');
  const [document, other] = read({ 'a.json': text, 'b.json': [ids(1)] });
  if (!document || !other) throw new Error('no documents');
  expect(diagnostics(document, overlapsWith(document, workspaceIndex([document, other])))).toEqual([]);
  expect(diagnostics(document)).toEqual([]);
  expect(diagnostics(other, overlapsWith(other, workspaceIndex([document, other])))).toHaveLength(1);
});

test('a name tells documents apart, and reads as people write it', () => {
  const uri = (path: string) => `file:///c%3A/my%20rules/${path}`;
  expect(told({ [uri('dev/a.json')]: [ids(1)], [uri('prod%20eu/a.json')]: [ids(1)] })[0]).toContain(
    'A rule in prod eu/a.json selects',
  );
});
