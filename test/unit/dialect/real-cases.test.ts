import { expect, test } from 'vitest';
import { check } from '../../../server/src/dialect/check.ts';
import { type QueryContext, readQuery } from '../../../server/src/dialect/query.ts';
import { dcr, local, wef } from '../../support/caret.ts';

const ids = (count: number) =>
  Array.from({ length: count }, (_, index) => `EventID=${5001 + index * 7}`).join(' or ');

/**
 * Filters that people published, asked about or mended, with what is found in them.
 * Not held here: what lies around a filter (wrong case of `Query Id`, raw `<` in XML, streams without a table, direct channels, Suppress
 * in another Query), and what compares values (`EventID < 5150 and EventID > 5159`, `!=` joined by `or`, `Data[@Name='x'] and Data='y'`,
 * a field that is absent, levels, 4648 in System): azure-docs#106757, azurerm#21897, gravwell#495, LME's `<Query ID=`, azure-monitor-docs#40,
 * win-event-log-rs#6, PowerShell-Docs#11176, windows-itpro-docs#668, wazuh#100, wazuh#28203, EventViewerX#91, IPBan#89, EventLogExpert#107 and #121,
 * mindmaps#1, Modernize#435, MS Learn's levels and its "System events 4648".
 */
test.each<readonly [from: string, text: string, context: QueryContext, codes: readonly string[]]>([
  ['azure-docs#88284', '*[System[EventID=4870]]!*', dcr, ['channel-artifact']],
  ['azure-docs#113548', 'Directory Service!*[System[EventID=1644]]', dcr, []],
  ['azure-docs#113548', 'Microsoft-Windows-AppLocker/EXE and DLL!*', dcr, []],
  [
    'ausgovcaf#55',
    'Security*[System[(EventID &gt;= 4650 and EventID &lt;= 4651)]]',
    dcr,
    ['missing-bang', 'escaped-entity', 'escaped-entity'],
  ],
  ['azurerm#21067', '*![System/Level=1]', dcr, ['missing-channel', 'expected-step']],
  ['Az docs', 'System![System[(Level = 1 or Level = 2 or Level = 3)]]', dcr, ['expected-step']],
  ['Az docs', 'Security!', dcr, ['expected-operand']],
  [
    'Sentinel page',
    'Security!*[System[(EventID=) or (EventID=4688) or (EventID=4663)]]',
    dcr,
    ['expected-operand'],
  ],
  ['Azure-Sentinel PR 10637', 'Security!*[System[(EventID=4624 or EventID=4625)]]', dcr, []],
  ['beats#1491, 24 IDs', `*[System[(${ids(24)})]]`, local, ['too-many-terms']],
  ['beats#35048, 22 IDs', `*[System[(${ids(22)})]]`, local, ['too-many-terms']],
  [
    'beats#35048, 20 IDs and a range',
    `*[System[(${ids(20)} or (EventID >= 1 and EventID <= 3))]]`,
    local,
    ['too-many-terms'],
  ],
  ['cmtraceopen, not()', '*[System[not(EventID=4624)]]', local, ['unsupported-not']],
  ['cmtraceopen, 23 IDs', `*[System[${ids(23)}]]`, local, ['too-many-terms']],
  ['windows-itpro-docs#850', '*[System[EventId=4624]]', wef, ['unknown-name']],
  ['PSEventViewer#8', "*[EventData[Data[@Name='TargetUserName'] = 'A' or 'B']]", local, ['string-condition']],
  [
    'PSEventViewer#7',
    "*[EventData[(Data[@Name='a']='x' or 'y' or 'z')]]",
    local,
    ['string-condition', 'string-condition'],
  ],
  [
    'cheat sheets',
    '*[System[EventID=4624 and 4623 and 4627]]',
    local,
    ['number-condition', 'number-condition'],
  ],
  [
    'azurerm#31083',
    "Security!(*EventData[Data[@Name='a']!='A']) or (*EventData[Data[@Name='a']!='B'])",
    dcr,
    ['expected-operator', 'expected-operator'],
  ],
  ['telegraf#11846', "*[System[EventID ='1']] and *[EventData[Data[@Name='Image']='x']]", local, []],
  [
    'PowerShell-Docs#12638',
    '*[System[TimeCreated[timediff(@SystemTime) &lt;= 86400000]]]',
    local,
    ['escaped-entity'],
  ],
  [
    'PowerShell-Docs#12638',
    '*[System[TimeCreated[timediff(@SystemTime) &amp;lt;= 86400000]]]',
    local,
    ['escaped-entity'],
  ],
  [
    'palantir PR 61',
    '*[System[(EventID=1100 or EventID=1104 OR EventID=1105)]]',
    wef,
    ['uppercase-operator'],
  ],
  ['palantir issue 52', "*[Application[Provider[@Name='x'] and (EventID=865)]]", wef, ['unknown-name']],
  ['PoShEvents#38', '*[System[ and (EventID=307)]]', local, ['expected-operand']],
  ['LME', '[System[(EventID=4673)]]', wef, ['expected-step']],
  ['Modernize#435', 'Security!*[System[(band(Keywords,13510798882111488)) and (EventID != 4624)]]', dcr, []],
  [
    'PowerToys',
    "*[EventData[Data[contains(., 'PowerToys')]]] or *[UserData/*/*[contains(., 'PowerToys')]]",
    local,
    ['unsupported-function', 'unsupported-function'],
  ],
  ['nsacyber', "*[EventData[Data[@Name='LogonType']='10')]]", wef, ['unmatched-closing']],
  ['WEF baseline', '*[EventData[Data[@Name=\'QueryResults\']=""]]', wef, []],
  ['palantir', '*[EventData[Data[1]="S-1-5-18"]]', wef, []],
  ['DataDog', "*[System[Keywords='0x8020000000000000']]", local, []],
  [
    'netdata',
    'Event/System[TimeCreated[@SystemTime>="2024-01-01T00:00:00.000Z"] and (Level=2 or Level=3)]',
    local,
    [],
  ],
  ['untested scripts', '//Event[System[EventID=4624]]', local, ['not-an-event-path']],
  ['dialect.md 7, 25', 'Event/System[Task=0][EventID=1][Level=4]', local, []],
  ['dialect.md 7, 27', '*[System[4624=EventID]]', local, ['constant-on-the-left']],
  ['dialect.md 7, 29', 'System[EventID=4624]', local, ['not-an-event-path']],
])('%s: %s', (_, text, context, codes) => {
  expect(check(readQuery(text, context)).map(({ code }) => code)).toEqual(codes);
});
