import { describe, expect, test } from 'vitest';
import { readQuery } from '../../../../server/src/dialect/query.ts';
import {
  editDocument,
  editQueryText,
  type FilterEdit,
  filterText,
} from '../../../../server/src/features/event-filter/event-filter.ts';
import { queryAt, readDocument } from '../../../../server/src/features/query-document.ts';
import { applyEdits } from '../../../../server/src/text/edit.ts';
import { dcr, local } from '../../../support/caret.ts';
import { readCursor } from '../../../support/cursor.ts';
import { eventOf } from '../../../support/event-xml.ts';

const options = { now: Date.UTC(2024, 4, 15), caseSensitive: false };

const logon = eventOf(
  `<Event><System><Provider Name="Microsoft-Windows-Security-Auditing"/><EventID>4624</EventID><Level>0</Level>
  <Keywords>0x8020000000000000</Keywords><TimeCreated SystemTime="2024-05-13T22:00:00.1234567Z"/>
  <Execution ProcessID="4" ThreadID="88"/><Channel>Security</Channel><Computer>WS01</Computer><Security/></System>
  <EventData><Data Name="TargetUserName">O'Brien</Data><Data Name="LogonType">3</Data><Data Name="IpAddress">-</Data>
  <Data Name="Odd">a'b"c</Data><Data Name="Twice">x</Data><Data Name="Twice">y</Data></EventData></Event>`,
);
const service = eventOf(
  '<Event><System><Provider Name="Service Control Manager"/><EventID Qualifiers="16384">7036</EventID><Channel>System</Channel></System><EventData><Data>Spooler</Data><Data>running</Data></EventData></Event>',
);
const sysmon = eventOf(
  '<Event><System><Provider Name="Microsoft-Windows-Sysmon"/><EventID>1</EventID><Channel>Microsoft-Windows-Sysmon/Operational</Channel></System><EventData><Data Name="Image">C:\\a.exe</Data></EventData></Event>',
);
const cleared = eventOf(
  '<Event><System><Provider Name="Microsoft-Windows-Eventlog"/><EventID>1102</EventID><Channel>Security</Channel></System><UserData><LogFileCleared><SubjectUserName>jdoe</SubjectUserName></LogFileCleared></UserData></Event>',
);

const byName = (name: string) => `EventData/Data[@Name='${name}']`;

describe('a filter from an event', () => {
  test.each([
    [logon, undefined, 'Security!*[System[(EventID=4624)]]'],
    [service, undefined, "System!*[System[Provider[@Name='Service Control Manager'] and (EventID=7036)]]"],
    [sysmon, undefined, 'Microsoft-Windows-Sysmon/Operational!*[System[(EventID=1)]]'],
    [
      logon,
      byName('LogonType'),
      "Security!*[System[(EventID=4624)]] and *[EventData[Data[@Name='LogonType']='3']]",
    ],
    [
      logon,
      byName('TargetUserName'),
      `Security!*[System[(EventID=4624)]] and *[EventData[Data[@Name='TargetUserName']="O'Brien"]]`,
    ],
    [logon, 'System/EventID', 'Security!*[System[(EventID=4624)]]'],
    [logon, 'System/Level', 'Security!*[System[(EventID=4624) and (Level=0)]]'],
    [logon, 'System/Keywords', "Security!*[System[(EventID=4624) and (Keywords='0x8020000000000000')]]"],
    [logon, 'System/Execution/@ProcessID', 'Security!*[System[(EventID=4624) and Execution[@ProcessID=4]]]'],
    [
      logon,
      'System/TimeCreated/@SystemTime',
      "Security!*[System[(EventID=4624) and TimeCreated[@SystemTime='2024-05-13T22:00:00.123Z']]]",
    ],
    [
      service,
      'EventData/Data[2]',
      "System!*[System[Provider[@Name='Service Control Manager'] and (EventID=7036)]] and *[EventData[Data[2]='running']]",
    ],
    [
      cleared,
      'UserData/LogFileCleared/SubjectUserName',
      "Security!*[System[Provider[@Name='Microsoft-Windows-Eventlog'] and (EventID=1102)]] and *[UserData[LogFileCleared/SubjectUserName='jdoe']]",
    ],
  ])('%#', (event, path, text) => {
    expect(textOf(filterText({ action: 'create', event, path }))).toBe(text);
  });

  test.each([
    [
      byName('Odd'),
      'refused: Odd holds both kinds of quotes, and XPath 1.0 cannot write such a value. Filter on another field.',
    ],
    [byName('None'), "refused: This event has no EventData/Data[@Name='None']."],
  ])('%s is refused', (path, message) => {
    expect(textOf(filterText({ action: 'create', event: logon, path }))).toBe(message);
  });
});

describe('a condition more', () => {
  test.each([
    ['*', byName('LogonType'), "*[EventData[Data[@Name='LogonType']='3']]"],
    ['*', 'System/EventID', '*[System[(EventID=4624)]]'],
    [
      '*[System[(EventID=4624)]]',
      byName('LogonType'),
      "*[System[(EventID=4624)]] and *[EventData[Data[@Name='LogonType']='3']]",
    ],
    ['*[System[(EventID=4624)]]', 'System/Level', '*[System[(EventID=4624) and (Level=0)]]'],
    ['*[System[EventID=4624]]', 'System/Level', '*[System[EventID=4624 and Level=0]]'],
    [
      '*[System[EventID=4624 or EventID=4625]]',
      'System/Level',
      '*[System[(EventID=4624 or EventID=4625) and Level=0]]',
    ],
    [
      '*[System[(EventID=4624 or EventID=4625)]]',
      'System/Level',
      '*[System[(EventID=4624 or EventID=4625) and (Level=0)]]',
    ],
    ['*[System[(EventID=4624 or EventID=4625)]]', 'System/EventID', '*[System[(EventID=4624)]]'],
    [
      '*[System[EventID=4624 or EventID=4625]] or *[System[EventID!=4634]]',
      'System/EventID',
      '(*[System[EventID=4624 or EventID=4625]] or *[System[EventID!=4634]]) and *[System[(EventID=4624)]]',
    ],
    [
      '*[System[\n  (EventID=4624)\n  and\n  (Level=0)\n]]',
      'System/Execution/@ProcessID',
      '*[System[\n  (EventID=4624)\n  and\n  (Level=0)\n  and\n  Execution[@ProcessID=4]\n]]',
    ],
    [
      '*[System[EventID=4624] and EventData[Data[@Name="IpAddress"]]]',
      byName('LogonType'),
      `*[System[EventID=4624] and EventData[Data[@Name="IpAddress"] and Data[@Name='LogonType']='3']]`,
    ],
    [
      '*[System[EventID=4624]] or *[System[EventID=4634]]',
      byName('LogonType'),
      "(*[System[EventID=4624]] or *[System[EventID=4634]]) and *[EventData[Data[@Name='LogonType']='3']]",
    ],
    ['Event/System[EventID=4624]', 'System/Level', 'Event/System[EventID=4624 and Level=0]'],
    ['*/System/EventID=4624', 'System/Level', '*/System/EventID=4624 and *[System[(Level=0)]]'],
    ['*[System[(EventID=4624)]]', 'System/EventID', 'refused: The query asks for this already.'],
    [
      "*[EventData[Data[@Name='LogonType']='10']]",
      byName('LogonType'),
      'refused: The query asks for LogonType 10 already: change that value instead.',
    ],
    [
      '*[System[EventID=]]',
      'System/Level',
      'refused: Windows would refuse this query as it is. Mend it first.',
    ],
  ])('%s and %s', (text, path, expected) => {
    const query = readQuery(text, local);
    expect(textOf(editQueryText(query, { action: 'add', event: logon, path }, options))).toBe(expected);
  });

  test('a query of another channel cannot select the event', () => {
    const query = readQuery('System!*', dcr);
    expect(textOf(editQueryText(query, { action: 'add', event: logon, path: 'System/Level' }, options))).toBe(
      'refused: This event is of the Security channel, and the query reads System.',
    );
  });

  test('more than twenty terms are told', () => {
    const ids = Array.from({ length: 20 }, (_, index) => `EventID=${4624 + index}`).join(' or ');
    const query = readQuery(`Security!*[System[${ids}]]`, dcr);
    expect(
      editQueryText(query, { action: 'add', event: logon, path: byName('LogonType') }, options),
    ).toMatchObject({
      kind: 'text',
      note: 'The query has 21 terms now. A data collection rule takes 20: split it.',
    });
  });
});

describe('without such events', () => {
  const guarded = "(*[System[(EventID!=4624)]] or *[EventData[Data[@Name='LogonType']!='3']])";
  test.each([
    ['*', 'System/EventID', '*[System[(EventID!=4624)]]'],
    ['*', undefined, '*[System[(EventID!=4624)]]'],
    ['*[System[(EventID=4624 or EventID=4625)]]', 'System/EventID', '*[System[(EventID=4625)]]'],
    [
      '*[System[Level=0 or EventID=4624]]',
      'System/EventID',
      '*[System[(Level=0 or EventID=4624) and EventID!=4624]]',
    ],
    ['*[System[EventID>=4600]]', 'System/Computer', "*[System[EventID>=4600 and Computer!='WS01']]"],
    [
      '*[System[(EventID=4624 or EventID=4634)]]',
      byName('LogonType'),
      "*[System[(EventID=4624 or EventID=4634)]] and *[EventData[Data[@Name='LogonType']!='3']]",
    ],
    [
      '*[System[(EventID=4624 or EventID=4672)]]',
      byName('LogonType'),
      `*[System[(EventID=4624 or EventID=4672)]] and ${guarded}`,
    ],
    ['*', byName('LogonType'), `* and ${guarded}`],
    [
      '*[System[(EventID=4624)]]',
      'System/EventID',
      'refused: The query asks for this EventID, so that nothing would be left: change that value instead.',
    ],
    [
      '*[System[(EventID=4624)]]',
      byName('Twice'),
      /^refused: By the rules of XPath, `!=` would leave out the events that have no Twice, too, so this cannot be excluded here\. Write it in a Suppress/,
    ],
    ['*', 'System/Execution/@ProcessID', /^refused: By the rules of XPath/],
    ['*[System[EventID=4625]]', byName('LogonType'), 'refused: The query does not select this event.'],
  ])('%s less %s', (text, path, expected) => {
    const query = readQuery(`Security!${text}`, dcr);
    const answer = textOf(editQueryText(query, { action: 'exclude', event: logon, path }, options));
    if (typeof expected === 'string') expect(answer.replace(/^Security!/, '')).toBe(expected);
    else expect(answer).toMatch(expected);
  });

  test('where no channel says whose the ID is, the provider does', () => {
    const query = readQuery('*[System[EventID>4000]]', local);
    expect(
      textOf(editQueryText(query, { action: 'exclude', event: logon, path: byName('LogonType') }, options)),
    ).toBe(
      "*[System[EventID>4000]] and (*[System[(EventID!=4624)]] or *[System[Provider[@Name!='Microsoft-Windows-Security-Auditing']]] or *[EventData[Data[@Name='LogonType']!='3']])",
    );
  });

  test('a place means something else in other events', () => {
    const query = readQuery('System!*[System[EventID=7036]]', dcr);
    expect(
      textOf(editQueryText(query, { action: 'exclude', event: service, path: 'EventData/Data[2]' }, options)),
    ).toMatch(/^refused: Other events hold something else in this place/);
  });

  test('there must be a query', () => {
    expect(textOf(filterText({ action: 'exclude', event: logon, path: undefined }))).toMatch(
      /^refused: There is no query/,
    );
  });
});

describe('in a document, in its escapes', () => {
  const rule = (queries: string) => `{"windowsEventLogs": [{"xPathQueries": [${queries}]}]}`;
  const view = (inside: string) => `<QueryList>\n  <Query Id="0">\n    ${inside}\n  </Query>\n</QueryList>`;
  test.each([
    [
      'add',
      'rule.json',
      byName('TargetUserName'),
      logon,
      rule('"Security!*[System[|(EventID=4624)]]"'),
      rule(
        `"Security!*[System[(EventID=4624)]] and *[EventData[Data[@Name='TargetUserName']=\\"O'Brien\\"]]"`,
      ),
    ],
    [
      'add',
      'rule.bicep',
      byName('LogonType'),
      logon,
      "var xPathQueries = ['Security!*[System[|EventID=4624]]']",
      "var xPathQueries = ['Security!*[System[EventID=4624]] and *[EventData[Data[@Name=\\'LogonType\\']=\\'3\\']]']",
    ],
    [
      'create',
      'rule.json',
      undefined,
      logon,
      rule('"System!*[System[|EventID=1]]"'),
      rule('"System!*[System[EventID=1]]", "Security!*[System[(EventID=4624)]]"'),
    ],
    [
      'create',
      'view.xml',
      undefined,
      logon,
      view('<Select Path="Security">*[System[|EventID=1102]]</Select>'),
      view(
        '<Select Path="Security">*[System[EventID=1102]]</Select>\n    <Select Path="Security">*[System[(EventID=4624)]]</Select>',
      ),
    ],
    [
      'exclude',
      'view.xml',
      byName('Twice'),
      logon,
      view('<Select Path="Security">*[System[|EventID=4624]]</Select>'),
      view(
        `<Select Path="Security">*[System[EventID=4624]]</Select>\n    <Suppress Path="Security">*[EventData[Data[@Name='Twice']='x']]</Suppress>`,
      ),
    ],
    [
      'exclude',
      'view.xml',
      'EventData/Data[2]',
      service,
      view('<Select Path="System">*[System[|EventID=7036]]</Select>'),
      view(
        `<Select Path="System">*[System[EventID=7036]]</Select>\n    <Suppress Path="System">*[System[Provider[@Name='Service Control Manager'] and (EventID=7036)]] and *[EventData[Data[2]='running']]</Suppress>`,
      ),
    ],
  ] as const)('%s in %s: %s', (action, path, field, event, marked, expected) => {
    const { text, offset } = readCursor(marked);
    const document = readDocument({ text, path });
    const at = document && queryAt(document, offset);
    if (!document || !at) throw new Error(`no query in ${text}`);
    const answer = editDocument(document, at.found, { action, event, path: field }, options);
    expect(answer.kind === 'edit' ? applyEdits(text, answer.edits) : textOf(answer)).toBe(expected);
  });

  test('what the document computes is left to it', () => {
    const { text, offset } = readCursor(`x_path_queries = ["Security!*[System[|EventID=\${var.id}]]"]`);
    const document = readDocument({ text, path: 'a.tf' });
    const at = document && queryAt(document, offset);
    if (!document || !at) throw new Error('no query');
    const request = { action: 'add', event: logon, path: 'System/Level' } as const;
    expect(textOf(editDocument(document, at.found, request, options))).toMatch(
      /^refused: The document computes/,
    );
  });

  test('a Select of another channel is answered with a query of its own', () => {
    const { text, offset } = readCursor(view('<Select Path="System">*[System[|EventID=1]]</Select>'));
    const document = readDocument({ text, path: 'view.xml' });
    const at = document && queryAt(document, offset);
    if (!document || !at) throw new Error('no query');
    const answer = editDocument(
      document,
      at.found,
      { action: 'create', event: logon, path: undefined },
      options,
    );
    expect(textOf(answer)).toBe('Security!*[System[(EventID=4624)]]');
  });
});

function textOf(answer: FilterEdit): string {
  return answer.kind === 'text'
    ? answer.text
    : answer.kind === 'refused'
      ? `refused: ${answer.message}`
      : 'edits';
}
