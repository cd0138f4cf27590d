import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check, refusals } from '../../../server/src/dialect/check.ts';
import { type QueryContext, readQuery } from '../../../server/src/dialect/query.ts';
import { readPage } from './rule-pages.ts';

const folder = new URL('rules/', import.meta.url);

const contexts: readonly QueryContext[] = [
  { form: 'absent', target: 'local' },
  { form: 'required', target: 'dcr' },
  { form: 'optional', target: 'wef' },
];

/** `check` keeps what it has found of a query, so that each asks of its own. */
describe.each(readdirSync(folder))('%s', (file) => {
  const { wrong, right } = readPage(readFileSync(new URL(file, folder), 'utf8'));
  test.each([...wrong, ...right])('$text', ({ text, context: own }) => {
    for (const context of [own, ...contexts]) {
      const errors = check(readQuery(text, context)).filter(({ severity }) => severity === 'error');
      const found = refusals(readQuery(text, context));
      expect(found.map(({ code, range }) => [code, range])).toEqual(
        errors.map(({ code, range }) => [code, range]),
      );
    }
  });
});
