import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Overlap, overlapOf } from '../../../server/src/dialect/overlap.ts';
import { readQuery } from '../../../server/src/dialect/query.ts';
import type { EventNode } from '../../../server/src/events/event.ts';
import { matches } from '../../../server/src/matcher/match.ts';
import { dcr } from '../../support/caret.ts';
import { eventOf, eventXml } from '../../support/event-xml.ts';
import { allQueries } from '../../support/random-query.ts';
import { testOf } from '../../support/runnable.ts';

function overlap(first: string, second: string): Overlap | undefined {
  return overlapOf(readQuery(first, dcr), readQuery(second, dcr));
}

describe('the same', () => {
  test.each([
    ['Security!*[System[EventID=1 or EventID=2]]', 'security!*[System[(EventID = 2) or (EventID = 1)]]'],
    ["Security!*[System[EventID='4624']]", 'Security!*[System/EventID=4624]'],
    [
      'Security!*[System[EventID=1 or EventID=2 or EventID=3]]',
      'Security!Event[System[EventID>=1 and EventID<=3]]',
    ],
    ["System!*[System[Provider[@Name='disk']]]", 'System!*[System[Provider[@Name="Disk"]]]'],
    [
      "Security!*[System[EventID=4688]] and *[EventData[Data[@Name='A']='x' or Data[@Name='B']='0x10']]",
      "Security!*[EventData[(Data[@Name='b']=16) or (Data[@Name='A']='x')]] and *[System[EventID=4688]]",
    ],
    ['Security!*', 'Security!Event'],
    [
      'Security!*[System[band(Keywords,1) or band(Keywords,2)]]',
      "Security!*[System[band(Keywords,'0x3') or band(Keywords,3)]]",
    ],
  ])('%s as %s', (a, b) => {
    expect(overlap(a, b)).toEqual({ kind: 'same' });
    expect(overlap(b, a)).toEqual({ kind: 'same' });
  });
});

describe('all of the other and more', () => {
  test.each([
    ['Security!*', "Security!*[EventData[Data[@Name='A']='x']]"],
    ['Security!*[System[EventID=1 or EventID=2]]', 'Security!*[System[EventID=2]]'],
    ['Security!*[System[EventID>=4600]]', 'Security!*[System[EventID=4624 and Level=0]]'],
    [
      "Security!*[System[EventID=1 or EventID=2]] and *[EventData[Data='x' or Data='y']]",
      "Security!*[EventData[Data='y' or Data='x']] and *[System[EventID=1]]",
    ],
    ["Security!*[EventData[Data='x']] or *[System[EventID=1]]", "Security!*[EventData[Data='x']]"],
    ['Security!*[System[band(Keywords,3)]]', 'Security!*[System[band(Keywords,2) and EventID=1]]'],
  ])('%s of %s', (broad, narrow) => {
    expect(overlap(broad, narrow)).toEqual({ kind: 'covers', broader: 'first' });
    expect(overlap(narrow, broad)).toEqual({ kind: 'covers', broader: 'second' });
  });
});

describe('some of the same events', () => {
  test.each([
    ['*[System[EventID=1 or EventID=2]]', '*[System[EventID=2 or EventID=3]]', [2]],
    [
      "*[System[Provider[@Name='P'] and (EventID=1 or EventID=2)]]",
      "*[System[(EventID=2 or EventID=3) and Provider[@Name='P']]]",
      [2],
    ],
    [
      "*[System[EventID=1]] or (*[System[EventID=2]] and *[EventData[Data='x']])",
      "*[System[EventID=2]] or (*[System[EventID=1]] and *[EventData[Data='y']])",
      [1, 2],
    ],
  ])('%s with %s: %j', (a, b, eventIds) => {
    expect(overlap(`Security!${a}`, `Security!${b}`)).toEqual({ kind: 'share', eventIds });
  });
});

test.each([
  ['Security!*', 'System!*'],
  ['*', '*'],
  ['Security!*[System[EventID=1]]', 'Security!*[System[EventID=2]]'],
  ["Security!*[EventData[Data='x']]", "Security!*[EventData[Data='X']]"],
  ['Security!*[System[EventID=1]]', 'Security!*[System[Level=2]]'],
  [
    "Security!*[System[EventID=1]] and *[EventData[Data='x']]",
    "Security!*[System[EventID=1]] and *[EventData[Data='y']]",
  ],
  ['Security!*[System[EventID=1 and EventID=2]]', 'Security!*'],
  ['Security!*[System[EventID=]]', 'Security!*'],
  ['Security!*[System[contains(Computer,"a")]]', 'Security!*'],
  ['Security!*[System[EventID=\uFFFC]]', 'Security!*'],
  ['\uFFFC!*', '\uFFFC!*'],
  ['Security!*[EventData[Data[1]]]', 'Security!*[EventData[Data[(1 or 1)]]]'],
  ['Security!*[System[EventID=1][1]]', 'Security!*[System[1][EventID=1]]'],
])('nothing is certain of %s and %s', (a, b) => {
  expect(overlap(a, b)).toBeUndefined();
});

interface Values {
  readonly id: number;
  readonly level: number;
  readonly keywords: number;
  readonly provider: string;
  readonly data: readonly string[];
}

/** Events that hold all that Windows writes into every event. */
const values: Arbitrary<Values> = fc.record({
  id: fc.constantFrom(0, 1, 2, 3, 10, 42),
  level: fc.constantFrom(0, 1, 2, 3),
  keywords: fc.constantFrom(0, 1, 2, 3, 8),
  provider: fc.constantFrom('alpha', 'Beta', '10'),
  data: fc.array(fc.constantFrom('alpha', 'beta', '1', '10', ''), { maxLength: 3 }),
});

function windowsEvent({ id, level, keywords, provider, data }: Values): EventNode {
  const system = `<Provider Name="${provider}"/><EventID>${id}</EventID><Level>${level}</Level><Keywords>0x${keywords.toString(16)}</Keywords><TimeCreated SystemTime="2024-05-14T08:30:00.123Z"/><Channel>alpha</Channel><Computer>beta</Computer>`;
  return eventOf(eventXml(system, data.length > 1 ? { alpha: data[0] ?? '', beta: data[1] ?? '' } : data));
}

const operator = fc.constantFrom('=', '=', '!=', '<', '>=');
const test1 = fc.oneof(
  {
    arbitrary: fc
      .tuple(operator, fc.constantFrom('1', '2', "'2'", '3', '10'))
      .map(([op, n]) => `EventID${op}${n}`),
    weight: 5,
  },
  fc.tuple(operator, fc.constantFrom('1', '2')).map(([op, n]) => `Level${op}${n}`),
  fc.constantFrom('1', '2', '3').map((mask) => `band(Keywords,${mask})`),
  fc.constantFrom("'alpha'", "'ALPHA'", "'10.0'", "'10'").map((name) => `Provider[@Name=${name}]`),
  fc.constantFrom('Level', '1', "'x'", 'Foo', 'position()=1'),
);
const condition: Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { arbitrary: test1, weight: 2 },
    fc.tuple(tie('node'), fc.constantFrom('and', 'or'), tie('node')).map(([a, op, b]) => `(${a} ${op} ${b})`),
  ),
})).node;
const dataTest = fc.constantFrom(
  "Data='alpha'",
  "Data='1'",
  'Data=1',
  "Data='1.0'",
  "Data[@Name='alpha']='1'",
  "Data[@Name='ALPHA']",
  'Data[1]',
  'Data',
);
const inData = fc.array(dataTest, { minLength: 1, maxLength: 2 }).map((parts) => parts.join(' or '));
const filter = fc.oneof(
  condition.map((inner) => `*[System[${inner}]]`),
  fc.tuple(condition, condition).map(([a, b]) => `*[System[${a}][${b}]]`),
  fc
    .tuple(condition, fc.constantFrom('and', 'or'), inData)
    .map(([a, op, b]) => `*[System[${a}]] ${op} *[EventData[${b}]]`),
  fc
    .tuple(inData, fc.constantFrom('and', 'or'), condition)
    .map(([a, op, b]) => `*[EventData[${a}] ${op} System[${b}]]`),
  inData.map((inner) => `*[EventData[${inner}]]`),
  allQueries(),
);
/** Two filters that often have much in common. */
const pair = fc.oneof(
  fc.tuple(filter, filter),
  fc
    .tuple(filter, filter, fc.constantFrom('and', 'or'))
    .map(([a, b, op]): [string, string] => [`(${a}) ${op} (${b})`, `(${b})`]),
  fc
    .tuple(condition, condition, filter)
    .map(([a, b, rest]): [string, string] => [
      `*[System[${a}]] and (${rest})`,
      `(${rest}) and *[System[${b}]]`,
    ]),
);

interface Answer {
  readonly id: number;
  readonly a: boolean;
  readonly b: boolean;
}

function disproves(found: Overlap, { id, a, b }: Answer, all: readonly Answer[]): boolean {
  switch (found.kind) {
    case 'same':
      return a !== b;
    case 'covers':
      return found.broader === 'first' ? b && !a : a && !b;
    case 'share':
      return (
        found.eventIds.includes(id) && a && !b && all.some((each) => each.id === id && each.b && !each.a)
      );
  }
}

test('what is claimed holds for every event', () => {
  const seen = { same: 0, covers: 0, share: 0 };
  fc.assert(
    fc.property(pair, fc.array(values, { minLength: 4, maxLength: 8 }), ([first, second], events) => {
      const found = overlap(`Alpha!${first}`, `alpha!${second}`);
      if (!found) return;
      seen[found.kind]++;
      const [a, b] = [testOf(first), testOf(second)];
      const answers = events.map((event): Answer => {
        const root = windowsEvent(event);
        const options = { now: 0, caseSensitive: false };
        return { id: event.id, a: matches(a, root, options), b: matches(b, root, options) };
      });
      expect(answers.filter((answer) => disproves(found, answer, answers))).toEqual([]);
    }),
    { numRuns: 4_000 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(25);
}, 180_000);

test('of queries for fields alone, some event of each shared ID is in both', () => {
  const every = [0, 1, 2, 3].flatMap((level) =>
    [0, 1, 2, 3].flatMap((keywords) =>
      ['alpha', 'Beta', '10', '10.0'].map((provider) => ({ level, keywords, provider })),
    ),
  );
  const fields = fc
    .array(
      fc
        .tuple(
          fc.constantFrom('EventID=1', 'EventID=2', '(EventID>=2 and EventID<=3)'),
          fc.constantFrom('', ' and Level=1', " and Provider[@Name='alpha']", ' and band(Keywords,2)'),
        )
        .map((parts) => `(${parts.join('')})`),
      { minLength: 1, maxLength: 3 },
    )
    .map((parts) => `*[System[${parts.join(' or ')}]]`);
  fc.assert(
    fc.property(fields, fields, (first, second) => {
      const found = overlap(`Alpha!${first}`, `Alpha!${second}`);
      if (found?.kind !== 'share') return;
      const [a, b] = [testOf(first), testOf(second)];
      const options = { now: 0, caseSensitive: false };
      for (const id of found.eventIds) {
        const events = every.map((each) => windowsEvent({ ...each, id, data: [] }));
        expect(events.some((event) => matches(a, event, options) && matches(b, event, options))).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
