import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MatchOptions, matches } from '../../../server/src/matcher/match.ts';
import { scanner } from '../../../server/src/matcher/scanner.ts';
import { eventOf } from '../../support/event-xml.ts';
import { integerValues, oddValues, timeValues } from '../../support/odd-values.ts';
import { allQueries, randomEvents } from '../../support/random-query.ts';
import { testOf } from '../../support/runnable.ts';
import { addEvents, eventWith, foundIn, storeOf } from '../../support/stored-events.ts';

const options: MatchOptions = { now: Date.UTC(2024, 4, 15), caseSensitive: false };

/** How long to look for disagreements, in seconds; a moment if nobody asks for more. */
const { FUZZ_SECONDS: seconds } = process.env;
const milliseconds = Number(seconds ?? 1) * 1000;

test('columns and trees agree on random events and queries', {
  timeout: milliseconds * 2 + 120_000,
}, () => {
  const end = Date.now() + milliseconds;
  let pairs = 0;
  for (let seed = Date.now(); pairs === 0 || Date.now() < end; seed++) {
    const events = fc.sample(randomEvents(), { seed, numRuns: 300 }).map(eventOf);
    const some = events.slice(0, 101);
    const growing = storeOf(some);
    const capped = storeOf(events, { mostGroups: 20, mostValues: 8 });
    const asked = [scanner(growing.store), scanner(capped.store), scanner(storeOf(events).store, 2000)];
    const queries = fc.sample(allQueries(), { seed, numRuns: 100 });
    for (const isGrown of [false, true]) {
      if (isGrown) addEvents(growing, events.slice(101));
      for (const text of queries) {
        const query = testOf(text);
        const expected = events.map((event) => matches(query, event, options));
        for (const each of asked) {
          const known = expected.slice(0, each.store.count);
          expect({ seed, text, found: foundIn(each, events, query, options) }).toEqual({
            seed,
            text,
            found: known,
          });
          pairs += known.length;
        }
      }
    }
  }
  if (seconds) console.log(`${pairs} pairs agree.`);
});

const operators = ['=', '!=', '<', '<=', '>', '>='];

/** Events whose values fill columns of each form: any values, integers, times, and one value alone. */
const events = [
  ...oddValues.map((value) => eventWith(value, 'Any')),
  ...integerValues.map((value) => eventWith(value, 'Integer')),
  ...timeValues.map((value) => eventWith(value, 'Time')),
  ...oddValues.map((value, index) => eventWith(value, `Alone${index}`)),
];
const { store } = storeOf(events);
const asked = scanner(store);

test('the columns of odd values have each form', () => {
  const forms = store.groups.flatMap(({ columns }) => columns.map(({ form }) => form));
  expect(new Set(forms)).toEqual(new Set(['value', 'integer', 'time', 'same']));
});

/** All of them in a long run, else one in six. */
const constants = [
  ...oddValues.filter((value) => /^(?:\d+(?:\.\d*)?|\.\d+)$/.test(value)),
  ...oddValues.map((value) => `'${value}'`),
].filter((_, index) => seconds || index % 6 === 0);

test.each([
  ['a value of any type', 'Event/EventData/Data'],
  ['a value that is text only', 'Event/System/Channel'],
  ['an attribute', 'Event/System/Time/@At'],
  ['a text node', 'Event/EventData/Data[1]/text()'],
  ['a text of several slots', 'Event/EventData/Mixed'],
])('columns and trees agree on %s and every odd constant', (_, path) => {
  for (const constant of constants)
    for (const operator of operators) expectAgreement(`${path}${operator}${constant}`);
});

test('columns and trees agree on functions of odd values', () => {
  for (const constant of constants) {
    expectAgreement(`*[EventData[band(Data,${constant})]]`);
    expectAgreement(`*[EventData[band(${constant},Data)!=${constant}]]`);
    expectAgreement(`*[EventData[Data[timediff(text(),${constant})<=${constant}]]]`);
    for (const operator of operators) {
      expectAgreement(`*[System/Time[timediff(@At)${operator}${constant}]]`);
      expectAgreement(`*[System/Time[timediff('2024-05-14T08:30:00.123Z',@At)${operator}${constant}]]`);
      expectAgreement(`*[System/Time[timediff(@At,@At)${operator}${constant}]]`);
    }
  }
});

test.each([
  '*[EventData/Data[text()][2]]',
  "*[EventData/Data[text()!='10'][position()<2]='x']",
  "*[EventData[Data[text()='10'][1] and Data[2]='x']]",
  "*[EventData[Data[text()='10'][1] or System or Mixed[Part='1']]]",
  '*[EventData/*[text()][position()>=3]]',
  '*[*/*[text()][2]/@*]',
  '*[EventData/Mixed/text()=1]',
  '*[System/Time/@At[timediff(Time/@At,Time/@At)=0 or band(@At,@At)]]',
])('columns and trees agree on %s, whose positions depend on values', expectAgreement);

function expectAgreement(text: string): void {
  const query = testOf(text);
  for (const caseSensitive of [false, true]) {
    const settings = { ...options, caseSensitive };
    const found = foundIn(asked, events, query, settings);
    const expected = events.map((event) => matches(query, event, settings));
    if (found.join() !== expected.join())
      expect({ text, caseSensitive, found }).toEqual({ text, caseSensitive, found: expected });
  }
}
