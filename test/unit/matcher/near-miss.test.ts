import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matches } from '../../../server/src/matcher/match.ts';
import { nearMisses, unknownDistance } from '../../../server/src/matcher/near-miss.ts';
import { scanner } from '../../../server/src/matcher/scanner.ts';
import { finished } from '../../../server/src/matcher/search.ts';
import { eventOf, eventXml } from '../../support/event-xml.ts';
import { allQueries, randomEvents } from '../../support/random-query.ts';
import { testOf } from '../../support/runnable.ts';
import { storeOf } from '../../support/stored-events.ts';

const options = { now: Date.UTC(2024, 4, 15), caseSensitive: false };

const logons = [
  ['4624', 'Security', { LogonType: '3', TargetUserName: 'jdoe' }],
  ['4624', 'Security', { LogonType: '10', TargetUserName: 'svc' }],
  ['4625', 'Security', { LogonType: '10', TargetUserName: 'jdoe' }],
  ['4634', 'Security', { TargetUserName: 'svc' }],
  ['7036', 'System', { param1: 'Spooler' }],
] as const;
const events = logons.map(([id, channel, data]) =>
  eventOf(eventXml(`<EventID>${id}</EventID><Channel>${channel}</Channel><Computer>A</Computer>`, data)),
);

function measured(text: string, channel?: string, caps = {}) {
  const asked = scanner(storeOf(events, caps).store);
  const { distances, conditions, ...rest } = finished(
    nearMisses({ test: testOf(text), channel }, asked, options),
  );
  const told = conditions.map(({ range, events }) => `${text.slice(range.start, range.end)}: ${events}`);
  return { distances: [...distances].join(' '), conditions: told, ...rest };
}

test.each([
  ['*[System[EventID=4624]]', '0 0 1 1 1', ['EventID=4624: 3']],
  [
    "*[System[EventID=4624] and EventData[Data[@Name='LogonType']='10']]",
    '1 0 1 2 2',
    ['EventID=4624: 3', "Data[@Name='LogonType']='10': 3"],
  ],
  [
    "*[System[EventID=4624 and Computer='B']] and *[EventData[Data[@Name='TargetUserName']='svc']]",
    '2 1 3 2 3',
    ["Computer='B': 5", 'EventID=4624: 3', "Data[@Name='TargetUserName']='svc': 3"],
  ],
  ['*[System[EventID=1 or EventID=4625]]', '1 1 0 1 1', ['EventID=1 or EventID=4625: 4']],
  ['*[UserData[Job[Pages=1 and Owner=2]]]', '2 2 2 2 2', ['Pages=1: 5', 'Owner=2: 5']],
  ['*[EventData/Data[1]]', '0 0 0 0 0', ['1: 0']],
  ['*[EventData/Data[2]]', '0 0 0 1 1', ['2: 2']],
])('how near events are to %s, and what keeps them away', (text, distances, conditions) => {
  expect(measured(text)).toEqual({ distances, conditions, inChannel: 5 });
});

test('an event of another channel is farther, and no condition is blamed for it', () => {
  expect(measured('*[System[EventID=4624]]', 'security')).toEqual({
    distances: '0 0 1 1 2',
    conditions: ['EventID=4624: 2'],
    inChannel: 4,
  });
});

test('how near an event is that the store does not hold is not known', () => {
  expect(measured('*', undefined, { mostGroups: 1 }).distances).toBe(
    ['0 0 0', unknownDistance, unknownDistance].join(' '),
  );
});

test('an event that matches, and no other, is at distance 0', () => {
  const some = fc.sample(randomEvents(), { seed: 1, numRuns: 200 }).map(eventOf);
  const asked = scanner(storeOf(some).store);
  for (const text of fc.sample(allQueries(), { seed: 2, numRuns: 200 })) {
    const query = testOf(text);
    const { distances } = finished(nearMisses({ test: query, channel: undefined }, asked, options));
    const matched = some.map((event) => matches(query, event, options));
    expect([text, Array.from(distances, (distance) => distance === 0)]).toEqual([text, matched]);
  }
});
