import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MatchOptions, matches } from '../../../server/src/matcher/match.ts';
import { resolve } from '../../../server/src/matcher/resolve.ts';
import { parse } from '../../../server/src/xpath/parse.ts';
import { eventOf, eventXml } from '../../support/event-xml.ts';
import { randomEvents, sharedQueries } from '../../support/random-query.ts';
import { testOf } from '../../support/runnable.ts';
import { documentOf, oracle } from '../../support/xpath-oracle.ts';

const options: MatchOptions = { now: Date.UTC(2024, 4, 15), caseSensitive: false };

/** Pairs of an event and a query; `EVENT_XPATH_PAIRS` asks for more. */
const { EVENT_XPATH_PAIRS = '10000' } = process.env;
const pairs = Number(EVENT_XPATH_PAIRS);
const queriesPerEvent = 20;

test(`npm xpath agrees on ${pairs} random pairs of the shared subset`, { timeout: 3_600_000 }, () => {
  let hits = 0;
  const queries = fc.array(sharedQueries(), { minLength: queriesPerEvent, maxLength: queriesPerEvent });
  fc.assert(
    fc.property(randomEvents(), queries, (xml, texts) => {
      const event = eventOf(xml);
      const document = documentOf(xml);
      for (const text of texts) {
        const matched = matches(testOf(text), event, options);
        if (matched) hits++;
        expect({ text, matched }).toEqual({ text, matched: oracle(text)(document) });
      }
    }),
    { numRuns: pairs / queriesPerEvent },
  );
  expect(hits / pairs).toBeGreaterThan(0.1);
  expect(hits / pairs).toBeLessThan(0.85);
});

test.each([
  ['*[System[not(EventID=1)]]', 'not(EventID=1)'],
  ['*[System[EventID=Level]]', 'Level'],
  ['*[System[1=EventID]]', '1'],
  ['*[System[EventID=-1]]', '-1'],
  ['*[System[EventID+1=2]]', 'EventID+1'],
  ['*[System[EventID=1=1]]', 'EventID=1'],
  ['*[System/..]', '..'],
  ['*[System//EventID=1]', '//'],
  ['/Event', '/Event'],
  ['* | *', '* | *'],
  ['$x', '$x'],
  ['(*)[1]', '(*)[1]'],
  ['*[System/node()]', 'node()'],
  ["*[EventData[Data[contains(text(),'x')]]]", "contains(text(),'x')"],
  ['*[System[band(Keywords)]]', 'band(Keywords)'],
  ['*[System[band(Keywords,EventID+1)]]', 'EventID+1'],
  ['*[System[timediff()<1]]', 'timediff()'],
  ['*[EventData[Data[position(1)]]]', 'position(1)'],
  ['*[EventData[Data[last()]]]', 'last()'],
  ['*[System[EventID=1 to 5]]', '1 to 5'],
  ['*[System[EventID=]]', ''],
  ['*[]', ''],
])('%s cannot be run for %j', (text, refused) => {
  const resolved = resolve(parse(text).expr);
  const range = 'refused' in resolved ? resolved.refused.range : { start: 0, end: text.length };
  expect(text.slice(range.start, range.end)).toBe(refused);
});

test.each([
  ["timediff('2024-05-14T23:59:59Z')=1000", true],
  ["timediff('yesterday')!=0", false],
  ['timediff(5)!=0', false],
  ['timediff(TimeCreated/@SystemTime)=3600000', true],
  ["timediff(TimeCreated/@SystemTime,'2024-05-14T23:00:01Z')=1000", true],
  ["timediff(TimeCreated/@SystemTime,'')!=0", false],
  ['timediff(TimeCreated/@SystemTime,Nothing)!=0', false],
  ['band(6,2)', true],
  ['band(6,9)', false],
  ["band('0x6',EventID)", true],
  ['band(EventID,EventID)', true],
  ['band(EventID,Nothing)', false],
])('%s is %s', (condition, matched) => {
  const system = '<EventID>2</EventID><TimeCreated SystemTime="2024-05-14T23:00:00Z"/>';
  expect(matches(testOf(`*[System[${condition}]]`), eventOf(eventXml(system, {})), options)).toBe(matched);
});

test.each([
  ['2024-05-15T00:00:00Z', false],
  ['2024-05-14T23:59:59Z', true],
  ['2024-05-13T00:00:00Z', true],
])('timediff counts from the time that it is given: at %s', (now, matched) => {
  const event = eventOf(eventXml('<TimeCreated SystemTime="2024-05-14T00:00:00Z"/>', {}));
  const query = '*[System[TimeCreated[timediff(@SystemTime) < 86400000]]]';
  expect(matches(testOf(query), event, { ...options, now: Date.parse(now) })).toBe(matched);
});
