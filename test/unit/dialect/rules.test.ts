import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findings } from '../../../server/src/dialect/findings.ts';
import type { Problem } from '../../../server/src/dialect/problem.ts';
import { type Case, fixed, found, readPage, rewritten } from './rule-pages.ts';

const folder = new URL('rules/', import.meta.url);

const ofHosts = [
  'double-escaped',
  'invalid-escape',
  'missing-data-flow',
  'not-a-list',
  'not-a-query',
  'query-id',
  'querylist-structure',
  'raw-angle',
  'suppress-scope',
  'suppress-without-select',
  'too-many-queries',
  'unreadable-host',
];

/** Findings that tests of their own hold: `terms.test.ts` counts, `features/ignore.test.ts` reads comments, `features/overlapping-queries.test.ts` compares. */
const elsewhere = [...ofHosts, 'overlapping-query', 'too-many-terms', 'unknown-finding', 'unused-disable'];

test('every finding of a query has its page', () => {
  const pages = readdirSync(folder).map((file) => file.replace('.txt', ''));
  expect(pages.sort()).toEqual(
    Object.keys(findings)
      .filter((code) => !elsewhere.includes(code))
      .sort(),
  );
});

describe.each(readdirSync(folder))('%s', (file) => {
  const code = file.replace('.txt', '');
  const page = readFileSync(new URL(file, folder), 'utf8');
  const { wrong, right } = readPage(page);

  test('says what is found', async () => {
    await expect(rewritten(page)).toMatchFileSnapshot(`rules/${file}`);
    expect(wrong.length).toBeGreaterThan(0);
    expect(right.length).toBeGreaterThan(0);
  });

  test.each(wrong)('is found in $text', (each) => {
    expect(codesOf(found(each))).toContain(code);
  });

  test.each(right)('nothing is found in $text', (each) => {
    expect(codesOf(found(each))).toEqual([]);
  });

  const fixes = wrong.flatMap((each) =>
    found(each).flatMap((problem) => fixed(each.text, problem).map((after) => ({ each, problem, after }))),
  );
  test.runIf(fixes.length > 0).each(fixes)(
    '$problem.code is gone from $after',
    ({ each, problem, after }) => {
      const left = found({ ...each, text: after });
      expect(countOf(left, problem.code)).toBeLessThan(countOf(found(each), problem.code));
      expect(newErrors(each, left)).toEqual([]);
    },
  );
});

function codesOf(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ code }) => code);
}

function countOf(problems: readonly Problem[], code: string): number {
  return problems.filter((problem) => problem.code === code).length;
}

function newErrors(before: Case, after: readonly Problem[]): readonly string[] {
  const known = found(before);
  const errors = after.filter(({ severity }) => severity === 'error');
  return [...new Set(codesOf(errors))].filter((code) => countOf(errors, code) > countOf(known, code));
}
