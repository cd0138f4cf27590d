// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Terraform's own.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTerraform } from '../../../server/src/hosts/config/terraform.ts';
import type { HostDocument } from '../../../server/src/hosts/embedded-query.ts';
import { hostEdits } from '../../../server/src/hosts/host-edits.ts';
import { readTerraformJson } from '../../../server/src/hosts/json/terraform-json.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { hole } from '../../../server/src/text/hole.ts';
import { textOf } from '../../../server/src/text/range.ts';
import { anyEdits } from './random-edits.ts';
import { brokenRoundTrips } from './round-trip.ts';
import { anyWritten, areApart } from './written-text.ts';

describe('finds queries', () => {
  test.each([
    ['of azurerm', 'x_path_queries = ["a", "b"]'],
    ['of its older versions', 'windows_event_log_data_source {\n xpath_queries = ["a", "b"]\n}'],
    ['of azapi', 'body = { properties = { xPathQueries = ["a", "b"] } }'],
    ['in jsonencode', 'body = jsonencode({ "properties" : { "xPathQueries" : ["a", "b"] } })'],
    ['in lines', 'x_path_queries = [\n  "a",\r\n  "b",\n]'],
    ['in locals', 'locals {\n  x_path_queries = ["a", "b"]\n}'],
    ['in the default of a variable', 'variable "x_path_queries" {\n  default = ["a", "b"]\n}'],
    ['behind comments', 'x_path_queries = [ # "c"\n // "d"\n "a", /* "e" */ "b" ]'],
    ['in a joined list', 'x_path_queries = concat(var.c["d"], ["a"], flatten([["b"]]))'],
    ['in both branches', 'x_path_queries = var.x == "c" ? ["a"] : ["b"]'],
    ['of several blocks', 'windows_event_log {\n x_path_queries = ["a"]\n}\nb {\n x_path_queries = ["b"]\n}'],
    ['in a dynamic block', 'dynamic "windows_event_log" {\n content {\n x_path_queries = ["a", "b"] } }'],
    ['in a list that is open', 'x_path_queries = [\n  "a",\n  "b"\n name = "c"\n'],
    [
      'before a list that is open',
      'resource "a" "b" {\n x_path_queries = ["a"\nresource "c" "d" {\n x_path_queries = ["b"] }',
    ],
    ['behind a text that is open', 'name = "c\nx_path_queries = ["a", "b"]'],
  ])('%s', (_, text) => {
    expect(textsOf(readTerraform(text))).toEqual(['a', 'b']);
  });

  test.each([
    ['lists of other names', 'streams = ["a"]'],
    ['what an item is taken from', 'x_path_queries = [var.a["b"], c[0]["e"]]'],
    ['arguments', 'x_path_queries = [format("%s", "a"), join(",", ["b"])]'],
    ['what a comprehension goes through', 'x_path_queries = [for x in ["a", "b"] : x if x != "c"]'],
    ['a comment', '# x_path_queries = ["a"]\n/* x_path_queries = ["b"] */'],
    ['a heredoc', 'a = <<EOT\nx_path_queries = ["a"]\nEOT\n'],
    ['a single text outside of a rule', 'x_path_queries = "a"'],
  ])('but not in %s', (_, text) => {
    expect(textsOf(readTerraform(text))).toEqual([]);
  });
});

test.each([
  ['"\\"\\\\\\n\\r\\t"', '"\\\n\r\t'],
  ['"\\u0041\\u00e9\\U0001F511"', 'Aé🔑'],
  ['"${x}"', hole],
  ['"a${join("}", [for x in y : "${x}"])}b"', `a${hole}b`],
  ['"a${join("", [\n  "x"\n])}b"', `a${hole}b`],
  ['"%{ if x }a%{ else }b%{ endif ~}"', `${hole}a${hole}b${hole}`],
  ['"$${x} %%{y} $x % {z} 100%"', '${x} %{y} $x % {z} 100%'],
  ['<<EOT\na\\n"${x}"\n  b\nEOT\n', `a\\n"${hole}"\n  b\n`],
  ['<<-EOT\n    a\n      b\n  EOT\n', 'a\n  b\n'],
  ['<<-E_1\r\n\ta\r\n\r\n\tb\r\nE_1\r\n', 'a\r\n\r\nb\r\n'],
  ['""', ''],
])('%s reads as %j', (written, text) => {
  const host = `x_path_queries = [\n  ${written}, "next"\n]`;
  const document = readTerraform(host);
  expect(textsOf(document)).toEqual([text, 'next']);
  expect(document.queries.map(({ hostRange }) => textOf(host, hostRange))).toEqual([
    written.trimEnd(),
    '"next"',
  ]);
  expect(document.problems).toEqual([]);
});

test.each([
  [
    'windows_event_log {\n}\nwindows_event_log {\n x_path_queries = ["a", "b"] }',
    'windows_event_log[1].x_path_queries[1]',
  ],
  ['body = { windowsEventLogs = [{}, { xPathQueries = ["b"] }] }', 'windowsEventLogs[1].xPathQueries[0]'],
  ['locals {\n x_path_queries = ["b"] }', 'locals[0].x_path_queries[0]'],
])('says where in %s', (text, label) => {
  expect(readTerraform(text).queries.at(-1)?.label).toBe(label);
});

test.each([
  ['x_path_queries = ["a", 4624, "b"]', ['a', 'b'], 'not-a-query 4624'],
  ['windows_event_log {\n x_path_queries = "a"\n}', ['a'], 'not-a-list "a"'],
  ['windows_event_log {\n x_path_queries = "${var.a}"\n}', [], ''],
  ['x_path_queries = ["C:\\Windows"]', ['C:\\Windows'], 'invalid-escape \\W'],
  ['x_path_queries = [\n"a\n, "b"\n]', ['a', 'b'], 'unreadable-host "a'],
  ['x_path_queries = [\n"a${]", "b"\n]', [`a${hole}`, 'b'], ''],
  ['x_path_queries = [\n<<EOT\na\n, "b"\n]', ['a', 'b'], 'unreadable-host <<EOT\na'],
])('problems of %s', (text, texts, problems) => {
  const document = readTerraform(text);
  expect(textsOf(document)).toEqual(texts);
  expect(document.problems.map(({ code, range }) => `${code} ${textOf(text, range)}`).join(', ')).toBe(
    problems,
  );
});

test.each([
  ['x_path_queries = ["a"]', 'x_path_queries = ["a", "\\"$${", "c"]'],
  ['x_path_queries = [\n  "a",\n]', 'x_path_queries = [\n  "a",\n  "\\"$${",\n  "c",\n]'],
  ['x_path_queries = [\n  <<E\na\nE\n]', 'x_path_queries = [\n  <<E\na\nE\n  , "\\"$${", "c"\n]'],
])('further queries in %s', (text, expected) => {
  const edit = readTerraform(text).queries[0]?.following?.(['"${', 'c']);
  expect(edit && applyEdits(text, [edit])).toBe(expected);
});

const plain: readonly (readonly [string, string])[] = [
  ...[..."Security!*[=]/@ '{}xÿ山"].map((character) => [character, character] as const),
  ['$${', '${'],
  ['%%{', '%{'],
  ['$x', '$x'],
  ['%x', '%x'],
  ['😀', '😀'],
  ['${x}', hole],
  ['%{ if x }', hole],
];

const quoted: readonly (readonly [string, string])[] = [
  ...plain,
  ['\\"', '"'],
  ['\\\\', '\\'],
  ['\\n', '\n'],
  ['\\r', '\r'],
  ['\\t', '\t'],
  ['\\u0041', 'A'],
  ['\\U000000e9', 'é'],
  ['${f("}", "${g}")}', hole],
];

const here: readonly (readonly [string, string])[] = [...plain, ['\n    ', '\n'], ['\\', '\\'], ['"', '"']];

/** Each form of string, and where its content stands. */
const forms = [
  ['quotes', quoted, (content: string) => `x_path_queries = ["a", "${content}", "b"]`, readTerraform, ''],
  [
    'a heredoc',
    here,
    (content: string) => `x_path_queries = ["a", <<-EOT\n    .${content}.\n    EOT\n, "b"]`,
    readTerraform,
    '.',
  ],
  [
    'JSON',
    plain.concat([
      ['\\"', '"'],
      ['\\\\', '\\'],
      ['\\u0041', 'A'],
      ['${f(\\"}\\")}', hole],
    ]),
    (content: string) => `{"x_path_queries": ["a", "${content}", "b"]}`,
    readTerraformJson,
    '',
  ],
] as const;

describe.each(forms)('in %s', (_, pieces, hostWith, read, around) => {
  const whole = (text: string) => (around ? `${around}${text}${around}\n` : text);

  test('any text comes out of any spelling of it, and every code unit finds back', () => {
    fc.assert(
      fc.property(anyWritten(pieces), ({ written, text }) => {
        const host = hostWith(written);
        const document = read(host);
        expect(document.problems).toEqual([]);
        expect(textsOf(document)).toEqual(['a', whole(text), 'b']);
        expect(brokenRoundTrips(host, document, meaningOf)).toEqual([]);
      }),
      { numRuns: 700 },
    );
  });

  test('an edited host reads as the edited query, and the other queries stay', () => {
    const newText = anyWritten(pieces.filter(([, text]) => text !== hole)).map(({ text }) => text);
    fc.assert(
      fc.property(anyWritten(pieces), anyEdits(newText), ({ written, text }, editsOf) => {
        const host = hostWith(written);
        const [, query] = read(host).queries;
        const edits = editsOf(text).map(({ range: { start, end }, newText }) => ({
          range: { start: start + around.length, end: end + around.length },
          newText,
        }));
        fc.pre(query !== undefined && areApart(whole(text), edits));
        const edited = applyEdits(host, hostEdits(query, edits));
        expect(textsOf(read(edited))).toEqual(['a', applyEdits(whole(text), edits), 'b']);
      }),
      { numRuns: 1500 },
    );
  });
});

describe.each([
  ['rule.tf', 11, readTerraform],
  ['rule.tf.json', 6, readTerraformJson],
] as const)('%s', (file, count, read) => {
  const text = readFileSync(new URL(`../../../samples/${file}`, import.meta.url), 'utf8');

  test(`holds ${count} queries, each of which finds back`, () => {
    const document = read(text);
    expect(document.queries).toHaveLength(count);
    expect(document.problems).toEqual([]);
    expect(brokenRoundTrips(text, document, meaningOf)).toEqual([]);
  });

  test('every beginning of it can be read', () => {
    for (let end = 0; end <= text.length; end++) {
      const document = read(text.slice(0, end));
      if (end % 7 === 0) expect(brokenRoundTrips(text.slice(0, end), document, meaningOf)).toEqual([]);
    }
  });
});

test.each(['[', '["a", ', '[a, ', '{', '}', '[}', '"${', 'x = ', 'x = <<EOT\na\n'])(
  'ten thousand %j do no harm',
  (piece) => {
    expect(readTerraform(`${piece.repeat(10_000)}\n}x_path_queries = a`).queries).toEqual([]);
  },
);

test.each([
  ['{"x_path_queries": ["${var.a}", "b$${c}\\n"]}', [hole, 'b${c}\n'], ''],
  ['{"x_path_queries": "${var.a}"}', [], ''],
  ['{"variable": {"x_path_queries": {"default": ["a"]}}}', ['a'], ''],
  [
    '{"x_path_queries": ["a", 4624, "\\W"',
    ['a', '\\W'],
    'unreadable-host [, not-a-query 4624, invalid-escape \\W',
  ],
])('Terraform JSON %s', (text, texts, problems) => {
  const document = readTerraformJson(text);
  expect(textsOf(document)).toEqual(texts);
  expect(document.problems.map(({ code, range }) => `${code} ${textOf(text, range)}`).join(', ')).toBe(
    problems,
  );
});

function textsOf({ queries }: HostDocument): readonly string[] {
  return queries.map((query) => query.text);
}

/** Signs that are doubled decode alone: the brace behind them stands for itself. */
function meaningOf(written: string): string {
  if (written.length === 1) return written;
  if (written === '$$' || written === '%%') return written.charAt(0);
  if (/^[$%]/.test(written)) return hole;
  if (/^\\[uU]/.test(written)) return String.fromCharCode(Number.parseInt(written.slice(2), 16));
  const text: string = JSON.parse(`"${written}"`);
  return text;
}
