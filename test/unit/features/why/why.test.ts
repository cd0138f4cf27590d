import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readQuery } from '../../../../server/src/dialect/query.ts';
import { readEvents } from '../../../../server/src/events/read-xml.ts';
import { readDocument } from '../../../../server/src/features/query-document.ts';
import { suppressesOf } from '../../../../server/src/features/selection.ts';
import { type ShownEvent, type Why, why } from '../../../../server/src/features/why/why.ts';
import { matches } from '../../../../server/src/matcher/match.ts';
import { dcr, local } from '../../../support/caret.ts';
import { eventOf } from '../../../support/event-xml.ts';
import { allQueries, randomEvents } from '../../../support/random-query.ts';
import { testOf } from '../../../support/runnable.ts';

const options = { now: Date.UTC(2024, 4, 15), caseSensitive: false };

const logon = shown(
  `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System>
  <Provider Name="Microsoft-Windows-Security-Auditing" Guid="{54849625-5478-4994-A5BA-3E3B0328C30D}"/>
  <EventID>4624</EventID><Level>0</Level><Keywords>0x8020000000000000</Keywords>
  <TimeCreated SystemTime="2024-05-13T22:00:00.1234567Z"/><Execution ProcessID="4" ThreadID="88"/>
  <Channel>Security</Channel><Computer>WS01</Computer><Security/></System>
  <EventData><Data Name="TargetUserName">jdoe</Data><Data Name="LogonType">3</Data><Data Name="IpAddress"></Data></EventData></Event>`,
);

function shown(xml: string): ShownEvent {
  return { xml, root: eventOf(xml) };
}

function whyOf(text: string, event = logon, context = local): Why {
  const answer = why(readQuery(text, context), [], event, options);
  if (answer.kind === 'refused') throw new Error(answer.message);
  return answer;
}

const data = (name: string, rest: string) => `*[EventData[Data[@Name='${name}']${rest}]]`;
const time = (rest: string) => `*[System[TimeCreated[${rest}]]]`;

describe('why an event is missed', () => {
  test.each([
    [data('LogonType', '=10'), 'LogonType is 3 (Network), the filter asks for 10 (RemoteInteractive)'],
    [data('LogonType', "!='3'"), 'LogonType is 3 (Network), which the filter leaves out'],
    [data('IpAddress', "='::1'"), 'IpAddress is empty, the filter asks for ::1'],
    [data('SubjectUserName', "='x'"), 'there is no field SubjectUserName in this event'],
    [data('SubjectUserName', ''), 'there is no field SubjectUserName in this event'],
    [
      data('SubjectUserName', "!='x'"),
      'there is no field SubjectUserName in this event, and `!=` holds only where there is one',
    ],
    ['*[System[EventID=4625]]', 'EventID is 4624 (Logon succeeded), the filter asks for 4625 (Logon failed)'],
    [
      '*[System[EventID=4625 or (EventID=4634) or EventID=4647 or EventID=4648]]',
      'EventID is 4624 (Logon succeeded), the filter asks for 4625, 4634, 4647 or 4648',
    ],
    [
      '*[System[EventID=1 or EventID=2 or EventID=3 or EventID=4 or EventID=5 or EventID=6 or EventID=7 or EventID=8 or EventID=9]]',
      'EventID is 4624 (Logon succeeded), the filter asks for one of 9 values (1, 2, 3, …)',
    ],
    [
      '*[System[(EventID>=4720 and EventID<=4726) or EventID=4740]]',
      'EventID is 4624 (Logon succeeded), the filter asks for 4720 to 4726 or 4740 (User account locked out)',
    ],
    [
      '*[System[EventID>4720 and EventID<4726]]',
      'EventID is 4624 (Logon succeeded), the filter asks for more than 4720 and less than 4726',
    ],
    ['*[System[EventID!=4624]]', 'EventID is 4624 (Logon succeeded), which the filter leaves out'],
    ['*[System[Level=1 or Level=2]]', 'Level is 0 (Always), the filter asks for 1 (Critical) or 2 (Error)'],
    ['*/System/Execution/@ProcessID>=1000', 'ProcessID is 4, the filter asks for at least 1000'],
    [
      '*[System[band(Keywords,4503599627370496)]]',
      'Keywords has Audit success, the filter asks for Audit failure',
    ],
    ['*[System[Task=1]]', 'there is no Task in this event'],
    [
      time('timediff(@SystemTime) <= 86400000'),
      'the event is 2 hours too old: it is of 13 May 2024 22:00 UTC, the filter asks for the last 24 hours',
    ],
    [
      time('timediff(@SystemTime) >= 864000000'),
      'the event is 8 days 22 hours too young: it is of 13 May 2024 22:00 UTC, the filter asks for events older than 10 days',
    ],
    [
      time("@SystemTime>='2024-05-14T00:00:00Z'"),
      'the event is of 13 May 2024 22:00 UTC, the filter asks for events since 14 May 2024 00:00 UTC',
    ],
    [
      time("@SystemTime>='2024-05-14T00:00:00Z' and @SystemTime<='2024-05-15T00:00:00Z'"),
      'the event is of 13 May 2024 22:00 UTC, the filter asks for events from 14 May 2024 00:00 UTC to 15 May 2024 00:00 UTC',
    ],
    ["*[EventData[Data='admin']]", 'none of the 3 Data is admin: they are jdoe, 3 and empty'],
    ["*[EventData[Data[2]='10']]", 'Data 2 is 3, the filter asks for 10'],
    ['*[EventData/Data[9]]', 'there is no Data 9 in this event'],
    ['*[UserData/LogFileCleared]', 'there is no LogFileCleared in this event'],
    ["*[System['x']]", "`'x'` stands alone, which is never true"],
    ['*[EventData[Data[position()=9]]]', '`position()=9` does not hold'],
  ])('%s', (text, sentence) => expect(whyOf(text)).toMatchObject({ sentence, isMatched: false }));
});

describe('of several comparisons, what decides comes first', () => {
  const isLogon = '*[System[EventID=4624]]';
  test.each([
    [
      `${isLogon} and ${data('LogonType', "='10'")} and ${data('TargetUserName', "='admin'")}`,
      'LogonType is 3 (Network), the filter asks for 10 (RemoteInteractive); TargetUserName is jdoe, the filter asks for admin',
    ],
    [
      `${isLogon} and *[EventData[Data[@Name='LogonType']='10' or Data[@Name='TargetUserName']='admin']]`,
      'no alternative holds (LogonType is 3 (Network), the filter asks for 10 (RemoteInteractive); TargetUserName is jdoe, the filter asks for admin)',
    ],
    [
      `*[System[EventID=4625]] or (${isLogon} and ${data('LogonType', '=10')}) or *[System[EventID=4648]]`,
      'LogonType is 3 (Network), the filter asks for 10 (RemoteInteractive)',
    ],
    [
      `(*[System[EventID=4656]] and ${data('ObjectType', "='Key'")}) or (*[System[EventID=4663]] and ${data('ObjectType', "='Key'")})`,
      'EventID is 4624 (Logon succeeded), the filter asks for 4656 (Object opened (handle requested)) or 4663 (File or object access attempted)',
    ],
    [
      `${data('SubStatus', "='x'")} and *[System[EventID=4625]]`,
      'EventID is 4624 (Logon succeeded), the filter asks for 4625 (Logon failed)',
    ],
    [
      `*[System[Level=2 and EventID=1 and Execution[@ProcessID=1]]] and ${data('LogonType', '=2')} and ${data('TargetUserName', "='x'")}`,
      'EventID is 4624 (Logon succeeded), the filter asks for 1 (Process created); Level is 0 (Always), the filter asks for 2 (Error); ProcessID is 4, the filter asks for 1; 2 more comparisons fail',
    ],
    [
      'Event/System[EventID=4625]/Level=0',
      'EventID is 4624 (Logon succeeded), the filter asks for 4625 (Logon failed)',
    ],
  ])('%s', (text, sentence) => expect(whyOf(text).sentence).toBe(sentence));
});

describe('why an event is selected', () => {
  test.each([
    ['*', 'the filter asks for every event'],
    ['*[System[EventID=4624]]', 'EventID is 4624 (Logon succeeded)'],
    ['*[System[EventID=4625 or EventID=4624]]', 'EventID is 4624 (Logon succeeded)'],
    ['*[System[EventID>=4600 and EventID<=4700]]', 'EventID is 4624 (Logon succeeded)'],
    [
      `(*[System[EventID=4625]]) or (*[System[EventID=4624]] and ${data('LogonType', '=3')})`,
      'alternative 2 of 2 holds: EventID is 4624 (Logon succeeded) and LogonType is 3 (Network)',
    ],
    ['*[System[band(Keywords,9007199254740992)]]', 'Keywords has Audit success'],
    [time('timediff(@SystemTime) <= 604800000'), 'the event is 1 day 2 hours old'],
    ["*[EventData[Data='jdoe']]", 'of 3 Data, one is jdoe'],
    [data('LogonType', ''), 'there is a field LogonType'],
  ])('%s', (text, sentence) => expect(whyOf(text)).toMatchObject({ sentence, isMatched: true }));
});

test('another channel is the reason, whatever the filter asks', () => {
  const system = shown(logon.xml.replace('Security</Channel>', 'System</Channel>'));
  expect(whyOf('Security!*[System[EventID=4624]]', system, dcr)).toMatchObject({
    isMatched: false,
    sentence: 'the channel is System, the query reads Security',
  });
});

test('the channel that a query reads is a condition', () => {
  const text = 'security!*[System[EventID=4624]]';
  const { conditions, xmlMarks } = whyOf(text, logon, dcr);
  expect(conditions.map(({ start, end, sentence }) => [text.slice(start, end), sentence])).toEqual([
    ['security', 'the channel is Security'],
    ['EventID=4624', 'EventID is 4624 (Logon succeeded)'],
  ]);
  expect(xmlMarks.map(({ start, end }) => logon.xml.slice(start, end)).sort()).toEqual(['4624', 'Security']);
});

test('a Suppress takes away what its Select selects', () => {
  const text = `<QueryList><Query><Select Path="Security">*</Select><Suppress Path="Security">*[System[EventID=4624]]</Suppress></Query></QueryList>`;
  const document = readDocument({ text, path: 'view.xml' });
  const [select] = document?.queries ?? [];
  if (!document || !select) throw new Error('no query');
  const suppresses = suppressesOf(document, select).map(({ query }) => query);
  expect(why(select.query, suppresses, logon, options)).toMatchObject({
    isMatched: false,
    sentence: 'taken away by the Suppress: EventID is 4624 (Logon succeeded)',
  });
});

test('a query that Windows refuses is refused', () => {
  expect(why(readQuery('*[System[EventID=]]', local), [], logon, options)).toMatchObject({ kind: 'refused' });
});

test('every comparison is told of, also one that nothing is held against', () => {
  const text = "*[System[(EventID=4624 or EventID=4625)]] and *[UserData[Job[Pages='3']]]";
  expect(
    whyOf(text).conditions.map((each) => [each.isMatched, text.slice(each.start, each.end), each.sentence]),
  ).toEqual([
    [true, 'EventID=4624', 'EventID is 4624 (Logon succeeded)'],
    [false, 'EventID=4625', 'EventID is 4624 (Logon succeeded), the filter asks for 4625 (Logon failed)'],
    [false, "Pages='3'", 'there is no Pages in this event'],
  ]);
});

test.each([
  ['*[System[EventID=4624 or EventID=4625]]', ['EventID=4625']],
  [`${data('LogonType', '=10')} or ${data('TargetUserName', "='jdoe'")}`, ["Data[@Name='LogonType']=10"]],
  ["*[System[EventID=4624]] or *[UserData[Job[Pages='3']]]", ["Pages='3'"]],
  [
    "*[System[(EventID=4624 or EventID=4625) and (Level=1 or Level=2)]] or *[UserData[Job[Pages='3']]]",
    ['EventID=4625'],
  ],
  ['*[System[EventID=4625 or EventID=4634]]', []],
])('of %s, alternatives that are not needed: %o', (text, alternatives) => {
  const spare = whyOf(text).conditions.filter(({ isNeeded }) => !isNeeded);
  expect(spare.map(({ start, end }) => text.slice(start, end))).toEqual(alternatives);
});

describe('the values that a filter reads are marked in the XML', () => {
  const event = (inside: string) => `<Event><System><EventID>1</EventID></System>${inside}</Event>`;
  test.each([
    ['*[System[EventID=1]]', event(''), ['+1']],
    ['*[System[EventID=2 or EventID=3]]', event(''), ['-1']],
    ["*[EventData[Data='b']]", event('<EventData><Data>a</Data><Data>b</Data></EventData>'), ['+b']],
    ["*[EventData[Data='c']]", event('<EventData><Data>a</Data><Data>b</Data></EventData>'), ['-a', '-b']],
    ["*[EventData[Data[2]='c']]", event('<EventData><Data>a</Data><Data>b</Data></EventData>'), ['-b']],
    [
      "*[EventData[Data[@Name='B']='<x>']]",
      event("<EventData><Data Name='A'>&lt;</Data><Data Name='B'>&lt;x&gt;</Data></EventData>"),
      ['+&lt;x&gt;'],
    ],
    [
      "*[EventData[Data='<x>']]",
      event('<!-- <Data>y</Data> --><EventData><Data><![CDATA[<x>]]></Data></EventData>'),
      ['+<x>'],
    ],
    ["*[UserData/Job/@Kind='a']", event('<UserData><p:Job xmlns:p="u" p:Kind="a"/></UserData>'), ['+a']],
    [
      "*[EventData[Data='']]",
      event('<EventData><Data/><Data></Data></EventData>'),
      ['+<Data/>', '+<Data></Data>'],
    ],
    ['*[EventData]', event('<EventData><Data>1</Data></EventData>'), []],
  ])('%s of %s', (text, xml, marks) => {
    const marked = whyOf(text, shown(xml)).xmlMarks;
    expect(
      marked.map(({ start, end, isMatched }) => `${isMatched ? '+' : '-'}${xml.slice(start, end)}`),
    ).toEqual(marks);
  });

  test('what only an alternative reads that is not needed is no reason', () => {
    const text = `${data('LogonType', '=3')} or ${data('TargetUserName', "='x'")}`;
    expect(
      whyOf(text).xmlMarks.map(({ start, end, isMatched, isNeeded }) => [
        logon.xml.slice(start, end),
        isMatched,
        isNeeded,
      ]),
    ).toEqual([
      ['jdoe', false, false],
      ['3', true, true],
    ]);
  });

  test("Event Viewer's pasted form has its dashes", () => {
    const text = `- <Event>\n- <System>\n  <EventID>7</EventID>\n  </System>\n- <EventData>\n  <Data Name="A">- 3</Data>\n  </EventData>\n  </Event>\n`;
    const [record] = readEvents(text).events;
    if (!record) throw new Error('no event');
    const xml = text.slice(record.source.start, record.source.end);
    const [first, second] = whyOf("*[System[EventID=7]] and *[EventData[Data='- 3']]", {
      xml,
      root: record.root,
    }).xmlMarks;
    expect([first, second].map((mark) => xml.slice(mark?.start, mark?.end))).toEqual(['7', '- 3']);
  });
});

test('the fields that a filter can be made of', () => {
  const listed = whyOf('*').fields.map(({ label, value, meaning, path, start, end }) => {
    expect(logon.xml.slice(start, end)).toBe(value === '' ? '<Data Name="IpAddress"></Data>' : value);
    return `${path}: ${label} is ${value}${meaning ? ` (${meaning})` : ''}`;
  });
  expect(listed.join('\n')).toMatchInlineSnapshot(`
    "System/Provider/@Name: Provider is Microsoft-Windows-Security-Auditing
    System/Provider/@Guid: Provider Guid is {54849625-5478-4994-A5BA-3E3B0328C30D}
    System/EventID: EventID is 4624 (Logon succeeded)
    System/Level: Level is 0 (Always)
    System/Keywords: Keywords is 0x8020000000000000 (Audit success)
    System/TimeCreated/@SystemTime: TimeCreated is 2024-05-13T22:00:00.1234567Z (13 May 2024 22:00:00.123 UTC)
    System/Execution/@ProcessID: ProcessID is 4
    System/Execution/@ThreadID: ThreadID is 88
    System/Channel: Channel is Security
    System/Computer: Computer is WS01
    EventData/Data[@Name='TargetUserName']: TargetUserName is jdoe
    EventData/Data[@Name='LogonType']: LogonType is 3 (Network)
    EventData/Data[@Name='IpAddress']: IpAddress is "
  `);
});

test('fields without names are told apart by their places', () => {
  const xml =
    '<Event><System><EventID Qualifiers="16384">7036</EventID></System><UserData><Job Id="1"><Param>a</Param><Param>b</Param><Other/></Job></UserData><EventData><Data>x</Data><Data Name="it\'s">y</Data><Binary>00</Binary></EventData></Event>';
  expect(whyOf('*', shown(xml)).fields.map(({ path }) => path)).toEqual([
    'System/EventID',
    'System/EventID/@Qualifiers',
    'UserData/Job/@Id',
    'UserData/Job/Param[1]',
    'UserData/Job/Param[2]',
    'UserData/Job/Other',
    'EventData/Data[1]',
    'EventData/Data[@Name="it\'s"]',
    'EventData/Binary',
  ]);
});

test('whatever the query and the event: the verdict is that of the matcher, and each path leads to its value', () => {
  fc.assert(
    fc.property(randomEvents(), allQueries(), (xml, text) => {
      const event = shown(xml);
      const answer = why(readQuery(text, local), [], event, options);
      for (const { path, value, start, end } of answer.kind === 'why' ? answer.fields : []) {
        if (value !== '') expect(xml.slice(start, end)).toBe(value);
        if (!value.includes("'"))
          expect(matches(testOf(`*[${path}='${value}']`), event.root, options)).toBe(true);
      }
      if (answer.kind === 'refused' || readQuery(text, local).channel !== undefined) return;
      expect(answer.isMatched).toBe(matches(testOf(text), event.root, options));
      expect(answer.sentence).toMatch(/\S/);
      for (const mark of answer.xmlMarks) expect(mark.end).toBeGreaterThan(mark.start);
      for (const { start, end } of answer.conditions) expect(end).toBeGreaterThan(start);
    }),
    { numRuns: 300 },
  );
});
