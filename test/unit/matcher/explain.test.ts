import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decisive, explain, type Outcome } from '../../../server/src/matcher/explain.ts';
import { type MatchOptions, matches } from '../../../server/src/matcher/match.ts';
import { eventOf, eventXml } from '../../support/event-xml.ts';
import { allQueries, randomEvents } from '../../support/random-query.ts';
import { testOf } from '../../support/runnable.ts';

const options: MatchOptions = { now: Date.UTC(2024, 4, 15), caseSensitive: false };

const logon = eventOf(
  eventXml(
    `<Provider Name="Audit"/><EventID>4624</EventID><Level>0</Level><Keywords>0x8020000000000000</Keywords>
     <TimeCreated SystemTime="2024-05-14T23:00:00Z"/><Computer>WS01</Computer>`,
    { TargetUserName: 'jdoe', LogonType: '3', IpAddress: '-' },
  ),
);

describe('the outcome of each condition', () => {
  test.each([
    [
      '*[System[EventID=4624]]',
      `+ *[System[EventID=4624]]
         + System[EventID=4624]
           + EventID=4624 found 4624`,
    ],
    [
      '*[System[EventID=4624 and Level=2]]',
      `- *[System[EventID=4624 and Level=2]]
         - System[EventID=4624 and Level=2]
           - EventID=4624 and Level=2
             + EventID=4624 found 4624
             - Level=2 found 0`,
    ],
    [
      '*[System[(EventID=1 or (EventID=4624))]]',
      `+ *[System[(EventID=1 or (EventID=4624))]]
         + System[(EventID=1 or (EventID=4624))]
           + EventID=1 or (EventID=4624)
             - EventID=1 found 4624
             + EventID=4624 found 4624`,
    ],
    [
      "*[EventData[Data[@Name='LogonType']=10]]",
      `- *[EventData[Data[@Name='LogonType']=10]]
         - EventData[Data[@Name='LogonType']=10]
           - Data[@Name='LogonType']=10 found 3
             + @Name='LogonType' found LogonType`,
    ],
    [
      "*[EventData[Data[@Name='Nothing']=10]]",
      `- *[EventData[Data[@Name='Nothing']=10]]
         - EventData[Data[@Name='Nothing']=10]
           - Data[@Name='Nothing']=10 found
             - @Name='Nothing' found TargetUserName`,
    ],
    [
      "*[EventData[Data='jdoe']]",
      `+ *[EventData[Data='jdoe']]
         + EventData[Data='jdoe']
           + Data='jdoe' found jdoe, 3, -`,
    ],
    [
      "*[EventData/Data[2]='3']",
      `+ *[EventData/Data[2]='3']
         + EventData/Data[2]='3' found 3
           + 2`,
    ],
    [
      '*[EventData/Data[position()>2][@Name]]',
      `+ *[EventData/Data[position()>2][@Name]]
         + EventData/Data[position()>2][@Name]
           + position()>2 found 3
           + @Name`,
    ],
    ['*/System/Task!=1', '- */System/Task!=1 found'],
    ['*/System/Provider/@Name', '+ */System/Provider/@Name'],
    [
      '*[System[band(Keywords,1)]]',
      `- *[System[band(Keywords,1)]]
         - System[band(Keywords,1)]
           - band(Keywords,1) found 0x8020000000000000`,
    ],
    [
      '*[System[TimeCreated[timediff(@SystemTime)<5]]]',
      `- *[System[TimeCreated[timediff(@SystemTime)<5]]]
         - System[TimeCreated[timediff(@SystemTime)<5]]
           - TimeCreated[timediff(@SystemTime)<5]
             - timediff(@SystemTime)<5 found 3600000`,
    ],
    [
      "*[System[EventID=4624 or 'x']]",
      `+ *[System[EventID=4624 or 'x']]
         + System[EventID=4624 or 'x']
           + EventID=4624 or 'x'
             + EventID=4624 found 4624
             - 'x'`,
    ],
    [
      '*[System[EventID=1]] or *[EventData]',
      `+ *[System[EventID=1]] or *[EventData]
         - *[System[EventID=1]]
           - System[EventID=1]
             - EventID=1 found 4624
         + *[EventData]
           + EventData`,
    ],
  ])('%s', (text, outcome) => {
    expect(printed(text, explain(testOf(text), logon, options))).toBe(
      outcome.replaceAll('\n         ', '\n  '),
    );
  });
});

test.each([
  ["*[EventData[Data[@Name='LogonType']=10]]", ["Data[@Name='LogonType']=10 found 3"]],
  [
    "*[System[EventID=4624] and EventData[Data[@Name='LogonType']='10']]",
    ["Data[@Name='LogonType']='10' found 3"],
  ],
  ['*[System[EventID=4625 and Level=2]]', ['EventID=4625 found 4624', 'Level=2 found 0']],
  ['*[System[EventID=4624 and (Level=1 or Level=2)]]', ['Level=1 found 0', 'Level=2 found 0']],
  ['*[System[EventID=4625 or Level=2]]', ['EventID=4625 found 4624', 'Level=2 found 0']],
  ['*[System[EventID=4624]] and *[System[Task=1]]', ['Task=1 found']],
  ['*[UserData/Job]', ['UserData/Job']],
  ["*[EventData[Data[@Name='Nothing']]]", ["@Name='Nothing' found TargetUserName"]],
  ['*[System[band(Keywords,1)]]', ['band(Keywords,1) found 0x8020000000000000']],
  ['*[EventData/Data[9]]', ['9']],
  ["*[System['x']]", ["'x'"]],
  ['*[System[EventID=4624 or Level=2]]', ['EventID=4624 found 4624']],
])('what decides %s', (text, conditions) => {
  expect(decisive(explain(testOf(text), logon, options)).map((outcome) => line(text, outcome))).toEqual(
    conditions,
  );
});

test('ranges are those of the whole text of an entry', () => {
  const text = "Security!*[EventData[Data[@Name='LogonType']=10]]";
  const query = testOf(text, { start: 'Security!'.length, end: text.length });
  const [outcome] = decisive(explain(query, logon, options));
  expect(outcome && line(text, outcome)).toBe("Data[@Name='LogonType']=10 found 3");
});

test('an explanation says what the matcher does, in each of its parts', () => {
  fc.assert(
    fc.property(randomEvents(), allQueries(), (xml, text) => {
      const event = eventOf(xml);
      const query = testOf(text);
      const outcome = explain(query, event, options);
      expect(outcome.matched).toBe(matches(query, event, options));
      expect(faultsIn(outcome)).toEqual([]);
      const decided = decisive(outcome);
      expect(decided.length).toBeGreaterThan(0);
      expect(decided.filter(({ matched }) => matched !== outcome.matched)).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});

/** What of an outcome contradicts its parts. */
function faultsIn(outcome: Outcome): readonly string[] {
  const { kind, matched, found, parts, range } = outcome;
  const verdicts = parts.map((part) => part.matched);
  const faults = parts.flatMap(faultsIn);
  if (kind === 'and' && matched !== verdicts.every((verdict) => verdict)) faults.push('and');
  if (kind === 'or' && matched !== verdicts.some((verdict) => verdict)) faults.push('or');
  if (kind === 'compare' && matched && found?.length === 0) faults.push('compare without a value');
  if (kind === 'band' && matched && found?.length === 0) faults.push('band without a value');
  if ((found !== undefined) !== (kind === 'compare' || kind === 'band')) faults.push('found');
  if ((kind === 'position' || kind === 'fixed') && parts.length > 0) faults.push('parts');
  if (parts.some((part) => part.range.start < range.start || part.range.end > range.end))
    faults.push('range');
  return faults;
}

function printed(text: string, outcome: Outcome, indent = ''): string {
  const parts = outcome.parts.map((part) => printed(text, part, `${indent}  `));
  return [`${indent}${outcome.matched ? '+' : '-'} ${line(text, outcome)}`, ...parts].join('\n');
}

function line(text: string, { range, found }: Outcome): string {
  const values = found?.length ? ` ${found.join(', ')}` : '';
  return `${text.slice(range.start, range.end)}${found ? ` found${values}` : ''}`;
}
