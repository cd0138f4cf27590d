// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Bicep's own.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBicep } from '../../../server/src/hosts/config/bicep.ts';
import { hostEdits } from '../../../server/src/hosts/host-edits.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { hole } from '../../../server/src/text/hole.ts';
import { textOf } from '../../../server/src/text/range.ts';
import { anyEdits } from './random-edits.ts';
import { brokenRoundTrips } from './round-trip.ts';
import { anyWritten, areApart } from './written-text.ts';

describe('finds queries', () => {
  test.each([
    ['in one line', "xPathQueries: ['a', 'b']"],
    ['in lines', "xPathQueries: [\n  'a'\n  'b'\n]"],
    ['in lines with commas', "xPathQueries: [\r\n  'a',\r\n  'b',\r\n]"],
    ['in a variable', "var xPathQueries = ['a', 'b']"],
    ['in the default of a parameter', "param xPathQueries array = ['a', 'b']"],
    ['in a typed parameter', "@description('c')\nparam xPathQueries string[] = ['a', 'b']"],
    ['behind comments', "xPathQueries: [ // 'c'\n /* 'd' */ 'a'\n #disable-next-line x\n 'b']"],
    ['in a joined list', "xPathQueries: concat(c, ['a'], union(['b'], d['e']))"],
    ['in both branches', "xPathQueries: x == 'c' ? ['a'] : ['b']"],
    ['in items with branches', "xPathQueries: [x == 'c' ? 'a' : 'b']"],
    ['in several data sources', "windowsEventLogs: [{ xPathQueries: ['a'] }, { xPathQueries: ['b'] }]"],
    ['in a quoted property', "'xPathQueries': ['a', 'b']"],
    ['in a list that is open', "{\n xPathQueries: [\n  'a'\n  'b'\n name: 'c'\n}"],
    ['before a list that is open', "var x = {\n xPathQueries: ['a'\nvar xPathQueries = ['b']"],
    ['behind a text that is open', "var x = 'c\nxPathQueries: ['a', 'b']"],
    ['behind stray brackets', "]})\nxPathQueries: ['a', 'b']"],
  ])('%s', (_, text) => {
    expect(textsOf(text)).toEqual(['a', 'b']);
  });

  test.each([
    ['lists of other names', "streams: ['a']"],
    ['what an item is taken from', "xPathQueries: [a['b'], c.d['e']]"],
    ['arguments', "xPathQueries: [format('{0}', 'a')]"],
    ['what a comprehension goes through', "xPathQueries: [for x in ['a', 'b']: x]"],
    ['a comment', "// xPathQueries: ['a']\n/* xPathQueries: ['b'] */"],
    ['a text', "var x = '''\nxPathQueries: ['a']\n'''"],
    ['a single text outside of a rule', "xPathQueries: 'a'"],
    ['what a variable is typed as', "param xPathQueries ('a' | 'b')[]"],
  ])('but not in %s', (_, text) => {
    expect(textsOf(text)).toEqual([]);
  });
});

test.each([
  ["'\\'\\\\\\n\\r\\t\\$'", "'\\\n\r\t$"],
  ["'\\u{41}\\u{00e9}'", 'Aé'],
  ["'\\u{1F511}'", '🔑'],
  ["'${x}'", hole],
  ["'a${f('}', { b: '${c}' })}d${e[0]}'", `a${hole}d${hole}`],
  ["'$x {y} \\${z}'", '$x {y} ${z}'],
  ["'''a'''", 'a'],
  ["'''\na\n'''", 'a\n'],
  ["'''a\\n${x}''''", "a\\n${x}'"],
  ["$'''a${x}${y}'''", `a${hole}${hole}`],
  ["$$'''a${x}$${y}'''", `a\${x}${hole}`],
  ["''''''", ''],
  ["''", ''],
])('%s reads as %j', (written, text) => {
  const host = `xPathQueries: [\n  ${written}\n  'next'\n]`;
  const document = readBicep(host);
  expect(document.queries.map((query) => query.text)).toEqual([text, 'next']);
  expect(document.queries.map(({ hostRange }) => textOf(host, hostRange))).toEqual([written, "'next'"]);
  expect(document.problems).toEqual([]);
});

test.each([
  ["var xPathQueries = ['b']", 'xPathQueries[0]'],
  ["{ windowsEventLogs: [{}, { xPathQueries: ['a', 'b'] }] }", 'windowsEventLogs[1].xPathQueries[1]'],
  ["var rules = {\n audit: {\n xPathQueries: ['b'] } }", 'audit.xPathQueries[0]'],
])('says where in %s', (text, label) => {
  expect(readBicep(text).queries.at(-1)?.label).toBe(label);
});

test.each([
  ["xPathQueries: ['a', 4624, 'b']", ['a', 'b'], 'not-a-query 4624'],
  ["windowsEventLogs: [{ xPathQueries: 'a' }]", ['a'], "not-a-list 'a'"],
  ["windowsEventLogs: [{ xPathQueries: '${a}' }]", [], ''],
  ["xPathQueries: ['C:\\Windows']", ['C:\\Windows'], 'invalid-escape \\W'],
  ["xPathQueries: ['\\u{110000}']", ['\\u{110000}'], 'invalid-escape \\u{110000}'],
  ["xPathQueries: [\n'a\n'b'\n]", ['a', 'b'], "unreadable-host 'a"],
  ["xPathQueries: [\n'''a\n'b'\n]", ['a', 'b'], "unreadable-host '''a"],
  ["xPathQueries: [\n'a${x\n'b'\n]", [`a${hole}`, 'b'], "unreadable-host 'a${x"],
  ["xPathQueries: [\n'a${]'\n'b'\n]", [`a${hole}`, 'b'], ''],
])('problems of %s', (text, texts, problems) => {
  const document = readBicep(text);
  expect(document.queries.map((query) => query.text)).toEqual(texts);
  expect(document.problems.map(({ code, range }) => `${code} ${textOf(text, range)}`).join(', ')).toBe(
    problems,
  );
});

test.each([
  ["xPathQueries: ['a']", "xPathQueries: ['a', '\\'', 'c']"],
  ["xPathQueries: [\n  'a'\n]", "xPathQueries: [\n  'a'\n  '\\''\n  'c'\n]"],
])('further queries in %s', (text, expected) => {
  const edit = readBicep(text).queries[0]?.following?.(["'", 'c']);
  expect(edit && applyEdits(text, [edit])).toBe(expected);
});

test('a comprehension has room for one query', () => {
  expect(readBicep("xPathQueries: [for x in y: 'a${x}']").queries.map(({ following }) => following)).toEqual([
    undefined,
  ]);
});

const pieces: readonly (readonly [string, string])[] = [
  ...[...'Security!*[=]/@ "{}xÿ山'].map((character) => [character, character] as const),
  ["\\'", "'"],
  ['\\\\', '\\'],
  ['\\n', '\n'],
  ['\\r', '\r'],
  ['\\t', '\t'],
  ['\\$', '$'],
  ['\\${', '${'],
  ['$x', '$x'],
  ['\\u{41}', 'A'],
  ['\\u{00e9}', 'é'],
  ['😀', '😀'],
  ['${x}', hole],
  ["${f('}', '${g}')}", hole],
];

test('any text comes out of any spelling of it, and every code unit finds back', () => {
  fc.assert(
    fc.property(
      fc.array(anyWritten(pieces), { maxLength: 4 }),
      fc.constantFrom(', ', '\n  '),
      (items, gap) => {
        const text = `xPathQueries: [${items.map(({ written }) => `'${written}'`).join(gap)}]`;
        const document = readBicep(text);
        expect(document.problems).toEqual([]);
        expect(document.queries.map((query) => query.text)).toEqual(items.map((item) => item.text));
        expect(brokenRoundTrips(text, document, meaningOf)).toEqual([]);
      },
    ),
    { numRuns: 1000 },
  );
});

test('an edited host reads as the edited query, and the other queries stay', () => {
  const newText = anyWritten(pieces.filter(([, text]) => text !== hole)).map(({ text }) => text);
  fc.assert(
    fc.property(anyWritten(pieces), anyEdits(newText), ({ written, text }, editsOf) => {
      const host = `xPathQueries: ['a', '${written}', 'b']`;
      const [, query] = readBicep(host).queries;
      const edits = editsOf(text);
      fc.pre(query !== undefined && areApart(text, edits));
      const edited = applyEdits(host, hostEdits(query, edits));
      expect(textsOf(edited)).toEqual(['a', applyEdits(text, edits), 'b']);
    }),
    { numRuns: 2000 },
  );
});

describe('rule.bicep', () => {
  const text = readFileSync(new URL('../../../samples/rule.bicep', import.meta.url), 'utf8');

  test('holds 11 queries, each of which finds back', () => {
    const document = readBicep(text);
    expect(document.queries).toHaveLength(11);
    expect(document.problems).toEqual([]);
    expect(brokenRoundTrips(text, document, meaningOf)).toEqual([]);
  });

  test('every beginning of it can be read', () => {
    for (let end = 0; end <= text.length; end++) {
      const document = readBicep(text.slice(0, end));
      if (end % 7 === 0) expect(brokenRoundTrips(text.slice(0, end), document, meaningOf)).toEqual([]);
    }
  });
});

test.each(['[', '{', '}', '[}', "'${", "'''", 'x: '])('ten thousand %s do no harm', (piece) => {
  expect(readBicep(`${piece.repeat(10_000)}xPathQueries`).queries).toEqual([]);
});

function textsOf(text: string): readonly string[] {
  return readBicep(text).queries.map((query) => query.text);
}

function meaningOf(written: string): string {
  if (written.length === 1) return written;
  if (written.startsWith('$')) return hole;
  const short = new Map([...'nrt'].map((letter, index) => [`\\${letter}`, '\n\r\t'.charAt(index)]));
  if (!written.startsWith('\\u')) return short.get(written) ?? written.slice(1);
  return String.fromCharCode(Number.parseInt(written.slice(3, -1), 16));
}
