import { expect, test } from 'vitest';
import data from '../../../server/src/catalog/data/events.json';
import { titleOf } from '../../../server/src/catalog/event.ts';
import { allEvents, eventIn, eventsById, likelyEventsById } from '../../../server/src/catalog/events.ts';

const SECURITY = 'Microsoft-Windows-Security-Auditing';
const SYSMON = 'Microsoft-Windows-Sysmon';

test.each([
  [SECURITY, 423],
  ['Microsoft-Windows-Eventlog', 24],
  ['VSSAudit', 1],
  ['AD FS Auditing', 27],
  ['Microsoft-Windows-Security-Netlogon', 27],
  ['Service Control Manager', 45],
  [SYSMON, 30],
  ['Microsoft-Windows-PowerShell', 68],
  ['Microsoft-Windows-AppLocker', 30],
  ['Microsoft-Windows-Windows Defender', 76],
  ['Microsoft-Windows-TaskScheduler', 136],
])('holds the events of %s: %i', (provider, count) => {
  expect(allEvents().filter((event) => event.provider === provider)).toHaveLength(count);
});

test.each([
  [4624, SECURITY, ['SubjectUserSid', 'TargetUserName', 'LogonType', 'IpAddress', 'ElevatedToken']],
  [4625, SECURITY, ['Status', 'SubStatus', 'FailureReason', 'LogonType', 'IpAddress']],
  [4656, SECURITY, ['ObjectName', 'AccessMask', 'ResourceAttributes']],
  [4657, SECURITY, ['ObjectName', 'ObjectValueName', 'OldValue', 'NewValue']],
  [4662, SECURITY, ['ObjectType', 'Properties', 'AccessMask']],
  [
    4688,
    SECURITY,
    ['NewProcessName', 'CommandLine', 'ParentProcessName', 'TokenElevationType', 'MandatoryLabel'],
  ],
  [4697, SECURITY, ['ServiceName', 'ServiceFileName', 'ServiceStartType']],
  [4698, SECURITY, ['TaskName', 'TaskContent']],
  [4720, SECURITY, ['TargetUserName', 'SamAccountName', 'UserAccountControl']],
  [4732, SECURITY, ['MemberName', 'MemberSid', 'TargetUserName']],
  [4768, SECURITY, ['TicketEncryptionType', 'PreAuthType', 'IpAddress', 'Status']],
  [4769, SECURITY, ['ServiceName', 'TicketOptions', 'TicketEncryptionType']],
  [4776, SECURITY, ['PackageName', 'TargetUserName', 'Workstation', 'Status']],
  [5140, SECURITY, ['ShareName', 'IpAddress']],
  [5156, SECURITY, ['Application', 'DestAddress', 'DestPort']],
  [6272, SECURITY, ['SubjectUserName', 'MachineInventory']],
  [1102, 'Microsoft-Windows-Eventlog', ['SubjectUserSid', 'SubjectUserName']],
  [7045, 'Service Control Manager', ['ServiceName', 'ImagePath', 'StartType']],
  [1, SYSMON, ['Image', 'CommandLine', 'ParentImage', 'Hashes']],
  [22, SYSMON, ['QueryName', 'QueryResults']],
  [4104, 'Microsoft-Windows-PowerShell', ['ScriptBlockText', 'Path']],
  [8004, 'Microsoft-Windows-AppLocker', ['FilePath', 'RuleName', 'TargetUser']],
  [1116, 'Microsoft-Windows-Windows Defender', ['Product Name', 'Threat Name', 'Severity Name']],
])('%i of %s has its fields', (id, provider, names) => {
  const fields = eventIn(undefined, provider, id)?.fields.map((field) => field.name);
  expect(fields).toEqual(expect.arrayContaining(names));
});

test.each([
  [4624, 'LogonType', 'UInt32'],
  [4624, 'TargetLogonId', 'HexInt64'],
  [4624, 'TargetUserSid', 'SID'],
  [4624, 'IpAddress', 'UnicodeString'],
  [4688, 'NewProcessId', 'Pointer'],
  [4616, 'NewTime', 'FILETIME'],
  [1108, 'Error', 'Unknown'],
])('%i: %s is a %s', (id, name, type) => {
  expect(eventIn('Security', undefined, id)?.fields).toContainEqual({ name, type });
});

test('fields stand in the order of the template', () => {
  const names = eventIn('Security', undefined, 4625)?.fields.map((field) => field.name);
  expect(names?.slice(0, 6)).toEqual([
    'SubjectUserSid',
    'SubjectUserName',
    'SubjectDomainName',
    'SubjectLogonId',
    'TargetUserSid',
    'TargetUserName',
  ]);
});

test('a name of a field can hold blanks and a colon', () => {
  const names = eventIn(undefined, 'Microsoft-Windows-Directory-Services-SAM', 16962)?.fields;
  expect(names).toEqual([{ name: 'Default SD String:', type: 'UnicodeString' }]);
});

test('fields that only earlier versions have stand last', () => {
  const names = eventIn('Security', undefined, 4616)?.fields.map((field) => field.name);
  expect(names?.slice(-2)).toEqual(['PreviousDate', 'NewDate']);
});

test('an event tells how Windows logs it', () => {
  expect(eventIn('Security', undefined, 4625)).toMatchObject({
    provider: SECURITY,
    channel: 'Security',
    container: 'EventData',
    level: 0,
    keywords: ['0x8010000000000000'],
    outcomes: ['Failure'],
    sets: ['All', 'Common', 'Minimal'],
    popularity: 53,
    isChannelCertain: true,
    tasks: [12544, 12546],
    opcode: 0,
    related: [4624, 4634, 4647, 4648, 4672],
    link: 'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4625',
  });
  expect(eventIn('Security', undefined, 4625)?.audit).toEqual([
    { category: 'Logon/Logoff', subcategory: 'Logon', volume: 'low' },
    { category: 'Logon/Logoff', subcategory: 'Account Lockout', volume: 'low' },
  ]);
  expect(eventIn('Security', undefined, 1102)).toMatchObject({
    container: 'UserData/LogFileCleared',
    level: 4,
    keywords: ['0x4020000000000000'],
    outcomes: ['Success'],
    audit: [],
  });
});

test('an event without a name has a title', () => {
  const event = eventIn(undefined, 'Microsoft-Windows-Crypto-DPAPI', 8197);
  expect(event && titleOf(event)).toBe('Event 8197 of Crypto-DPAPI');
  expect(event?.isChannelCertain).toBe(false);
});

test('only the Security log has pages, and related events are of the catalog', () => {
  const linked = allEvents().filter(({ link }) => link !== undefined);
  expect(new Set(linked.map(({ channel }) => channel))).toEqual(new Set(['Security']));
  const strangers = allEvents().filter(({ channel, related }) =>
    related.some((id) => !eventIn(channel, undefined, id)),
  );
  expect(strangers.map(({ channel, id }) => `${channel} ${id}`)).toEqual([]);
});

test('every family and every page is of an event that there is', () => {
  const known = new Set(allEvents().map(({ channel, id }) => `${channel} ${id}`));
  const families = Object.entries(data.families).flatMap(([channel, found]) =>
    found.flat().map((id) => `${channel} ${id}`),
  );
  expect([...families, ...data.pages.map((id) => `Security ${id}`)].filter((key) => !known.has(key))).toEqual(
    [],
  );
});

test('without a channel, an ID means the events that are nearly as well known as the best known', () => {
  expect(likelyEventsById(4104).map(({ provider }) => provider)).toEqual(['Microsoft-Windows-PowerShell']);
  expect(likelyEventsById(8004).length).toBe(2);
  expect(likelyEventsById(65535)).toEqual([]);
});

test('every Security-Auditing event is logged with Level 0', () => {
  const events = allEvents().filter((event) => event.provider === SECURITY && event.level !== 0);
  expect(events).toEqual([]);
});

test('no audit category lacks its subcategory', () => {
  const audit = allEvents().flatMap((event) => event.audit);
  expect(audit.filter(({ category, subcategory }) => category === '' || subcategory === '')).toEqual([]);
});

test.each([
  ['Minimal', 39],
  ['Common', 139],
  ['Defender for Identity', 15],
])('the set %s holds %i of the events', (set, count) => {
  expect(allEvents().filter((event) => event.sets.includes(set))).toHaveLength(count);
});

test.each([
  ['Security', undefined, 4624, 'Logon succeeded'],
  ['security', undefined, 4624, 'Logon succeeded'],
  [undefined, 'microsoft-windows-sysmon', 1, 'Process created'],
  ['Microsoft-Windows-AppLocker/EXE and DLL', undefined, 8004, 'Program or DLL blocked'],
  ['Microsoft-Windows-NTLM/Operational', undefined, 8004, 'NTLM logon audited at domain controller'],
  [undefined, undefined, 8004, 'Program or DLL blocked'],
  ['System', undefined, 4624, undefined],
  ['Security', SYSMON, 4624, undefined],
  [undefined, undefined, 65535, undefined],
])('in channel %s, of provider %s, %i is %s', (channel, provider, id, name) => {
  expect(eventIn(channel, provider, id)?.name).toBe(name);
});

test('an ID of several providers gives each, the most popular first', () => {
  const providers = eventsById(8004).map((event) => event.provider);
  expect(providers.slice(0, 2)).toEqual([
    'Microsoft-Windows-AppLocker',
    'Microsoft-Windows-Security-Netlogon',
  ]);
  expect(new Set(providers).size).toBe(providers.length);
});
