import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readHost } from '../../../server/src/hosts/read-host.ts';
import { hole } from '../../../server/src/text/hole.ts';
import { brokenRoundTrips, hostOf } from './round-trip.ts';

/** As `.evxpath`, the text of a rule is one query. */
const rule = '{"xPathQueries":["a"]}';

test.each([
  ['rule.json', undefined, 'data-collection-rule'],
  ['C:\\rules\\RULE.JSON', undefined, 'data-collection-rule'],
  ['rule.jsonc', undefined, 'data-collection-rule'],
  ['Untitled-1', 'json', 'data-collection-rule'],
  ['Untitled-1', 'jsonc', 'data-collection-rule'],
  ['template.json', 'arm-template', 'data-collection-rule'],
  ['rule.json', 'event-xpath', 'query-file'],
  ['queries.evxpath', undefined, 'query-file'],
  ['queries.evxpath', 'plaintext', 'query-file'],
  ['rule.txt', undefined, undefined],
  ['folder.json/rule', undefined, undefined],
  ['.json', undefined, 'data-collection-rule'],
  ['rule.tf.json', 'json', 'data-collection-rule'],
] as const)('%s of language %s holds a %s', (path, languageId, use) => {
  expect(readHost({ text: rule, path, languageId })?.queries[0]?.use).toBe(use);
});

test.each([
  ['rule.bicep', undefined, "var xPathQueries = ['a']"],
  ['Untitled-1', 'bicep', "var xPathQueries = ['a']"],
  ['main.bicepparam', 'bicep-params', "param xPathQueries = ['a']"],
  ['rule.tf', undefined, 'x_path_queries = ["a"]'],
  ['Untitled-1', 'terraform', 'x_path_queries = ["a"]'],
  ['prod.tfvars', 'terraform-vars', 'x_path_queries = ["a"]'],
  ['rule.tf.json', 'json', '{"x_path_queries": ["a"]}'],
  ['collect.ps1', undefined, "-FilterXPath 'a'"],
  ['Collect.PSM1', undefined, "-FilterXPath 'a'"],
  ['Untitled-1', 'powershell', "-FilterXPath 'a'"],
])('%s of language %s is read as what it is', (path, languageId, text) => {
  expect(readHost({ text, path, languageId })?.queries.map((query) => query.text)).toEqual(['a']);
});

test.each(['a.bicep', 'a.tf', 'a.tf.json', 'a.ps1'])(
  '%s that does not speak of queries is no host',
  (path) => {
    expect(readHost({ text: "x = ['*[System]']", path })).toBeUndefined();
  },
);

test('JSON that does not speak of queries is no host', () => {
  expect(readHost({ text: '{"resources":[]}', path: 'a.json' })).toBeUndefined();
  expect(readHost({ text: '', path: 'a.json' })).toBeUndefined();
});

describe('samples', () => {
  test.each([
    ['rule.json', 8],
    ['rule-with-mistakes.json', 40],
    ['arm-template.json', 6],
    ['queries.evxpath', 13],
    ['queries-with-mistakes.evxpath', 8],
  ])('%s holds %i queries, each of which finds back', (file, count) => {
    const text = sample(file);
    const document = hostOf({ text, path: file });
    expect(document.queries).toHaveLength(count);
    expect(document.problems).toEqual([]);
    expect(brokenRoundTrips(text, document)).toEqual([]);
  });

  test('arm-template.json holds an expression and a literal bracket', () => {
    const texts = hostOf({ text: sample('arm-template.json'), path: 'arm-template.json' }).queries.map(
      ({ text }) => text,
    );
    expect(texts.filter((text) => text.includes(hole))).toEqual([hole]);
    expect(texts.filter((text) => text.startsWith('['))).toEqual(['[System[(EventID=4740)]]']);
  });

  test.each(['rule.json', 'arm-template.json', 'queries.evxpath'])(
    'every beginning of %s can be read',
    (file) => {
      const text = sample(file);
      for (let end = 0; end <= text.length; end++) {
        const prefix = text.slice(0, end);
        const document = readHost({ text: prefix, path: file });
        if (document && end % 7 === 0) expect(brokenRoundTrips(prefix, document)).toEqual([]);
      }
    },
  );

  test.each(['rule.json', 'arm-template.json'])(
    'a character that is missing in %s outside of comments and names of lists spoils no other query than its own',
    (file) => {
      const text = sample(file);
      const whole = hostOf({ text, path: file });
      const marks = [...text.matchAll(/"xPathQueries": \[|\/\/.*\n|\/\*.*?\*\//g)].map(
        ({ 0: mark, index }) => ({
          start: index,
          end: index + mark.length,
        }),
      );
      for (let offset = 0; offset < text.length; offset++) {
        if (marks.some(({ start, end }) => start <= offset && offset < end)) continue;
        const expected = whole.queries
          .filter(({ hostRange }) => offset < hostRange.start || offset >= hostRange.end)
          .map((query) => query.text);
        const mutilated = text.slice(0, offset) + text.slice(offset + 1);
        const texts = hostOf({ text: mutilated, path: file }).queries.map((query) => query.text);
        expect(texts, `without ${offset}`).toEqual(expect.arrayContaining(expected));
        expect(texts.length, `without ${offset}`).toBeLessThanOrEqual(whole.queries.length);
      }
    },
  );
});

describe('size', () => {
  test('a big file without queries costs a search', () => {
    const text = '{"name": "abc", "value": [1, 2, {"x": "y"}]},\n'.repeat(120_000);
    expect(text.length).toBeGreaterThan(5_000_000);
    const start = performance.now();
    expect(readHost({ text, path: 'big.json' })).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(100);
  });

  test.each(['[', '{"a":', ']', '[}'])('a million %s do no harm', (piece) => {
    expect(
      readHost({ text: `${piece.repeat(1_000_000)}"xPathQueries"`, path: 'deep.json' })?.queries,
    ).toEqual([]);
  });
});

function sample(file: string): string {
  return readFileSync(new URL(`../../../samples/${file}`, import.meta.url), 'utf8');
}
