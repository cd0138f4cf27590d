import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostEdits } from '../../../server/src/hosts/host-edits.ts';
import { readHost } from '../../../server/src/hosts/read-host.ts';
import { applyEdits, type TextEdit } from '../../../server/src/text/edit.ts';
import { textOf } from '../../../server/src/text/range.ts';
import { anyEdits } from './random-edits.ts';
import { brokenRoundTrips, hostOf } from './round-trip.ts';
import { anyQueryText, looksEscaped, xmlDecode, xmlSource } from './xml-text.ts';

const path = 'view.xml';

describe('finds queries', () => {
  const filters = '<Select Path="S">a</Select><Suppress Path="S">b</Suppress>';
  const list = `<QueryList><Query Id="0">${filters}</Query></QueryList>`;
  test.each([
    ['a query list', list, 'event-log'],
    ['a list behind a declaration', `\uFEFF<?xml version="1.0"?>\r\n<!-- c -->\r\n${list}`, 'event-log'],
    ['a list with a namespace', list.replaceAll(/<(\/?)/g, '<$1q:'), 'event-log'],
    [
      'a custom view',
      `<ViewerConfig><QueryConfig><QueryNode>${list}</QueryNode></QueryConfig></ViewerConfig>`,
      'event-log',
    ],
    [
      'a subscription with CDATA',
      `<Subscription><Query><![CDATA[ ${list} ]]></Query></Subscription>`,
      'subscription',
    ],
    ['a subscription without', `<Subscription><Query>${list}</Query></Subscription>`, 'subscription'],
    [
      'an escaped subscription',
      `<Subscription><Query>${list.replaceAll('<', '&lt;')}</Query></Subscription>`,
      'subscription',
    ],
    [
      'a subscription in a configuration',
      `<Subscriptions><Subscription><Query><![CDATA[${list}]]></Query></Subscription></Subscriptions>`,
      'subscription',
    ],
    [
      'a task',
      `<Task><EventTrigger><Subscription>${list.replaceAll('<', '&lt;')}</Subscription></EventTrigger></Task>`,
      'event-log',
    ],
    [
      'a list in a sentence',
      `<code>PS C:\\&gt; Get ${list.replaceAll('<', '&lt;')} and so on</code>`,
      'event-log',
    ],
    ['a list of two levels', `<a><![CDATA[<b>${list.replaceAll('<', '&lt;')}</b>]]></a>`, 'event-log'],
  ])('in %s', (_, text, use) => {
    const document = hostOf({ text, path });
    expect(document.problems).toEqual([]);
    expect(document.queries.map((query) => [query.text, query.use, query.channel, query.role])).toEqual([
      ['a', use, 'S', { kind: 'select', query: 0 }],
      ['b', use, 'S', { kind: 'suppress', query: 0 }],
    ]);
    expect(brokenRoundTrips(text, document, xmlDecode())).toEqual([]);
  });

  test.each([
    ['XML without a list', '<Query><Select>*</Select></Query>'],
    ['a name that begins like it', '<QueryLists><Select>*</Select></QueryLists>'],
    [
      'the data of an event',
      `<Events><Event><EventData><Data>${list.replaceAll('<', '&lt;')}</Data></EventData></Event></Events>`,
    ],
    ['a comment', `<a><!-- ${list} --></a>`],
    ['nothing', ''],
  ])('but not in %s', (_, text) => {
    expect(readHost({ text, path })).toBeUndefined();
  });

  test.each([
    ['security.xml'],
    ['system.xml'],
    ['applocker.xml'],
    ['sysmon.xml'],
    ['powershell.xml'],
    ['traps.xml'],
  ])('and not in the events of %s', (file) => {
    expect(readHost({ text: sample(`events/${file}`), path: file })).toBeUndefined();
  });
});

test.each([
  ['a&lt;b &amp;&gt;&quot;&apos;', 'a<b &>"\''],
  ['&#60;&#x3C;&#x3c; &#8364;', '<<< €'],
  ['&#128512;x&#x1F600;', '😀x😀'],
  ['a<!-- c -->b<?p?>c', 'abc'],
  ['<![CDATA[a<b]]>', 'a<b'],
  ['a<![CDATA[<]]>b<![CDATA[&]]>', 'a<b&'],
  ['<![CDATA[]]]]><![CDATA[>]]>', ']]>'],
  ['\r\n  a\r\n', '\r\n  a\r\n'],
  ['', ''],
  ['a <= 5', 'a <= 5'],
  ['a &amp;lt;= 5', 'a <= 5'],
  ["'a &amp;lt; b'", "'a &lt; b'"],
  ['<![CDATA[a &lt; 5]]>', 'a < 5'],
  ['a & b', 'a & b'],
  ['&nbsp;', '&nbsp;'],
])('%j reads as %j', (written, meant) => {
  const text = listOf(written);
  const document = hostOf({ text, path });
  const [query] = document.queries;
  expect(query?.text).toBe(meant);
  expect(query && textOf(text, query.hostRange)).toBe(written);
  expect(brokenRoundTrips(text, document, xmlDecode())).toEqual([]);
});

test.each([
  ['<Query Path="A"><Select>a</Select></Query>', ['A']],
  ['<Query Path="A"><Select Path="B">a</Select></Query>', ['B']],
  ['<Query Path="A"><Select Path=\'B/C &amp; D\'>a</Select></Query>', ['B/C & D']],
  ['<Query Path="file://C:\\a.evtx"><Select>a</Select></Query>', [undefined]],
  ['<Query><Select>a</Select></Query>', [undefined]],
])('%s reads %j', (query, channels) => {
  const { queries } = hostOf({ text: `<QueryList>${query}</QueryList>`, path });
  expect(queries.map(({ channel }) => channel)).toEqual(channels);
});

test('labels count the parts of each Query', () => {
  const query = '<Query Id="7"><Select>a</Select><Suppress>b</Suppress><Select>c</Select></Query>';
  const text = `<QueryList>${query}${query}</QueryList><QueryList>${query}</QueryList>`;
  const parts = ['Select 1', 'Suppress 1', 'Select 2'];
  const { queries } = hostOf({ text, path });
  expect(queries.map(({ label }) => label)).toEqual(
    [1, 2, 3].flatMap((number) => parts.map((part) => `Query ${number} · ${part}`)),
  );
  expect(queries.map(({ role }) => role?.query)).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2]);
});

describe('an edit', () => {
  test.each([
    ['ab', 1, 1, '<&>', 'a&lt;&amp;&gt;b'],
    ['a&lt;b', 1, 2, '>', 'a&gt;b'],
    ['<![CDATA[ab]]>', 1, 1, '<&>', '<![CDATA[a<&>b]]>'],
    ['<![CDATA[a]x>b]]>', 1, 3, ']]', '<![CDATA[a]]]]><![CDATA[>b]]>'],
    ['<![CDATA[a]]x>b]]>', 3, 4, '', '<![CDATA[a]]]]><![CDATA[>b]]>'],
    ['a<![CDATA[b]]>', 0, 2, '<', '&lt;<![CDATA[]]>'],
    ['ab<![CDATA[cd]]>ef', 1, 3, '<', 'a&lt;<![CDATA[d]]>ef'],
    ['ab<![CDATA[cd]]>ef', 3, 5, '<', 'ab<![CDATA[c<]]>f'],
    ['ab<![CDATA[cd]]>ef', 1, 5, '', 'a<![CDATA[]]>f'],
    ['a<!-- c -->b', 0, 2, 'x', 'x<!-- c -->'],
    ['', 0, 0, '<', '&lt;'],
    ['a <= 5', 2, 4, '>', 'a &gt; 5'],
  ])('of %j from %i to %i', (written, start, end, newText, expected) => {
    const text = listOf(written);
    const [query] = hostOf({ text, path }).queries;
    if (!query) throw new Error('No query.');
    const edited = applyEdits(text, hostEdits(query, [{ range: { start, end }, newText }]));
    expect(edited).toBe(listOf(expected));
  });

  test('at two levels is escaped twice', () => {
    const text = '<a>&lt;QueryList>&lt;Query>&lt;Select Path="S">ab&lt;/Select></a>';
    const [query] = hostOf({ text, path }).queries;
    if (!query) throw new Error('No query.');
    const edits = hostEdits(query, [{ range: { start: 1, end: 1 }, newText: '<' }]);
    expect(applyEdits(text, edits)).toContain('"S">a&amp;lt;b&lt;');
  });
});

test.each([
  ['<Select Path="S">a</Select>', '<Select Path="S">a</Select><Select Path="S">x&lt;y</Select>'],
  [
    '\n  <Suppress Path="S">a</Suppress>',
    '\n  <Suppress Path="S">a</Suppress>\n  <Suppress Path="S">x&lt;y</Suppress>',
  ],
])('further queries stand behind %j', (filter, expected) => {
  const around = (filters: string) => `<QueryList><Query>${filters}</Query></QueryList>`;
  for (const write of [around, (filters: string) => `<a><![CDATA[${around(filters)}]]></a>`]) {
    const text = write(filter);
    const [query] = hostOf({ text, path }).queries;
    const edit = query?.following?.(['x<y']);
    expect(edit && applyEdits(text, [edit])).toBe(write(expected));
  }
});

describe('any document', () => {
  const anyDocument = fc
    .array(anyQueryText, { minLength: 1, maxLength: 3 })
    .chain((texts) => fc.tuple(fc.constant(texts), fc.tuple(...texts.map(xmlSource))))
    .chain(([texts, sources]) => {
      const filters = sources.map((source) => `<Select Path="S">${source}</Select>`);
      const inner = `<Query Id="0">${filters.join('\n')}</Query></QueryList>`;
      const begin = fc.constantFrom('&lt;QueryList&gt;', '<![CDATA[<QueryList>]]>');
      const deep = fc
        .tuple(begin, xmlSource(inner))
        .map(([start, rest]) => `<Task><Subscription>${start}${rest}</Subscription></Task>`);
      return fc.oneof(fc.constant(`<QueryList>${inner}`), deep).map((text) => ({ text, texts }));
    });

  test('gives its queries, and every code unit finds back', () => {
    fc.assert(
      fc.property(anyDocument, ({ text, texts }) => {
        const document = hostOf({ text, path });
        expect(document.problems).toEqual([]);
        expect(document.queries.map((query) => query.text)).toEqual(texts);
        expect(brokenRoundTrips(text, document, xmlDecode())).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('reads as the edited query when it has been edited, and the other queries stay', () => {
    const newText = fc.constantFrom('', ' ', 'x', '<', ' <= ', '&', "'>'", ']]', '>', ']]>', '😀', '\r\n');
    fc.assert(
      fc.property(anyDocument, fc.nat(), anyEdits(newText), ({ text, texts }, chosen, editsOf) => {
        const { queries } = hostOf({ text, path });
        const index = chosen % queries.length;
        const query = queries[index];
        if (!query) return;
        const edits = editsOf(query.text);
        const edited = applyEdits(query.text, edits);
        fc.pre(!edits.some((edit) => splitsCharacter(query.text, edit)) && !looksEscaped(edited));
        fc.pre(edits.length === 1 || !edited.includes(']]>'));
        const reread = hostOf({ text: applyEdits(text, hostEdits(query, edits)), path });
        expect(reread.problems).toEqual([]);
        expect(reread.queries.map((each) => each.text)).toEqual(
          texts.map((each, at) => (at === index ? edited : each)),
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe('samples', () => {
  test.each([
    ['custom-view.xml', 6],
    ['subscription.xml', 8],
    ['task.xml', 4],
    ['subscription-with-mistakes.xml', 12],
  ])('%s holds %i queries, each of which finds back', (file, count) => {
    const text = sample(file);
    const document = hostOf({ text, path: file });
    expect(document.queries).toHaveLength(count);
    expect(brokenRoundTrips(text, document, xmlDecode())).toEqual([]);
    if (!file.includes('mistakes')) expect(document.problems).toEqual([]);
  });

  test.each(['custom-view.xml', 'subscription.xml', 'task.xml', 'subscription-with-mistakes.xml'])(
    'every beginning of %s can be read, and has at most one complaint about its XML',
    (file) => {
      const text = sample(file);
      for (let end = 0; end <= text.length; end++) {
        const prefix = text.slice(0, end);
        const document = readHost({ text: prefix, path: file });
        const faults = document?.problems.filter(({ code }) => code === 'unreadable-host') ?? [];
        expect(faults.length).toBeLessThanOrEqual(1);
        if (document && end % 13 === 0) expect(brokenRoundTrips(prefix, document, xmlDecode())).toEqual([]);
      }
    },
  );
});

describe('size', () => {
  test('a big file without lists costs a search', () => {
    const text = '<Event><System><EventID>4624</EventID></System></Event>\n'.repeat(100_000);
    const start = performance.now();
    expect(readHost({ text, path: 'big.xml' })).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(100);
  });

  test.each(['<a>', '<Query>', '<Select>', '</a>', '< ', '<!--', '&lt;QueryList&gt;', '&', '<QueryList>'])(
    '20,000 %s do no harm',
    (piece) => {
      const start = performance.now();
      readHost({ text: `<QueryList>${piece.repeat(20_000)}`, path: 'deep.xml' });
      expect(performance.now() - start).toBeLessThan(5000);
    },
  );
});

function listOf(content: string): string {
  return `<QueryList><Query Id="0" Path="S"><Select Path="S">${content}</Select></Query></QueryList>`;
}

function splitsCharacter(text: string, { range }: TextEdit): boolean {
  return [range.start, range.end].some((at) =>
    /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1)),
  );
}

function sample(file: string): string {
  return readFileSync(new URL(`../../../samples/${file}`, import.meta.url), 'utf8');
}
