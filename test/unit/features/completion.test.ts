import { describe, expect, test } from 'vitest';
import { termsOf } from '../../../server/src/dialect/terms.ts';
import { complete } from '../../../server/src/features/completion/complete.ts';
import type { CompletionItem } from '../../../server/src/features/completion/document-item.ts';
import { eventDocumentation } from '../../../server/src/features/completion/documentation.ts';
import { type QueryDocument, readDocument } from '../../../server/src/features/query-document.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { readCursor } from '../../support/cursor.ts';
import { rule } from './document.ts';

const now = Date.parse('2024-05-14T08:30:00.123Z');

interface Completion {
  readonly document: QueryDocument;
  readonly items: readonly CompletionItem[];
}

/** What is offered at the cursor; the text tells which host it is of. */
function completeIn(marked: string, trigger?: string): Completion {
  const { text, offset } = readCursor(marked);
  const document = readDocument({ text, path: pathOf(text) });
  if (!document) throw new Error(`no queries in ${text}`);
  return { document, items: complete(document, offset, { now, trigger }) };
}

function pathOf(text: string): string {
  if (text.startsWith('{')) return 'rule.json';
  if (text.startsWith('<')) return 'view.xml';
  if (text.startsWith('Get-WinEvent')) return 'script.ps1';
  if (text.startsWith('x_path_queries')) return 'main.tf';
  return text.startsWith('xPathQueries') ? 'main.bicep' : 'filters.evxpath';
}

/** The document after an item was accepted: the one of a label, or else the first. */
function resultText({ document, items }: Completion, label?: string): string | undefined {
  const item = label === undefined ? items[0] : items.find((each) => each.label === label);
  return item && applyEdits(document.text, [...item.additionalEdits, item.edit]);
}

function labelsAt(marked: string, trigger?: string): readonly string[] {
  return completeIn(marked, trigger).items.map(({ label }) => label);
}

const bicep = (query: string) => `xPathQueries: [\n  '${query}'\n]`;
const terraform = (query: string) => `x_path_queries = ["${query}"]`;
const select = (query: string) =>
  `<QueryList><Query Id="0"><Select Path="Security">${query}</Select></Query></QueryList>`;
const powershell = (query: string) => `Get-WinEvent -FilterXPath '${query}'`;
const expandable = (query: string) => `Get-WinEvent -FilterXPath "${query}"`;

/** Accepting an item: `text with | [label] → text after it`. */
function accepts(rows: readonly (readonly [marked: string, label: string | undefined, after: string])[]) {
  test.each(rows)('%s, %s', (marked, label, after) => {
    const completion = completeIn(marked);
    const found = resultText(completion, label);
    expect(found ?? completion.items.map((item) => item.label)).toBe(after);
  });
}

describe('event IDs', () => {
  accepts([
    ['*[System[EventID=logon|]]', undefined, '*[System[EventID=4624]]'],
    ['*[System[EventID=4740|]]', undefined, '*[System[EventID=4740]]'],
    ['*[System[EventID = logon failed|]]', undefined, '*[System[EventID = 4625]]'],
    ["*[System[EventID='logon fail|']]", undefined, "*[System[EventID='4625']]"],
    [
      '*[System[(EventID=4624 or EventID=locked out|)]]',
      undefined,
      '*[System[(EventID=4624 or EventID=4740)]]',
    ],
    [
      '*[System[EventID=failed logon| or EventID=1102]]',
      undefined,
      '*[System[EventID=4625 or EventID=1102]]',
    ],
    ['*[System[EventID!=logon|]]', undefined, '*[System[EventID!=4624]]'],
    ['*[System[EventID >= cleared|]]', undefined, '*[System[EventID >= 1102]]'],
    ['*[System[EventID=logon|', undefined, '*[System[EventID=4624'],
    ['System!*[System[EventID=service|]]', undefined, 'System!*[System[EventID=7045]]'],
    ['Security!*[System[EventID=service installed|]]', undefined, 'Security!*[System[EventID=4697]]'],
    ['*[System[EventID=46|]]', '4624', '*[System[EventID=4624]]'],
    ['*[System[EventID=|4740]]', '4625', '*[System[EventID=4625]]'],
    ['*[System/EventID=logon|]', undefined, '*[System/EventID=4624]'],
    ['Event/System[EventID=logon|]', undefined, 'Event/System[EventID=4624]'],
    [
      '# first\n*[System]\n\n*[System[EventID=logon|]]',
      undefined,
      '# first\n*[System]\n\n*[System[EventID=4624]]',
    ],
    [rule('Security!*[System[EventID=logon|]]'), undefined, rule('Security!*[System[EventID=4624]]')],
    [
      rule('Security!*[System[EventID=\\"logon fail|\\"]]'),
      undefined,
      rule('Security!*[System[EventID=\\"4625\\"]]'),
    ],
    [
      rule('Security!*[System[\\u0045ventID=logon|]]'),
      undefined,
      rule('Security!*[System[\\u0045ventID=4624]]'),
    ],
    [bicep('Security!*[System[EventID=logon|]]'), undefined, bicep('Security!*[System[EventID=4624]]')],
    [
      terraform('Security!*[System[EventID=logon|]]'),
      undefined,
      terraform('Security!*[System[EventID=4624]]'),
    ],
    [select('*[System[EventID=logon|]]'), undefined, select('*[System[EventID=4624]]')],
    [powershell('*[System[EventID=logon|]]'), undefined, powershell('*[System[EventID=4624]]')],
    [expandable('*[System[EventID=logon|]]'), undefined, expandable('*[System[EventID=4624]]')],
  ]);
});

describe('further event IDs without typing EventID= again', () => {
  accepts([
    ['*[System[(EventID=4624 or failed|)]]', undefined, '*[System[(EventID=4624 or EventID=4625)]]'],
    ['*[System[(EventID=4624 or logon failed|)]]', undefined, '*[System[(EventID=4624 or EventID=4625)]]'],
    ['*[System[(EventID=4624 or 4740|)]]', '4740', '*[System[(EventID=4624 or EventID=4740)]]'],
    ['*[System[(EventID=4624 or |)]]', '4625', '*[System[(EventID=4624 or EventID=4625)]]'],
    ['*[System[failed logon|]]', undefined, '*[System[EventID=4625]]'],
    ['*[System[locked out| or EventID=1102]]', undefined, '*[System[EventID=4740 or EventID=1102]]'],
    [
      rule('Security!*[System[(EventID=4624 or failed|)]]'),
      undefined,
      rule('Security!*[System[(EventID=4624 or EventID=4625)]]'),
    ],
  ]);
});

describe('names', () => {
  accepts([
    ['*[Sys|]', undefined, '*[System[]]'],
    ['*[Sys|', undefined, '*[System[]'],
    ['*[System[EventID=4624]] and |', '*[EventData[…]]', '*[System[EventID=4624]] and *[EventData[]]'],
    ['*[System[EventID=4624]] and *|', '*[EventData[…]]', '*[System[EventID=4624]] and *[EventData[]]'],
    ['*[System[EventID=4624]] and eve|', '*[EventData[…]]', '*[System[EventID=4624]] and *[EventData[]]'],
    ['*[|]', 'EventData', '*[EventData[]]'],
    ['*[Sys|tem[EventID=1]]', undefined, '*[System[EventID=1]]'],
    ['*[Sys|/EventID=1]', undefined, '*[System/EventID=1]'],
    ['Event[Event|]', undefined, 'Event[EventData[]]'],
    ['*[System[Lev|]]', undefined, '*[System[Level=]]'],
    ['*[System[Lev|=2]]', undefined, '*[System[Level=2]]'],
    ['*[System[Lev| = 2]]', undefined, '*[System[Level = 2]]'],
    ['*[System[level|]]', undefined, '*[System[Level=]]'],
    ['*[System[EventID=1 and Prov|]]', undefined, "*[System[EventID=1 and Provider[@Name='']]]"],
    ['*[System[Provider|[@Name]]]', 'Provider', '*[System[Provider[@Name]]]'],
    ['*[System[TimeC|]]', undefined, '*[System[TimeCreated[]]]'],
    ['*[System/|]', 'Level', '*[System/Level=]'],
    ['*[System/Comp|]', undefined, '*[System/Computer=]'],
    ['*/System/Ev|', 'EventID', '*/System/EventID='],
    ['Event/|', 'System', 'Event/System[]'],
    ['*[EventData[|]]', 'Data', "*[EventData[Data[@Name='']=]]"],
    ['*[System[Provider[|]]]', '@Name', "*[System[Provider[@Name='']]]"],
    ['*[System[Provider[@|]]]', '@Name', "*[System[Provider[@Name='']]]"],
    ['*[System[Provider[@N|]]]', undefined, "*[System[Provider[@Name='']]]"],
    ["*[System[Provider[@N|='x']]]", undefined, "*[System[Provider[@Name='x']]]"],
    ['*[System/Provider/@N|]', undefined, "*[System/Provider/@Name='']"],
    ['*[System[Execution[@Proc|]]]', undefined, '*[System[Execution[@ProcessID=]]]'],
    ['*[System[Security[|]]]', undefined, "*[System[Security[@UserID='']]]"],
    ['*[System[band(|)]]', 'Keywords', '*[System[band(Keywords)]]'],
    ['*[System[TimeCreated[timediff(@|)]]]', '@SystemTime', '*[System[TimeCreated[timediff(@SystemTime)]]]'],
    ['*[System[TimeCreated[timediff(|)]]]', '@SystemTime', '*[System[TimeCreated[timediff(@SystemTime)]]]'],
    [rule('Security!*[Sys|]'), undefined, rule('Security!*[System[]]')],
    [rule('Security!*[System[Prov|]]'), undefined, rule("Security!*[System[Provider[@Name='']]]")],
    [bicep('Security!*[System[Prov|]]'), undefined, bicep("Security!*[System[Provider[@Name=\\'\\']]]")],
    [powershell('*[System[Prov|]]'), undefined, powershell("*[System[Provider[@Name='''']]]")],
    [expandable('*[System[Prov|]]'), undefined, expandable("*[System[Provider[@Name='']]]")],
    [select('*[Sys|]'), undefined, select('*[System[]]')],
    [select('<![CDATA[*[Sys|]]]>'), undefined, select('<![CDATA[*[System[]]]]>')],
    [terraform('Security!*[System[Prov|]]'), undefined, terraform("Security!*[System[Provider[@Name='']]]")],
  ]);
});

describe('Data and elements of UserData', () => {
  accepts([
    [
      "*[System[EventID=4624]] and *[EventData[Data[@Name='LogonT|']=3]]",
      undefined,
      "*[System[EventID=4624]] and *[EventData[Data[@Name='LogonType']=3]]",
    ],
    [
      '*[System[EventID=4624]] and *[EventData[Data[@Name=LogonT|]=3]]',
      undefined,
      "*[System[EventID=4624]] and *[EventData[Data[@Name='LogonType']=3]]",
    ],
    [
      "*[System[EventID=4624]] and *[EventData[Data[@Name='LogonT|]=3]]",
      undefined,
      "*[System[EventID=4624]] and *[EventData[Data[@Name='LogonType']=3]]",
    ],
    [
      "*[System[EventID=4624]] and *[EventData[Data[@Name='|]='x']]",
      'LogonType',
      "*[System[EventID=4624]] and *[EventData[Data[@Name='LogonType']='x']]",
    ],
    [
      '*[System[EventID=4624]] and *[EventData[LogonT|]]',
      undefined,
      "*[System[EventID=4624]] and *[EventData[Data[@Name='LogonType']=]]",
    ],
    ['*[EventData[target user|]]', undefined, "*[EventData[Data[@Name='TargetUserName']='']]"],
    [
      '*[System[EventID=4688]] and *[EventData/Data[@Name="CommandL|"]]',
      undefined,
      '*[System[EventID=4688]] and *[EventData/Data[@Name="CommandLine"]]',
    ],
    [
      'Microsoft-Windows-Sysmon/Operational!*[System[EventID=1]] and *[EventData[ParentI|]]',
      undefined,
      "Microsoft-Windows-Sysmon/Operational!*[System[EventID=1]] and *[EventData[Data[@Name='ParentImage']='']]",
    ],
    [
      'Security!*[System[EventID=1102]] and *[UserData[|]]',
      undefined,
      'Security!*[System[EventID=1102]] and *[UserData[LogFileCleared[]]]',
    ],
    [
      'Security!*[System[EventID=1102]] and *[UserData/LogFileCleared/SubjectUserN|]',
      undefined,
      "Security!*[System[EventID=1102]] and *[UserData/LogFileCleared/SubjectUserName='']",
    ],
    [
      "Security!*[System[EventID=1102]] and *[UserData/*/SubjectUserN|='x']",
      undefined,
      "Security!*[System[EventID=1102]] and *[UserData/*/SubjectUserName='x']",
    ],
    [
      rule("Security!*[System[EventID=4624]] and *[EventData[Data[@Name='LogonT|']]]"),
      undefined,
      rule("Security!*[System[EventID=4624]] and *[EventData[Data[@Name='LogonType']]]"),
    ],
    [
      bicep('Security!*[EventData[TargetUserN|]]'),
      undefined,
      bicep("Security!*[EventData[Data[@Name=\\'TargetUserName\\']=\\'\\']]"),
    ],
    [
      powershell('*[EventData[TargetUserN|]]'),
      undefined,
      powershell("*[EventData[Data[@Name=''TargetUserName'']='''']]"),
    ],
  ]);
});

describe('values by name', () => {
  const logonType = (value: string) =>
    `*[System[EventID=4624]] and *[EventData[Data[@Name='LogonType']=${value}]]`;
  accepts([
    [logonType('network|'), undefined, logonType('3')],
    [logonType("'network|'"), undefined, logonType("'3'")],
    [logonType('remote inter|'), undefined, logonType('10')],
    [logonType('1|'), 'RemoteInteractive', logonType('10')],
    [logonType('|'), 'Batch', logonType('4')],
    [logonType("'batch|"), undefined, logonType("'4'")],
    ["*[EventData[Data[@Name='LogonType']=network|]]", undefined, "*[EventData[Data[@Name='LogonType']=3]]"],
    ['*[System[Level=warn|]]', undefined, '*[System[Level=3]]'],
    ['*[System[Level<=err|]]', undefined, '*[System[Level<=2]]'],
    ['*[System/Level=crit|]', undefined, '*[System/Level=1]'],
    ["*[System[Level='warn|']]", undefined, "*[System[Level='3']]"],
    ['*[System[band(Keywords,audit fail|)]]', undefined, '*[System[band(Keywords,4503599627370496)]]'],
    ['*[System[band(Keywords,|)]]', 'Audit success', '*[System[band(Keywords,9007199254740992)]]'],
    ['*[System[band(Keywords, |', 'Audit success', '*[System[band(Keywords, 9007199254740992'],
    ['*[System[audit fail|]]', 'Audit failure', '*[System[band(Keywords,4503599627370496)]]'],
    ['*[System[warning|]]', 'Warning', '*[System[Level=3]]'],
    ['*[System[Keywords=audit failure as|]]', undefined, "*[System[Keywords='0x8010000000000000']]"],
    ["*[System[Security[@UserID='local sys|']]]", undefined, "*[System[Security[@UserID='S-1-5-18']]]"],
    ['*[System[Security[@UserID=local sys|]]]', undefined, "*[System[Security[@UserID='S-1-5-18']]]"],
    [
      "*[System[EventID=4625]] and *[EventData[Data[@Name='Status']='STATUS_NO_LOGON|']]",
      undefined,
      "*[System[EventID=4625]] and *[EventData[Data[@Name='Status']='0xc000005e']]",
    ],
    [
      "*[System[EventID=4769]] and *[EventData[Data[@Name='TicketEncryptionType']=rc4|]]",
      undefined,
      "*[System[EventID=4769]] and *[EventData[Data[@Name='TicketEncryptionType']='0x17']]",
    ],
    [
      "*[System[EventID=4688]] and *[EventData[Data[@Name='TokenElevationType']=full|]]",
      undefined,
      "*[System[EventID=4688]] and *[EventData[Data[@Name='TokenElevationType']='%%1937']]",
    ],
    [
      "*[System[Provider[@Name='Microsoft-Windows-Sec|']]]",
      'Microsoft-Windows-Security-Auditing',
      "*[System[Provider[@Name='Microsoft-Windows-Security-Auditing']]]",
    ],
    [
      'Security!*[System[Provider[@Name=|]]]',
      undefined,
      "Security!*[System[Provider[@Name='Microsoft-Windows-Security-Auditing']]]",
    ],
    [
      "*[System[Provider[@Name='sysmon|']]]",
      undefined,
      "*[System[Provider[@Name='Microsoft-Windows-Sysmon']]]",
    ],
    ["*[System[Channel='Sec|']]", undefined, "*[System[Channel='Security']]"],
    [rule('System!*[System[Level=warn|]]'), undefined, rule('System!*[System[Level=3]]')],
    [select('*[System[Level &lt;= err|]]'), undefined, select('*[System[Level &lt;= 2]]')],
    [
      rule("Security!*[System[EventID=4624]] and *[EventData[Data[@Name='LogonType']=remote i|]]"),
      undefined,
      rule("Security!*[System[EventID=4624]] and *[EventData[Data[@Name='LogonType']=10]]"),
    ],
    [
      bicep('Security!*[System[Security[@UserID=local sys|]]]'),
      undefined,
      bicep("Security!*[System[Security[@UserID=\\'S-1-5-18\\']]]"),
    ],
    [
      powershell("*[System[Security[@UserID=''local sys|'']]]"),
      undefined,
      powershell("*[System[Security[@UserID=''S-1-5-18'']]]"),
    ],
  ]);
});

describe('times and functions', () => {
  accepts([
    ['*[System[last 24|]]', undefined, '*[System[TimeCreated[timediff(@SystemTime) <= 86400000]]]'],
    [
      '*[System[TimeCreated[last 7|]]]',
      undefined,
      '*[System[TimeCreated[timediff(@SystemTime) <= 604800000]]]',
    ],
    [
      '*[System[TimeCreated[timediff(@SystemTime) <= 24 h|]]]',
      undefined,
      '*[System[TimeCreated[timediff(@SystemTime) <= 86400000]]]',
    ],
    [
      '*[System[TimeCreated[timediff(@SystemTime) <= |]]]',
      'Last 24 hours',
      '*[System[TimeCreated[timediff(@SystemTime) <= 86400000]]]',
    ],
    [
      "*[System[TimeCreated[@SystemTime>='|']]]",
      undefined,
      "*[System[TimeCreated[@SystemTime>='2024-05-14T08:30:00.123Z']]]",
    ],
    [
      '*[System[TimeCreated[@SystemTime>=today|]]]',
      undefined,
      "*[System[TimeCreated[@SystemTime>='2024-05-14T00:00:00.000Z']]]",
    ],
    [
      "*[System[TimeCreated[timediff(@SystemTime, '|')]]]",
      'Now',
      "*[System[TimeCreated[timediff(@SystemTime, '2024-05-14T08:30:00.123Z')]]]",
    ],
    ['*[System[ba|]]', 'band', '*[System[band(Keywords,)]]'],
    ['*[System[TimeCreated[time|]]]', 'timediff', '*[System[TimeCreated[timediff(@SystemTime) <= ]]]'],
    ['*[EventData[Data[pos|]]]', undefined, '*[EventData[Data[position()=]]]'],
    [
      select('*[System[TimeCreated[last 24|]]]'),
      undefined,
      select('*[System[TimeCreated[timediff(@SystemTime) &lt;= 86400000]]]'),
    ],
    [
      powershell('*[System[last hour|]]'),
      undefined,
      powershell('*[System[TimeCreated[timediff(@SystemTime) <= 3600000]]]'),
    ],
  ]);
});

describe('operators', () => {
  accepts([
    ['*[System[EventID=4624 |]]', undefined, '*[System[EventID=4624 and]]'],
    ['*[System[EventID=4624 o|]]', undefined, '*[System[EventID=4624 or]]'],
    ['*[System[Level |]]', undefined, '*[System[Level =]]'],
    ["*[EventData[Data[@Name='x'] |]]", '!=', "*[EventData[Data[@Name='x'] !=]]"],
    ['*[System[EventID=4624]] a|', undefined, '*[System[EventID=4624]] and'],
    [
      '*[System[TimeCreated[timediff(@SystemTime) |]]]',
      '<=',
      '*[System[TimeCreated[timediff(@SystemTime) <=]]]',
    ],
    [select('*[System[Level |]]'), '<=', select('*[System[Level &lt;=]]')],
  ]);
});

describe('channels', () => {
  accepts([
    [rule('|'), undefined, rule('Security!')],
    [rule('Sys|'), undefined, rule('System!')],
    [rule('sysmon|'), undefined, rule('Microsoft-Windows-Sysmon/Operational!')],
    [rule('Sec|urity!*[System]'), undefined, rule('Security!*[System]')],
    [rule('|!*[System]'), 'System', rule('System!*[System]')],
    [rule('App|!*'), 'Application', rule('Application!*')],
    [
      rule('Microsoft-Windows-PowerShell/|!*'),
      'Microsoft-Windows-PowerShell/Operational',
      rule('Microsoft-Windows-PowerShell/Operational!*'),
    ],
    [bicep('|'), 'System', bicep('System!')],
    [terraform('Sec|'), undefined, terraform('Security!')],
    ['Sec|', undefined, 'Security!'],
    ['Sec|!*', undefined, 'Security!*'],
  ]);
});

describe('whole filters', () => {
  accepts([
    [rule('|'), 'Events by ID', rule('Security!*[System[(EventID=)]]')],
    [rule('Security!|'), 'Events by ID', rule('Security!*[System[(EventID=)]]')],
    [rule('failed|'), 'Failed logons', rule('Security!*[System[(EventID=4625)]]')],
    [
      rule('|'),
      'Logons of a user',
      rule("Security!*[System[(EventID=4624)]] and *[EventData[Data[@Name='TargetUserName']='']]"),
    ],
    [bicep('|'), 'Events of a provider', bicep("System!*[System[Provider[@Name=\\'\\']]]")],
    [select('|'), 'Events by ID', select('*[System[(EventID=)]]')],
    [
      select('|'),
      'Events of the last 24 hours',
      select('*[System[TimeCreated[timediff(@SystemTime) &lt;= 86400000]]]'),
    ],
    [powershell('|'), 'Failed logons', powershell('*[System[(EventID=4625)]]')],
    ['|', 'Events by ID', 'Security!*[System[(EventID=)]]'],
    ['*[System]\n\n|\n', 'Security', '*[System]\n\nSecurity!\n'],
    ['# logons\n|', 'Failed logons', '# logons\nSecurity!*[System[(EventID=4625)]]'],
    [powershell('*|'), 'Events by ID', powershell('*[System[(EventID=)]]')],
  ]);
});

test('a set that fits is one list; of a larger one, the rest goes into further queries', () => {
  const identity = completeIn(rule('Security!*[System[defender|]]'));
  expect(resultText(identity, 'Defender for Identity')).toMatchInlineSnapshot(
    `"{"dataSources": {"windowsEventLogs": [{"xPathQueries": ["Security!*[System[(EventID=4726 or (EventID >= 4728 and EventID <= 4730) or EventID=4732 or EventID=4733 or EventID=4743 or EventID=4753 or (EventID >= 4756 and EventID <= 4758) or EventID=4763 or EventID=4776)]]"]}]}}"`,
  );
  const queriesIn = (text = '') => readDocument({ text, path: 'rule.json' })?.queries ?? [];
  const common = completeIn(rule('Security!*[System[common|]]'));
  const queries = queriesIn(resultText(common, 'Common'));
  expect(queries.map(({ query }) => [...termsOf(query.expr)].length)).toMatchInlineSnapshot(`
    [
      20,
      19,
      20,
      20,
      20,
      3,
    ]
  `);
  expect(queries.flatMap(({ query }) => query.syntax)).toEqual([]);
});

test('where the document has no room for further queries, a large set is not offered', () => {
  expect(labelsAt(powershell('*[System[common|]]'))).not.toContain('Common');
  expect(labelsAt(powershell('*[System[defender|]]'))).toContain('Defender for Identity');
});

test('behind and, no event ID is offered that would leave nothing', () => {
  expect(labelsAt('*[System[EventID=4624 and |]]')).not.toContain('4625');
  expect(labelsAt('*[System[EventID=4624 and |]]')).toContain('Level');
  expect(labelsAt("*[System[Provider[@Name='x'] and failed logon|]]")).toContain('4625');
});

test.each([
  ['*[System[EventID=4624 |]]', ' '],
  ['*[System[Level |]]', ' '],
  [' |', ' '],
])('%s: no list opens by itself', (marked, trigger) => {
  expect(labelsAt(marked, trigger)).toEqual([]);
});

test.each([
  ["*[EventData[Data[@Name='x']='logon|']]"],
  ["*[EventData[Data[@Name='TargetUserName']='adm|in']]"],
  ["*[System[Computer='h|']]"],
  ["*[EventData[Data='x|']]"],
  ['# EventID=logon|'],
  ['*[System]\n|'],
  ['|\n*[System]'],
  ['*[System[(: EventID=| :)EventID=1]]'],
  [`{"xPathQueries": [], "note": "EventID=logon|"}`],
  ['Get-WinEvent -FilterXPath "*[System[EventID=$id|]]"'],
  ['Get-WinEvent -FilterXPath "*[System[EventID=|$id]]"'],
  ["*[Foo[Bar='|']]"],
  ['*[Foo[|]]'],
  ['*[System[EventID=4624]|]'],
])('nothing is offered in %s', (marked) => {
  expect(labelsAt(marked)).toEqual([]);
});

test('stops survive the escaping of the host and of snippets', () => {
  const snippetIn = (marked: string, label: string) =>
    completeIn(marked).items.find((item) => item.label === label)?.snippet;
  expect(snippetIn('*[System[Prov|]]', 'Provider')).toBe("Provider[@Name='$1']$0");
  expect(snippetIn(bicep('Security!*[System[Prov|]]'), 'Provider')).toBe("Provider[@Name=\\\\'$1\\\\']$0");
  expect(snippetIn(powershell('*[System[Prov|]]'), 'Provider')).toBe("Provider[@Name=''$1'']$0");
  expect(snippetIn('*[System[EventID=logon|]]', '4624')).toBeUndefined();
});

test('an item says what the ID means, where it is logged, and more in its card', () => {
  const [first] = completeIn('*[System[EventID=logon|]]').items;
  expect(first).toMatchObject({ label: '4624', detail: 'Logon succeeded', description: 'Security' });
  expect(eventDocumentation(first?.event)).toContain('Audit policy: Logon/Logoff › Logon');
  expect(completeIn('Security!*[System[EventID=logon|]]').items[0]?.description).toBeUndefined();
});
