import { describe, expect, test } from 'vitest';
import { diagnostics } from '../../../server/src/features/diagnostics.ts';
import { type QueryDocument, readDocument } from '../../../server/src/features/query-document.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { textOf } from '../../../server/src/text/range.ts';

function read(text: string, path: string): QueryDocument {
  const document = readDocument({ text, path });
  if (!document) throw new Error(`no queries in ${text}`);
  return document;
}

/** The findings about several queries, each with the texts of its place and of the others. */
function foundIn(text: string, path: string): readonly string[] {
  return diagnostics(read(text, path))
    .filter(({ related }) => related !== undefined)
    .map(({ severity, code, found, message, related = [], fixes }) => {
      const others = related.map((place) => textOf(text, place.range)).join(' and ');
      return `${severity} ${code}: ${found?.query.text} with ${others}: ${message}${fixes.map(({ title }) => ` [${title}]`).join('')}`;
    });
}

function rule(...sources: readonly (readonly [stream: string, ...queries: readonly string[]])[]): string {
  const windowsEventLogs = sources.map(([stream, ...xPathQueries], index) => ({
    name: `source ${index}`,
    streams: [stream],
    xPathQueries,
  }));
  return JSON.stringify({ dataSources: { windowsEventLogs } });
}

describe('queries of one data collection rule', () => {
  test('that select the same, more, or some of the same', () => {
    const text = rule([
      'S',
      'A!*[System[EventID=1 or EventID=2]]',
      'a!*[System[(EventID=2) or (EventID=1)]]',
      'A!*[System[EventID=2 and Level=3]]',
      'A!*[System[EventID=2 or EventID=3]]',
      'B!*[System[EventID=2]]',
    ]);
    expect(foundIn(text, 'rule.json')).toMatchInlineSnapshot(`
      [
        "warning overlapping-query: a!*[System[(EventID=2) or (EventID=1)]] with A!*[System[EventID=1 or EventID=2]]: windowsEventLogs[0].xPathQueries[0] selects the same events too, so that they may be collected and paid for twice. Remove this query. [Remove this query]",
        "warning overlapping-query: A!*[System[EventID=2 and Level=3]] with A!*[System[EventID=1 or EventID=2]]: windowsEventLogs[0].xPathQueries[0] selects all of these events too, so that they may be collected and paid for twice. Remove this query. [Remove this query]",
        "information overlapping-query: A!*[System[EventID=2 or EventID=3]] with A!*[System[EventID=1 or EventID=2]]: windowsEventLogs[0].xPathQueries[0] selects events of ID 2 too, so that they may be collected and paid for twice. Leave them to one query.",
      ]
    `);
  });

  test('in other data sources stay, for their data may go elsewhere', () => {
    const [a, b] = ['A!*[System[EventID=1 or EventID=2]]', 'A!*[System[EventID=1]]'];
    expect(foundIn(rule(['S', a], ['T', b]), 'rule.json')).toMatchInlineSnapshot(`
      [
        "information overlapping-query: A!*[System[EventID=1]] with A!*[System[EventID=1 or EventID=2]]: windowsEventLogs[0].xPathQueries[0] selects all of these events too, so that they may be collected and paid for twice. Leave them to one of the two.",
      ]
    `);
    expect(foundIn(rule(['S', b], ['S', a]), 'rule.json')).toMatchInlineSnapshot(`
      [
        "warning overlapping-query: A!*[System[EventID=1]] with A!*[System[EventID=1 or EventID=2]]: windowsEventLogs[1].xPathQueries[0] selects all of these events too, so that they may be collected and paid for twice. Leave them to one of the two.",
      ]
    `);
  });

  test('a query that is needless speaks of no other one', () => {
    const text = rule(['S', 'A!*', 'A!*[System[EventID=1]]', 'A!*[System[EventID=1 or EventID=2]]']);
    expect(foundIn(text, 'rule.json')).toHaveLength(2);
  });
});

const list = (inner: string) => `<QueryList>\n${inner}\n</QueryList>`;

test('queries of one Query of a list', () => {
  const text = list(
    `<Query Id="0" Path="Security">
  <Select>*[System[EventID=1 or EventID=2]]</Select>
  <Select>*[System[EventID=2]]</Select>
  <Select Path="System">*[System[EventID=2]]</Select>
  <Suppress>*[System[Level=4]]</Suppress>
  <Suppress>*[System[(Level=4)]]</Suppress>
</Query>
<Query Id="1" Path="Security">
  <Select>*[System[EventID=2]]</Select>
</Query>`,
  );
  expect(foundIn(text, 'view.xml')).toMatchInlineSnapshot(`
    [
      "information covered-term: *[System[EventID=2]] with *[System[EventID=1 or EventID=2]]: Query 1 · Select 1 selects all of these events already. Remove this one. [Remove this query]",
      "information repeated-term: *[System[(Level=4)]] with *[System[Level=4]]: Query 1 · Suppress 1 removes the same events already. Remove this one. [Remove this query]",
    ]
  `);
});

test('queries that are not collected together have nothing to do with each other', () => {
  expect(foundIn('A!*[System[EventID=1]]\n\nA!*[System[EventID=1]]\n', 'filters.evxpath')).toEqual([]);
});

describe('a query is removed', () => {
  const [a, b, c] = ['A!*', 'B!*[System[EventID!=1]]', "C!*[System[Computer='x, y']]"];
  const json = (items: string) => `{"windowsEventLogs": [{"xPathQueries": [${items}]}]}`;
  const quoted = (quote: string) =>
    [a, b, c].map((text) => `${quote}${quote === "'" ? text.replaceAll("'", "\\'") : text}${quote}`);
  const [ja, jb, jc] = quoted('"');
  const [ba, bb, bc] = quoted("'");
  const xml = [a, b, c].map((text) => `<Select>${text.slice(2)}</Select>`);
  const query = (inner: string) => list(`<Query Path="Security">${inner}</Query>`);
  test.each([
    ['rule.json', json(`${ja}, ${jb}, ${jc}`)],
    ['rule.json', json(`${ja},${jb},${jc}`)],
    ['rule.json', json(`\n  ${ja},\n  ${jb},\n  ${jc}\n`)],
    ['rule.json', json(`\r\n  ${ja},\r\n  ${jb},\r\n  ${jc}\r\n`)],
    ['rule.json', json(`\n  ${ja}, ${jb},\n  ${jc}\n`)],
    ['rule.json', json(`\n  ${ja}, // first\n  ${jb}, // second\n  ${jc}\n`)],
    ['rule.json', json(`\n  ${ja}\n  ,${jb}\n  ,${jc}\n`)],
    ['rule.bicep', `var xPathQueries = [\n  ${ba}\n  ${bb}\n  ${bc}\n]\n`],
    ['rule.bicep', `var xPathQueries = [\n  ${ba} // first\n  ${bb} // second\n  ${bc} // third\n]\n`],
    ['rule.bicep', `var xPathQueries = [${ba}, ${bb}, ${bc}]\n`],
    ['rule.tf', `x_path_queries = [${ja}, ${jb}, ${jc}]\n`],
    ['rule.tf', `x_path_queries = [\n  ${ja}, # first\n  ${jb}, # second\n  ${jc}, # third\n]\n`],
    ['rule.tf', `x_path_queries = [\n  ${ja},\n  ${jb},\n  ${jc},\n]\n`],
    ['rule.tf.json', `{"x_path_queries": [\n  ${ja},\n  ${jb},\n  ${jc}\n]}`],
    ['view.xml', query(xml.join(''))],
    ['view.xml', query(`\n  ${xml.join('\n  ')}\n`)],
    ['view.xml', query(`\r\n  ${xml.join('\r\n  ')}\r\n`)],
    [
      'view.xml',
      `<Subscription><Query><![CDATA[${query(`\n  ${xml.join('\n  ')}\n`)}]]></Query></Subscription>`,
    ],
  ])('from %s: %j', (path, text) => {
    const { queries, host } = read(text, path);
    expect(queries).toHaveLength(3);
    let removed = 0;
    for (const [index, { embedded }] of queries.entries()) {
      const edit = embedded.removal?.();
      if (!edit) continue;
      removed++;
      const after = read(applyEdits(text, [edit]), path);
      const expected = queries.filter((_, at) => at !== index).map(({ embedded: { text: query } }) => query);
      expect(after.queries.map(({ embedded: { text: query } }) => query)).toEqual(expected);
      expect(after.host.problems.map(({ code }) => code)).toEqual(host.problems.map(({ code }) => code));
    }
    expect(removed).toBeGreaterThan(text.includes('// ') ? 0 : 2);
  });

  test.each([
    ['rule.json', json(ja ?? '')],
    ['rule.json', json(`\n  ${ja}\n`)],
    ['rule.bicep', `var xPathQueries = [\n  ${ba}\n]\n`],
    ['rule.bicep', `var xPathQueries = [\n  ${ba} // only\n]\n`],
    ['rule.tf', `x_path_queries = [\n  ${ja},\n]\n`],
    ['view.xml', query(xml[0] ?? '')],
    ['view.xml', query(`${xml[0]}<Select Path="B">*</Select>`)],
  ])('never from %s where nothing would be left: %j', (path, text) => {
    expect(read(text, path).queries[0]?.embedded.removal?.()).toBeUndefined();
  });
});
