import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../../server/src/dialect/check.ts';
import type { ChannelForm } from '../../server/src/dialect/entry.ts';
import type { Target } from '../../server/src/dialect/target.ts';
import { type Query, readQuery } from '../../server/src/dialect/query.ts';
import { readEvents } from '../../server/src/events/read-xml.ts';
import { matches } from '../../server/src/matcher/match.ts';
import { resolve } from '../../server/src/matcher/resolve.ts';
import { testOf } from '../support/runnable.ts';
import { documentOf, oracle } from '../support/xpath-oracle.ts';

/** A query, whether Windows takes it, and the events that it selects; `source` is the reason. */
type Case = AcceptedCase | RefusedCase;

interface CaseBase {
  readonly id: string;
  readonly query: string;
  readonly source: string;
  /** `absent` where a case says nothing: a bare query, as for `-FilterXPath`. */
  readonly form?: ChannelForm;
  /** `local` where a case says nothing. */
  readonly target?: Target;
}

interface AcceptedCase extends CaseBase {
  readonly accepted: true;
  /** The names of the events, in their order. */
  readonly matches: 'all' | readonly string[];
  /** The Suppress beside the Select. */
  readonly suppress?: string;
  readonly caseSensitive?: boolean;
  /** Whether XPath 1.0 gives the same answers; if not, `differs` says which clause of dialect.md is the reason. */
  readonly shared: boolean;
  readonly differs?: string;
}

interface RefusedCase extends CaseBase {
  /** What is contested is refused by the matcher; whether it is an error depends on the target. */
  readonly accepted: false | 'contested';
}

const { now, cases }: { readonly now: string; readonly cases: readonly Case[] } = JSON.parse(
  readFileSync(new URL('cases.json', import.meta.url), 'utf8'),
);
const events = namedEvents(readFileSync(new URL('events.xml', import.meta.url), 'utf8'));
const accepted = cases.filter((row) => row.accepted === true);
const refused = cases.filter((row) => row.accepted !== true);
const shared = accepted.filter((row) => row.shared);
const apart = accepted.filter((row) => !row.shared);

test('the cases have names of their own and reasons', () => {
  expect(cases.filter(({ id }, index) => cases.findIndex((row) => row.id === id) !== index)).toEqual([]);
  expect(apart.filter(({ differs }) => !differs)).toEqual([]);
  expect(shared.filter(({ differs }) => differs)).toEqual([]);
});

describe(`the events of ${accepted.length} accepted queries`, () => {
  test.each(accepted)('$id: $query', (row) => expect(selected(row)).toEqual(expected(row)));
});

describe(`the verdict of check on ${cases.length} queries`, () => {
  test.each(accepted)('takes $id: $query', (row) => expect(errors(row)).toEqual([]));
  test.each(refused.filter((row) => row.accepted === false))('refuses $id: $query', (row) =>
    expect(errors(row)).not.toEqual([]),
  );
});

test.each(refused.filter((row) => row.accepted === 'contested'))('does not run $id: $query', (row) =>
  expect(resolve(queryOf(row).expr)).toHaveProperty('refused'),
);

describe(`npm xpath on ${shared.length} queries of the shared subset`, () => {
  test.each(shared)('agrees on $id: $query', (row) => expect(selectedByOracle(row)).toEqual(expected(row)));
});

describe(`npm xpath on ${apart.length} queries outside of it`, () => {
  test.each(apart)('cannot or differs for $id: $query ($differs)', (row) => {
    let answer: readonly string[] | undefined;
    try {
      answer = selectedByOracle(row);
    } catch (error) {
      expect(String(error)).toMatch(/Unknown function/);
    }
    expect(answer).not.toEqual(expected(row));
  });
});

function namedEvents(text: string) {
  const { events: records, problems } = readEvents(text);
  expect(problems).toEqual([]);
  return records.map(({ root, source }) => {
    const comment = text.slice(text.lastIndexOf('<!--', source.start), source.start);
    const name = /^<!-- (\w+):/.exec(comment)?.[1] ?? '';
    return { name, root, document: documentOf(text.slice(source.start, source.end)) };
  });
}

function expected(row: AcceptedCase): readonly string[] {
  return row.matches === 'all' ? events.map(({ name }) => name) : row.matches;
}

function queryOf({ query, form = 'absent', target = 'local' }: Case): Query {
  return readQuery(query, { form, target });
}

function errors(row: Case): readonly string[] {
  const problems = check(queryOf(row)).filter(({ severity }) => severity === 'error');
  return problems.map(({ code, message }) => `${code}: ${message}`);
}

function selected(row: AcceptedCase): readonly string[] {
  const options = { now: Date.parse(now), caseSensitive: row.caseSensitive === true };
  const { text, entry } = queryOf(row);
  const select = testOf(text, entry.xpath);
  const suppress = row.suppress === undefined ? undefined : testOf(row.suppress);
  return events
    .filter(({ root }) => matches(select, root, options))
    .filter(({ root }) => !suppress || !matches(suppress, root, options))
    .map(({ name }) => name);
}

function selectedByOracle(row: AcceptedCase): readonly string[] {
  const { text, entry } = queryOf(row);
  const select = oracle(text.slice(entry.xpath.start, entry.xpath.end));
  const suppress = row.suppress === undefined ? undefined : oracle(row.suppress);
  return events
    .filter(({ document }) => select(document))
    .filter(({ document }) => !suppress?.(document))
    .map(({ name }) => name);
}
