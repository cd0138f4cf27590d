import { describe, expect, test } from 'vitest';
import { check } from '../../../server/src/dialect/check.ts';
import { readQuery } from '../../../server/src/dialect/query.ts';
import type { Target } from '../../../server/src/dialect/target.ts';
import { termsOf } from '../../../server/src/dialect/terms.ts';
import { textOf } from '../../../server/src/text/range.ts';
import { parse } from '../../../server/src/xpath/parse.ts';
import { dcr, local, wef } from '../../support/caret.ts';

describe('lowest and highest number of terms', () => {
  test.each([
    ['*', 0, 1],
    ['*[System[EventID=1]]', 1, 1],
    ['*/System/EventID=1', 1, 1],
    ['*[System[EventID=1 or EventID=2 and (Level=3)]]', 3, 3],
    ['*[System[EventID>=1 and EventID<=5]]', 2, 2],
    ['*[System[EventID=1]] and *[EventData]', 1, 2],
    ["*[EventData[Data[@Name='a']='b']]", 1, 2],
    ["*[EventData/Data[@Name='a']='b']", 1, 2],
    ["*[EventData[Data[@Name='a']]]", 0, 1],
    ["*[System[Provider[@Name='a' or @Name='b']]]", 2, 2],
    ["*[System[Provider[@Name='a']]]", 1, 1],
    ["*[EventData[Data[1]='a']]", 2, 2],
    ["*[EventData[Data[position()=1]='a']]", 2, 2],
    ['*[System[band(Keywords,1)]]', 1, 1],
    ['*[System[TimeCreated[timediff(@SystemTime) <= 1]]]', 1, 1],
    ['*[System[(EventID=)]]', 1, 1],
    ["*[EventData[Data='a' or 'b']]", 2, 2],
  ])('%s', (text, lowest, highest) => {
    const terms = [...termsOf(parse(text).expr)];
    expect([terms.filter(({ isCertain }) => isCertain).length, terms.length]).toEqual([lowest, highest]);
  });
});

describe('too many terms', () => {
  test.each([
    ['dcr', ids(20), undefined],
    ['dcr', ids(21), 'error'],
    ['dcr', data(10), undefined],
    ['dcr', data(11), 'warning'],
    ['dcr', data(20), 'warning'],
    ['dcr', data(21), 'error'],
    ['local', ids(20), undefined],
    ['local', ids(21), 'information'],
    ['local', ids(23), 'information'],
    ['local', ids(24), 'error'],
    ['local', data(11), 'information'],
    ['local', data(12), 'warning'],
    ['local', data(23), 'warning'],
    ['local', data(24), 'error'],
    ['wef', ids(23), 'information'],
    ['wef', ids(24), 'error'],
    ['wef', `${ids(22)} and *[System[Level>=1 and Level<=3]]`, 'error'],
  ] satisfies [Target, string, string | undefined][])('for %s: %s', (target, filter, severity) => {
    expect(tooManyTerms(target, filter)?.severity).toBe(severity);
  });

  test.each([
    ['dcr', ids(22), 'EventID=121 or EventID=122'],
    ['local', ids(24), 'EventID=124'],
    ['local', ids(23), 'EventID=121 or EventID=122 or EventID=123'],
  ] satisfies [Target, string, string][])(
    'the range for %s is what stands beyond the limit',
    (target, filter, beyond) => {
      const problem = tooManyTerms(target, filter);
      expect(problem && textOf(problem.text, problem.range)).toBe(beyond);
    },
  );
});

const contexts = { dcr, wef, local };

function tooManyTerms(target: Target, filter: string) {
  const text = target === 'dcr' ? `Security!${filter}` : filter;
  const problem = check(readQuery(text, contexts[target])).find(({ code }) => code === 'too-many-terms');
  return problem && { ...problem, text };
}

function ids(count: number): string {
  return `*[System[${listed(count, (index) => `EventID=${101 + index}`)}]]`;
}

function data(count: number): string {
  return `*[EventData[${listed(count, (index) => `Data[@Name='n${index}']='x'`)}]]`;
}

function listed(count: number, item: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => item(index)).join(' or ');
}
