import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostEdits } from '../../../server/src/hosts/host-edits.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { hole } from '../../../server/src/text/hole.ts';
import { textOf } from '../../../server/src/text/range.ts';
import { anyText, anyTrivia, jsonSource } from './json-text.ts';
import { anyEdits } from './random-edits.ts';
import { brokenRoundTrips, hostOf } from './round-trip.ts';

const schema = '"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"';

describe('finds queries', () => {
  test.each([
    ['in a rule', '{"properties":{"dataSources":{"windowsEventLogs":[{"xPathQueries":["a","b"]}]}}}'],
    [
      'of several data sources',
      '{"windowsEventLogs":[{"xPathQueries":["a"]},{"name":"x","xPathQueries":["b"]}]}',
    ],
    ['under its older name', '{"windowsEventLogs":[{"xpathQueries":["a","b"]}]}'],
    [
      'in a nested deployment',
      `{${schema},"resources":[{"properties":{"template":{"resources":[{"xPathQueries":["a","b"]}]}}}]}`,
    ],
    ['in a variable', `{${schema},"variables":{"xPathQueries":["a","b"]}}`],
    [
      'in the default of a parameter',
      `{${schema},"parameters":{"xPathQueries":{"type":"array","defaultValue":["a","b"]}}}`,
    ],
    ['in a parameter file', '{"parameters":{"xPathQueries":{"value":["a","b"]}}}'],
    ['in a part of a rule', '{"streams":["x"],"xPathQueries":["a","b"]}'],
    ['in a part without braces', '"xPathQueries": ["a", "b"]'],
    ['between comments', '{"xPathQueries":[ // "c"\n "a", /* "c" */ "b" ]}'],
    ['before trailing commas', '{"xPathQueries":["a","b",],}'],
    ['behind a byte order mark', '\uFEFF{"xPathQueries":["a","b"]}'],
    ['in one value a line', '{"xPathQueries":["a"]}\n{"xPathQueries":["b"]}'],
  ])('%s', (_, text) => {
    expect(textsOf(text)).toEqual(['a', 'b']);
  });

  test.each([
    ['a list that an expression makes', `{${schema},"xPathQueries":"[parameters('queries')]"}`],
    ['an expression in a part of a template', '{"xPathQueries":"[parameters(\'queries\')]"}'],
    ['a text that is no list outside of a rule', '{"xPathQueries":"XPath queries"}'],
    [
      'a schema',
      '{"properties":{"xPathQueries":{"type":"array","items":{"type":"string"}}},"required":["xPathQueries"]}',
    ],
    ['the name in a comment', '{"a": /* "xPathQueries": ["a"] */ ["b"]}'],
    ['an empty list', '{"xPathQueries":[]}'],
  ])('but not in %s', (_, text) => {
    expect(hostOf({ text, path: 'rule.json' })).toEqual({ queries: [], problems: [] });
  });
});

test.each([
  [
    '{"properties":{"windowsEventLogs":[{},{"xPathQueries":["a","b"]}]}}',
    'windowsEventLogs[1].xPathQueries[1]',
  ],
  ['{"a":{"variables":{"xPathQueries":["a","b"]}}}', 'variables.xPathQueries[1]'],
  ['{"a":{"rules":[{},{"xPathQueries":["b"]}]}}', 'rules[1].xPathQueries[0]'],
  ['{"parameters":{"xPathQueries":{"value":["b"]}}}', 'parameters.xPathQueries.value[0]'],
  ['{"xPathQueries":["b"]}', 'xPathQueries[0]'],
])('says where in %s', (text, label) => {
  expect(hostOf({ text, path: 'rule.json' }).queries.at(-1)?.label).toBe(label);
});

test('the range of a value has its quotes', () => {
  const text = '{"xPathQueries": [ "a\\u0062" ]}';
  expect(hostOf({ text, path: 'rule.json' }).queries.map(({ hostRange }) => textOf(text, hostRange))).toEqual(
    ['"a\\u0062"'],
  );
});

describe('expressions', () => {
  test.each([
    ["[concat('a', 'b')]", hole],
    ['[[System[EventID=1]]', '[System[EventID=1]]'],
    ['\\u005b[System]', '[System]'],
    ['[[x] and y', '[[x] and y'],
    ['[x] and y', '[x] and y'],
    ['x]', 'x]'],
    ['[', '['],
    ['[]', hole],
  ])('in a template, %s is %s', (written, text) => {
    expect(textsOf(`{${schema},"xPathQueries":["${written}"]}`)).toEqual([text]);
    expect(textsOf(`{"xPathQueries":["${written}"],"resources":[],"contentVersion":"1.0.0.0"}`)).toEqual([
      text,
    ]);
    expect(textsOf(`{"template":{"a":{"xPathQueries":["${written}"]},${schema}}}`)).toEqual([text]);
  });

  test.each([
    ['{"xPathQueries":["[x]"]}'],
    ['{"template":{"contentVersion":"1.0.0.0","resources":[]},"xPathQueries":["[x]"]}'],
    ['{"parameters":{"xPathQueries":{"value":["[x]"]}},"contentVersion":"1.0.0.0"}'],
  ])('there are none outside of a template: %s', (text) => {
    expect(textsOf(text)).toEqual(['[x]']);
  });

  test('the one that a template leaves for a policy is one too', () => {
    const text = `{${schema},"policyRule":{"then":{"xPathQueries":["[[parameters('x')]","[parameters('x')]"]}}}`;
    expect(textsOf(text)).toEqual([hole, hole]);
  });

  test('a hole stands for the whole expression', () => {
    const text = `{${schema},"xPathQueries":["[parameters('x')]"]}`;
    const [query] = hostOf({ text, path: 'a.json' }).queries;
    expect(query && textOf(text, query.map.toHost({ start: 0, end: 1 }))).toBe("[parameters('x')]");
    expect(query?.map.toQuery(text.indexOf('parameters'))).toBe(0);
  });

  test.each([
    ['"[[System[EventID=1]]"', 'Security!*', '"Security!*[System[EventID=1]]"'],
    ['"x[System[EventID=1]]"', '', '"[[System[EventID=1]]"'],
    ['"[[x]"', '[', '"[[[x]"'],
  ])('an edit at the beginning of %s puts %s there', (written, newText, expected) => {
    const text = `{${schema},"xPathQueries":[${written}]}`;
    const [query] = hostOf({ text, path: 'a.json' }).queries;
    if (!query) throw new Error('No query.');
    const end = newText === '' ? 1 : 0;
    const edited = applyEdits(text, hostEdits(query, [{ range: { start: 0, end }, newText }]));
    expect(edited).toBe(`{${schema},"xPathQueries":[${expected}]}`);
  });
});

describe('problems', () => {
  test.each([
    ['{"xPathQueries":["a", 4624, "b"]}', ['a', 'b'], 'not-a-query 4624'],
    [
      '{"xPathQueries":["a", null, ["c"], {"d":"e"}, "b"]}',
      ['a', 'b'],
      'not-a-query null, not-a-query [, not-a-query {',
    ],
    ['{"windowsEventLogs":[{"xPathQueries":"a"}]}', ['a'], 'not-a-list "a"'],
    ['{"xPathQueries":["C:\\Windows"]}', ['C:\\Windows'], 'invalid-escape \\W'],
    ['{"xPathQueries":["\\u12"]}', ['\\u12'], 'invalid-escape \\u'],
    ['{"xPathQueries":["a" "b"]}', ['a', 'b'], 'unreadable-host "b"'],
    ['{"xPathQueries":["a"', ['a'], 'unreadable-host ['],
    ["{'xPathQueries':['a']}", [], "unreadable-host 'xPathQueries'"],
    ['{"xPathQueries":["a\n, "b"]}', ['a', 'b'], 'unreadable-host "a'],
    ['{"xPathQueries":["a\\\n, "b"]}', ['a\\', 'b'], 'unreadable-host "a\\, invalid-escape \\'],
    ['{"xPathQueries":["\n]}', [''], 'unreadable-host "'],
    ['{"xPathQueries":["a", b", "c"]}', ['a'], 'unreadable-host b'],
    ['{"xPathQueries":["a",\n b",\n "c"]}', ['a', 'c'], 'unreadable-host b'],
    ['{"xPathQueries":["a", "destinations": ["b"]}', ['a'], 'unreadable-host "destinations"'],
    ['{"xPathQueries" ["a"]}', ['a'], 'unreadable-host "xPathQueries"'],
    ['{"a":1, "xPathQueries":["a"]}}', ['a'], 'unreadable-host }'],
  ])('of %s', (text, texts, problems) => {
    const document = hostOf({ text, path: 'rule.json' });
    expect(document.queries.map((query) => query.text)).toEqual(texts);
    expect(document.problems.map(({ code, range }) => `${code} ${textOf(text, range)}`).join(', ')).toBe(
      problems,
    );
    expect(brokenRoundTrips(text, document)).toEqual([]);
  });

  test('of an unfinished expression: none in its text', () => {
    expect(textsOf(`{${schema},"xPathQueries":["[concat('a',\n"b"]}`)).toEqual([hole, 'b']);
  });

  test('say what to write', () => {
    const texts = ['["a" "b"]', '["a"', '[4624]', '["\\W"]', '"a"', '[a]', '["a]'];
    const messages = texts.map(
      (list) =>
        hostOf({ text: `{"windowsEventLogs":{"xPathQueries":${list}}}`, path: 'a.json' }).problems[0]
          ?.message,
    );
    expect(messages).toMatchInlineSnapshot(`
      [
        "Write a comma before this.",
        "Close the [ before this.",
        "A query is a text: write the filter in double quotes.",
        "JSON has no such escape: write \\\\ for a backslash.",
        "xPathQueries is a list: put the filter into brackets, ["…"].",
        "This is no value of JSON: a text stands in double quotes.",
        "This text never ends: write its closing double quote.",
      ]
    `);
  });
});

/** A rule or template with random queries in random spelling. */
const anyRule = fc.array(anyText, { maxLength: 4 }).chain((texts) =>
  fc
    .record({
      isTemplate: fc.boolean(),
      strings: fc.tuple(...texts.map(jsonSource)),
      trivia: fc.array(anyTrivia, { minLength: 12, maxLength: 12 }),
      comma: fc.constantFrom('', ','),
    })
    .map(({ isTemplate, strings, trivia, comma }) => {
      const [t0, t1, t2, t3, t4, ...rest] = trivia;
      const items = strings.map((item, index) => `${rest[index]}${item}`).join(`${t4},`);
      const list = `${items}${items === '' ? '' : comma}`;
      const text = `${t0}{${isTemplate ? `${schema},` : ''}${t1}"xPathQueries"${t2}:${t3}[${list}${t4}]${t1}}${t2}`;
      return { text, texts: isTemplate ? texts.map(meaningInTemplate) : texts };
    }),
);

function meaningInTemplate(text: string): string {
  if (!text.startsWith('[') || !text.endsWith(']')) return text;
  return text.startsWith('[[') ? text.slice(1) : hole;
}

test('any text comes out of any spelling of it, and every code unit finds back', () => {
  fc.assert(
    fc.property(anyRule, ({ text, texts }) => {
      const document = hostOf({ text, path: 'rule.json' });
      expect(document.problems).toEqual([]);
      expect(document.queries.map((query) => query.text)).toEqual(texts);
      expect(brokenRoundTrips(text, document)).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('an edited host reads as the edited query, and the other queries stay', () => {
  fc.assert(
    fc.property(anyRule, fc.nat(), anyEdits(anyText), ({ text, texts }, chosen, editsOf) => {
      const editable = hostOf({ text, path: 'rule.json' }).queries.filter((query) => query.text !== hole);
      const query = editable[chosen % Math.max(editable.length, 1)];
      if (!query) return;
      const edits = editsOf(query.text);
      const edited = applyEdits(text, hostEdits(query, edits));
      const expected = texts.map((each, index) =>
        query.label === `xPathQueries[${index}]` ? applyEdits(each, edits) : each,
      );
      expect(textsOf(edited)).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});

function textsOf(text: string): readonly string[] {
  return hostOf({ text, path: 'rule.json' }).queries.map((query) => query.text);
}
