// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Terraform's own.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostEdits } from '../../../server/src/hosts/host-edits.ts';
import { readHost } from '../../../server/src/hosts/read-host.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { anyEdits } from './random-edits.ts';
import { brokenRoundTrips, hostOf } from './round-trip.ts';
import { anyWritten } from './written-text.ts';

/** Where each query stands, its text, its rule and its streams. */
type Read = readonly [label: string, text: string, rule: number | undefined, streams?: string];

/** A rule in a template, whose data source reads what an expression says. */
function template(parts: string, ...lists: readonly string[]): string {
  const sources = lists.map((list, index) => `{"streams":["s${index}"],"xPathQueries":"${list}"}`);
  return `{"contentVersion":"1","resources":[{"properties":{"dataSources":{"windowsEventLogs":[${sources}]}}}],${parts}}`;
}

describe('of ARM templates', () => {
  test.each<[string, string, readonly Read[]]>([
    [
      'a parameter',
      template('"parameters":{"Q":{"type":"array","defaultValue":["a","[[b]"]}}', "[parameters('q')]"),
      [
        ['parameters.q[0]', 'a', 0, 's0'],
        ['parameters.q[1]', '[b]', 0, 's0'],
      ],
    ],
    [
      'a variable',
      template('"variables":{"q":["a"]}', "[variables('q')]"),
      [['variables.q[0]', 'a', 0, 's0']],
    ],
    [
      'a part of a variable',
      template('"variables":{"q":{"x":["a"],"y":["b"]}}', "[variables('q').x]"),
      [['variables.q.x[0]', 'a', 0, 's0']],
    ],
    [
      'several',
      template(
        '"parameters":{"p":{"defaultValue":["a"]}},"variables":{"q":["b"]}',
        "[concat(parameters('p'), union(variables('q'), createArray('c')))]",
      ),
      [
        ['parameters.p[0]', 'a', 0, 's0'],
        ['variables.q[0]', 'b', 0, 's0'],
      ],
    ],
    [
      'a choice',
      template(
        '"variables":{"q":["a"],"r":["b"]}',
        "[if(contains(variables('r'), 'x'), variables('q'), null())]",
      ),
      [['variables.q[0]', 'a', undefined, 's0']],
    ],
    [
      'by way of another variable',
      template(`"variables":{"q":"[concat(variables('r'))]","r":["a"]}`, "[variables('q')]"),
      [['variables.r[0]', 'a', 0, 's0']],
    ],
    [
      'in two places',
      template('"variables":{"q":["a"]}', "[variables('q')]", "[variables('q')]"),
      [['variables.q[0]', 'a', 0]],
    ],
    [
      'a list with the name',
      template('"variables":{"xPathQueries":["a"]}', "[variables('xPathQueries')]"),
      [['variables.xPathQueries[0]', 'a', 0, 's0']],
    ],
    [
      'the inner of two',
      `{"variables":{"q":["a"]},"resources":[{"properties":{"template":${template('"variables":{"q":["b"]}', "[variables('q')]")}}}]}`,
      [['variables.q[0]', 'b', 0, 's0']],
    ],
    [
      'what a deployment gives',
      `{"variables":{"q":["a"]},"resources":[{"properties":{"parameters":{"p":{"value":"[variables('q')]"}},"template":${template('"parameters":{"p":{"type":"array"}}', "[parameters('p')]")}}}]}`,
      [['variables.q[0]', 'a', 0, 's0']],
    ],
    [
      'to a parameter with the name',
      `{"variables":{"q":["a"]},"resources":[{"properties":{"parameters":{"xPathQueries":{"value":"[variables('q')]"}},"template":${template('"parameters":{"xPathQueries":{"type":"array"}}', "[parameters('xPathQueries')]")}}}]}`,
      [['variables.q[0]', 'a', 0, 's0']],
    ],
    [
      'to a parameter with the name of another file',
      `{"contentVersion":"1","variables":{"q":["a"]},"resources":[{"properties":{"parameters":{"xPathQueries":{"value":"[variables('q')]"}}}}]}`,
      [['variables.q[0]', 'a', 0]],
    ],
  ])('%s', (_, text, expected) => expect(readIn('rule.json', text)).toEqual(expected));

  test.each([
    ['an item', template('"variables":{"q":["a"]}', "[variables('q')[0]]")],
    ['an argument', template('"variables":{"q":["a"]}', "[split(variables('q'), ',')]")],
    ['a name in a text', template('"variables":{"q":["a"]}', "[concat('variables(''q'')')]")],
    ['itself', template(`"variables":{"q":"[variables('q')]"}`, "[variables('q')]")],
    ['nothing', template('"variables":{}', "[variables('q')]")],
  ])('but not %s', (_, text) => expect(readIn('rule.json', text)).toEqual([]));
});

/** A rule in Bicep, whose data sources read what expressions say. */
function bicep(parts: string, ...lists: readonly string[]): string {
  const sources = lists.map((list, index) => `{\n streams: [ 's${index}' ]\n xPathQueries: ${list}\n}`);
  return `resource r 'x' = {\n properties: {\n dataSources: {\n windowsEventLogs: [\n${sources.join('\n')}\n] } } }\n${parts}`;
}

describe('of Bicep', () => {
  test.each<[string, string, readonly Read[]]>([
    [
      'a variable',
      bicep("var q = [\n 'a'\n 'b'\n]", 'q'),
      [
        ['q[0]', 'a', 0, 's0'],
        ['q[1]', 'b', 0, 's0'],
      ],
    ],
    ['a parameter', bicep("@description('x')\nparam q array = ['a']", 'q'), [['q[0]', 'a', 0, 's0']]],
    ['a typed parameter', bicep("param q string[] = ['a']", 'q'), [['q[0]', 'a', 0, 's0']]],
    ['a part of a variable', bicep("var q = {\n x: ['a']\n y: ['b']\n}", 'q.y'), [['q.y[0]', 'b', 0, 's0']]],
    [
      'several',
      bicep("var p = ['b']\nvar q = ['c']", "concat(['a'], union(p, q))"),
      [
        ['windowsEventLogs[0].xPathQueries[0]', 'a', 0, 's0'],
        ['p[0]', 'b', 0, 's0'],
        ['q[0]', 'c', 0, 's0'],
      ],
    ],
    [
      'a choice',
      bicep("var p = ['b']\nvar q = ['c']\nvar s = ['d']", "x == 'y'\n ? p\n : concat(q, s)"),
      [
        ['p[0]', 'b', undefined, 's0'],
        ['q[0]', 'c', undefined, 's0'],
        ['s[0]', 'd', undefined, 's0'],
      ],
    ],
    [
      'spread items and single texts',
      bicep("var p = 'a'\nvar q = ['b']", '[\n p\n ...q\n]'),
      [
        ['p', 'a', 0, 's0'],
        ['q[0]', 'b', 0, 's0'],
      ],
    ],
    [
      'by way of another variable, which has the name',
      bicep("var xPathQueries = concat(['a'], q)\nvar q = ['b']", 'xPathQueries'),
      [
        ['xPathQueries[0]', 'a', 0, 's0'],
        ['q[0]', 'b', 0, 's0'],
      ],
    ],
    ['in two places', bicep("var q = ['a']", 'q', 'q'), [['q[0]', 'a', 0]]],
  ])('%s', (_, text, expected) => expect(readIn('rule.bicep', text)).toEqual(expected));

  test.each([
    ['an item', bicep("var q = ['a']", '[q[0]]')],
    ['an argument', bicep("var q = ['a']", "split(q, ',')")],
    ['what is called', bicep("var q = ['a']", 'q()')],
    ['what a condition asks', bicep("var q = ['a']\nvar p = ['b']", "contains(q, 'x') ? [] : []")],
    ['what a comprehension goes through', bicep("var q = ['a']", '[for x in q: x]')],
    ['a text in the place of a list', bicep("var q = 'a'", 'q')],
    ['itself', bicep('var q = concat(q)', 'q')],
  ])('but not %s', (_, text) => expect(readIn('rule.bicep', text)).toEqual([]));
});

/** A rule in Terraform, whose data sources read what expressions say. */
function terraform(parts: string, ...lists: readonly string[]): string {
  const sources = lists.map(
    (list, index) => `windows_event_log {\n streams = ["s${index}"]\n x_path_queries = ${list}\n}`,
  );
  return `resource "x" "r" {\n data_sources {\n${sources.join('\n')}\n }\n}\n${parts}`;
}

describe('of Terraform', () => {
  test.each<[string, string, readonly Read[]]>([
    [
      'a local value',
      terraform('locals {\n n = 1\n q = [\n "a",\n "b",\n ]\n}', 'local.q'),
      [
        ['local.q[0]', 'a', 0, 's0'],
        ['local.q[1]', 'b', 0, 's0'],
      ],
    ],
    [
      'a variable',
      terraform('variable "q" {\n type = list(string)\n default = ["a"]\n}', 'var.q'),
      [['var.q[0]', 'a', 0, 's0']],
    ],
    [
      'several',
      terraform('locals {\n p = ["a"]\n}\nlocals {\n q = ["b"]\n}', 'concat(local.p,\n local.q,\n)'),
      [
        ['local.p[0]', 'a', 0, 's0'],
        ['local.q[0]', 'b', 0, 's0'],
      ],
    ],
    [
      'a part of a local value',
      terraform('locals {\n q = { x = ["a"], y = ["b"] }\n}', 'local.q.x'),
      [['local.q.x[0]', 'a', 0, 's0']],
    ],
    [
      'a choice',
      terraform('locals {\n q = ["a"]\n}', 'var.on ? local.q : []'),
      [['local.q[0]', 'a', undefined, 's0']],
    ],
    [
      'by way of another one',
      terraform('locals {\n q = distinct(var.p)\n}\nvariable "p" {\n default = ["a"]\n}', 'local.q'),
      [['var.p[0]', 'a', 0, 's0']],
    ],
    [
      'heredocs',
      terraform('locals {\n q = [<<E\na\nE\n, local.p]\n p = "b"\n}', 'local.q'),
      [
        ['local.q[0]', 'a\n', 0, 's0'],
        ['local.p', 'b', 0, 's0'],
      ],
    ],
    ['in two places', terraform('locals {\n q = ["a"]\n}', 'local.q', 'local.q'), [['local.q[0]', 'a', 0]]],
  ])('%s', (_, text, expected) => expect(readIn('rule.tf', text)).toEqual(expected));

  test.each([
    ['an item', terraform('locals {\n q = ["a"]\n}', '[local.q[0]]')],
    ['an argument', terraform('locals {\n q = ["a"]\n}', 'split(",", join(",", local.q))')],
    ['what a comprehension goes through', terraform('locals {\n q = ["a"]\n}', '[for x in local.q : x]')],
    ['a local value with the name of a variable', terraform('locals {\n q = ["a"]\n}', 'var.q')],
    ['what another block has', terraform('x "q" {\n items = ["a"]\n}', 'var.q.items')],
  ])('but not %s', (_, text) => expect(readIn('rule.tf', text)).toEqual([]));
});

describe("of Terraform's JSON", () => {
  const source = (parts: string, expression: string) =>
    `{${parts},"resource":{"x":{"r":{"data_sources":{"windows_event_log":{"streams":["s0"],"x_path_queries":"${expression}"}}}}}}`;

  test.each<[string, string, readonly Read[]]>([
    ['a local value', source('"locals":{"q":["a"]}', '${local.q}'), [['local.q[0]', 'a', 0, 's0']]],
    ['one of a list', source('"locals":[{"q":["a"]}]', '${ local.q }'), [['local.q[0]', 'a', 0, 's0']]],
    [
      'a variable',
      source('"variable":{"q":{"default":["a"]}}', '${concat(var.q, [])}'),
      [['var.q[0]', 'a', 0, 's0']],
    ],
    [
      'a choice',
      source('"locals":{"q":["a"]}', '${var.on ? local.q : []}'),
      [['local.q[0]', 'a', undefined, 's0']],
    ],
    ['but not an item', source('"locals":{"q":["a"]}', '${local.q[0]}'), []],
    ['but not an argument', source('"locals":{"q":["a"]}', '${f(local.q)}'), []],
  ])('%s', (_, text, expected) => expect(readIn('rule.tf.json', text)).toEqual(expected));
});

const plain = [...'Security!*[=]/@ <>()ÿ山'].map((character) => [character, character] as const);

/** Each host with what its strings may hold, and a document whose second query it is. */
const forms = [
  [
    'rule.json',
    [...plain, ['\\"', '"'], ['\\u0041', 'A']],
    (content: string) => template(`"variables":{"q":["a","${content}","b"]}`, "[variables('q')]"),
  ],
  [
    'rule.bicep',
    [...plain, ["\\'", "'"], ['\\u{41}', 'A']],
    (content: string) => bicep(`var q = [\n  'a'\n  '${content}'\n  'b'\n]`, 'q'),
  ],
  [
    'rule.tf',
    [...plain, ['\\"', '"'], ['\\u0041', 'A']],
    (content: string) => terraform(`locals {\n q = ["a", "${content}", "b"]\n}`, 'local.q'),
  ],
] as const;

describe.each(forms)('in %s', (path, pieces, hostWith) => {
  test('every code unit of a query finds back', () => {
    fc.assert(
      fc.property(anyWritten(pieces), ({ written, text }) => {
        fc.pre(!/^\[.*\]$/.test(text));
        const document = hostOf({ path, text: hostWith(written) });
        expect(document.queries.map((query) => query.text)).toEqual(['a', text, 'b']);
        expect(brokenRoundTrips(hostWith(written), document, meaningOf)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('an edited host reads as the edited query with those behind it, and the other queries stay', () => {
    const newText = anyWritten(pieces).map(({ text }) => text);
    fc.assert(
      fc.property(anyWritten(pieces), anyEdits(newText), ({ written, text }, editsOf) => {
        fc.pre(!/^\[.*\]$/.test(text));
        const host = hostWith(written);
        const query = hostOf({ path, text: host }).queries[1];
        const edits = query ? hostEdits(query, editsOf(text)) : [];
        const further = query?.following?.(['c']);
        const edited = applyEdits(host, [...edits, ...(further ? [further] : [])]);
        const expected = ['a', applyEdits(text, editsOf(text)), 'c', 'b'];
        expect(hostOf({ path, text: edited }).queries.map((each) => each.text)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('every beginning of the document can be read', () => {
    const host = hostWith('x');
    for (let end = 0; end <= host.length; end++) {
      const text = host.slice(0, end);
      expect(
        brokenRoundTrips(text, readHost({ path, text }) ?? { queries: [], problems: [] }, meaningOf),
      ).toEqual([]);
    }
  });
});

function meaningOf(written: string): string {
  if (written.length < 3) return written.slice(-1);
  return String.fromCharCode(Number.parseInt(written.replace(/[^0-9a-f]/gi, '').slice(-4), 16));
}

function readIn(path: string, text: string): readonly Read[] {
  const document = hostOf({ path, text });
  expect(document.problems).toEqual([]);
  expect(brokenRoundTrips(text, document, (written) => written)).toEqual([]);
  return document.queries.map(({ label, text, rule, streams }) =>
    streams ? [label, text, rule, streams.join()] : [label, text, rule],
  );
}
