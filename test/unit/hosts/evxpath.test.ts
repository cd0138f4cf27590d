import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostEdits } from '../../../server/src/hosts/host-edits.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { textOf } from '../../../server/src/text/range.ts';
import { anyEdits } from './random-edits.ts';
import { brokenRoundTrips, hostOf } from './round-trip.ts';

const path = 'queries.evxpath';

test.each([
  ['', []],
  [' \n\n', []],
  ['# only a comment', []],
  ['a', ['a']],
  ['a\n', ['a']],
  ['a\n\nb', ['a', 'b']],
  ['a\r\n \t\r\nb\r\n', ['a', 'b']],
  ['a\r\rb', ['a', 'b']],
  ['a\n  b\n', ['a\n  b']],
  ['a\r\nb', ['a\r\nb']],
  ['# one\na\n\n# two\nb', ['a', 'b']],
  ['a\n  # inside\nb', ['a\nb']],
  ['a\n# behind\n\nb', ['a', 'b']],
  ['a\n#\n#\nb\n#', ['a\nb']],
  ['a\n\n# alone\n\nb', ['a', 'b']],
  ['a # b', ['a # b']],
  ['  a', ['a']],
  ['a ', ['a ']],
  ['\uFEFFa', ['a']],
  ['\uFEFF# comment\na', ['a']],
])('%j holds %j', (text, texts) => {
  const document = hostOf({ text, path });
  expect(document.queries.map((query) => query.text)).toEqual(texts);
  expect(document.queries.map(({ label }) => label)).toEqual(texts.map((_, index) => `query ${index + 1}`));
  expect(document.problems).toEqual([]);
  expect(brokenRoundTrips(text, document)).toEqual([]);
});

describe('around a comment', () => {
  const text = 'first\n  # comment\nlast\n# behind\n';
  const [query] = hostOf({ text, path }).queries;
  if (!query) throw new Error('No query.');

  test('the value reaches from the first to the last line of the query', () => {
    expect(textOf(text, query.hostRange)).toBe('first\n  # comment\nlast');
  });

  test.each([
    ['the end of the line before', 'first', 5],
    ['the comment line', 'first\n', undefined],
    ['the comment', 'first\n  # com', undefined],
    ['the line behind', 'first\n  # comment\n', 6],
    ['the end', 'first\n  # comment\nlast', 10],
    ['the comment behind the end', 'first\n  # comment\nlast\n# be', undefined],
  ])('a cursor in %s', (_, before, offset) => {
    expect(query.map.toQuery(before.length)).toBe(offset);
  });

  test.each([
    ['appends', { start: 10, end: 10 }, ' more', 'first\n  # comment\nlast more\n# behind\n'],
    ['edits before', { start: 4, end: 5 }, 'T', 'firsT\n  # comment\nlast\n# behind\n'],
    ['joins the lines', { start: 5, end: 6 }, ' ', 'first last\n# behind\n'],
  ])('an edit %s', (_, range, newText, expected) => {
    expect(applyEdits(text, hostEdits(query, [{ range, newText }]))).toBe(expected);
  });
});

const anyLine = fc
  .oneof(
    fc.constantFrom(
      'Security!*',
      '*[System[EventID=4624]]',
      'and',
      ' or  ',
      "Data='#'",
      ']] ',
      '\uFEFFx',
      'x!*# y',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  )
  .filter((line) => isQueryLine(line) && !/[\r\n]/.test(line));

/** A file of random queries with comments and indentation wherever they may be. */
const anyFile = fc
  .record({
    eol: fc.constantFrom('\n', '\r\n', '\r'),
    indent: fc.constantFrom('', '  ', '\t'),
    queries: fc.array(
      fc.array(fc.record({ line: anyLine, comments: fc.nat(2) }), { minLength: 1, maxLength: 4 }),
      {
        maxLength: 3,
      },
    ),
    separator: fc.constantFrom('', ' ', '\t '),
  })
  .map(({ eol, indent, queries, separator }) => {
    const comment = `${indent}# comment${eol}`;
    const blocks = queries.map((lines) =>
      lines.map(({ line, comments }) => `${comment.repeat(comments)}${indent}${line}${eol}`).join(''),
    );
    const texts = queries.map((lines) =>
      lines
        .map(({ line }) => `${indent}${line}`)
        .join(eol)
        .trimStart(),
    );
    return { eol, text: blocks.join(`${separator}${eol}${comment}`), texts };
  });

test('any queries come out of any file of them, and every code unit finds back', () => {
  fc.assert(
    fc.property(anyFile, ({ text, texts }) => {
      const document = hostOf({ text, path });
      expect(document.queries.map((query) => query.text)).toEqual(texts);
      expect(brokenRoundTrips(text, document)).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('an edited file reads as the edited query, and the other queries stay', () => {
  const newText = fc.constantFrom('', ' ', 'x', ' and *', '*[System]', "'#'", 'EOL', ' EOL  y');
  fc.assert(
    fc.property(anyFile, fc.nat(), anyEdits(newText), ({ eol, text, texts }, chosen, editsOf) => {
      const { queries } = hostOf({ text, path });
      const index = chosen % Math.max(queries.length, 1);
      const query = queries[index];
      if (!query) return;
      const edits = editsOf(query.text).map(({ range, newText }) => ({
        range,
        newText: newText.replace('EOL', eol),
      }));
      const edited = applyEdits(query.text, edits);
      fc.pre(edited === edited.trimStart() && edited.split(/\r\n|[\r\n]/).every(isQueryLine));
      const reread = hostOf({ text: applyEdits(text, hostEdits(query, edits)), path });
      expect(reread.queries.map((each) => each.text)).toEqual(
        texts.map((each, at) => (at === index ? edited : each)),
      );
    }),
    { numRuns: 2000 },
  );
});

/** What the format can hold as a line of a query. */
function isQueryLine(line: string): boolean {
  return line.trim() !== '' && !line.trimStart().startsWith('#');
}
