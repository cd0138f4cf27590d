import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutExclusions } from '../../../server/src/dialect/exclusions.ts';
import { rangeEdits } from '../../../server/src/dialect/merge-ranges.ts';
import { splitQuery } from '../../../server/src/dialect/split-query.ts';
import { termsOf } from '../../../server/src/dialect/terms.ts';
import { matches } from '../../../server/src/matcher/match.ts';
import { resolve } from '../../../server/src/matcher/resolve.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { parse } from '../../../server/src/xpath/parse.ts';
import { eventOf, eventXml } from '../../support/event-xml.ts';

const term = fc.oneof(
  fc.integer({ min: 1, max: 12 }).map((id) => `EventID=${id}`),
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 4 }))
    .map(([from, more]) => `(EventID>=${from} and EventID<=${from + more})`),
  fc.constantFrom('Level=2', '(EventID=3 and Level=4)', 'EventID!=5'),
);
const list = fc.array(term, { minLength: 1, maxLength: 14 }).map((terms) => terms.join(' or '));
const query = fc.oneof(
  list.map((inner) => `*[System[${inner}]]`),
  fc.tuple(list, list).map(([a, b]) => `*[System[(${a}) and (${b})]]`),
  list.map((inner) => `*[System[(${inner}) and Level!=3]] and *[EventData[Data='x' or Data='y']]`),
  list.map((inner) => `*[System[${inner}][1]]`),
  fc
    .array(fc.constantFrom("Data='x'", "Data='y'", "Data[@Name='n']='z'"), { minLength: 1, maxLength: 8 })
    .map((parts) => `*[EventData[${parts.join(' or ')}]]`),
  fc
    .array(fc.constantFrom('*[System[EventID=1]]', '*[System[Level=2]]', "*[EventData[Data='x']]"), {
      minLength: 2,
      maxLength: 6,
    })
    .map((parts) => parts.join(' or ')),
);

const events = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].flatMap((id) =>
  [2, 3, 4].flatMap((level) =>
    [['x'], ['y', 'z'], []].map((data) =>
      eventOf(eventXml(`<EventID>${id}</EventID><Level>${level}</Level>`, data)),
    ),
  ),
);

function selected(text: string): readonly number[] {
  const resolved = resolve(parse(text).expr);
  if ('refused' in resolved) throw new Error(`${text}: ${resolved.refused.message}`);
  return events.flatMap((event, index) =>
    matches(resolved.test, event, { now: 0, caseSensitive: false }) ? [index] : [],
  );
}

function certainTerms(text: string): number {
  return [...termsOf(parse(text).expr)].filter(({ isCertain }) => isCertain).length;
}

describe('a query keeps its meaning', () => {
  test('when it is split: the parts together select what it selects, each within the limit', () => {
    fc.assert(
      fc.property(query, fc.integer({ min: 2, max: 10 }), (text, limit) => {
        const parts = splitQuery(text, parse(text).expr, limit);
        if (!parts) return;
        for (const part of parts) expect(certainTerms(part)).toBeLessThanOrEqual(limit);
        const union = [...new Set(parts.flatMap(selected))].sort((a, b) => a - b);
        expect(union).toEqual(selected(text));
      }),
      { numRuns: 2_000 },
    );
  });

  test('when its exclusions are taken out: what is kept, less what is suppressed, is what it selects', () => {
    const exclusion = fc
      .tuple(fc.constantFrom('EventID', 'EventID', 'Level'), fc.integer({ min: 1, max: 9 }))
      .map(([field, value]) => `${field}!=${value}`);
    const terms = fc
      .array(
        fc.oneof(
          { arbitrary: exclusion, weight: 4 },
          term.map((text) => `(${text})`),
        ),
        {
          minLength: 2,
          maxLength: 12,
        },
      )
      .map((parts) => parts.join(' and '));
    const excluding = fc.oneof(
      terms.map((inner) => `*[System[${inner}]]`),
      terms.map((inner) => `Event/System[(${inner})]`),
      fc.tuple(terms, terms).map(([a, b]) => `*[System[${a}] and System[${b}]]`),
      fc.tuple(terms, terms).map(([a, b]) => `*[System[(${a}) and (${b})]]`),
      fc.tuple(terms, terms).map(([a, b]) => `*[System[(${a}) or (${b})]]`),
      terms.map((inner) => `*[EventData[Data!='x' and Data='y'] and System[${inner}]]`),
      terms.map((inner) => `*[System[${inner}][1]]`),
    );
    let taken = 0;
    fc.assert(
      fc.property(excluding, fc.integer({ min: 1, max: 4 }), (text, size) => {
        const parts = withoutExclusions(text, parse(text).expr, size);
        if (!parts) return;
        taken++;
        for (const part of parts.suppressions) expect(certainTerms(part)).toBeLessThanOrEqual(size);
        const suppressed = new Set(parts.suppressions.flatMap(selected));
        expect(selected(parts.kept).filter((event) => !suppressed.has(event))).toEqual(selected(text));
        expect(certainTerms(parts.kept)).toBeLessThan(certainTerms(text));
      }),
      { numRuns: 2_000 },
    );
    expect(taken).toBeGreaterThan(500);
  });

  test('when its numbers become ranges: they select the same, with fewer terms', () => {
    fc.assert(
      fc.property(query, (text) => {
        const edits = rangeEdits(parse(text).expr, text);
        if (edits.length === 0) return;
        const merged = applyEdits(text, edits);
        expect(selected(merged)).toEqual(selected(text));
        expect(certainTerms(merged)).toBeLessThan(certainTerms(text));
      }),
      { numRuns: 2_000 },
    );
  });
});

test.each([
  ['*[System[EventID!=1 and EventID!=2 and EventID!=3]]', 2],
  ['*[System[(EventID=1 or EventID=2) and Level=1 and Task=1]]', 2],
  ['*[EventData[Data[EventID=1 or EventID=2][1]]]', 1],
])('%s cannot be split', (text, limit) => {
  expect(splitQuery(text, parse(text).expr, limit)).toBeUndefined();
});

test.each([
  ["*[EventData[Data!='x' and Data!='y']]"],
  ['*[System[EventID!=1 or EventID!=2]]'],
  ['*[System[EventID!=1 and EventID!=2][1]]'],
  ['*[System[Missing!=1 and EventID=2]]'],
])('%s has no exclusions to take out', (text) => {
  expect(withoutExclusions(text, parse(text).expr, 20)).toBeUndefined();
});
