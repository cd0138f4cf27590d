import { expect, test } from 'vitest';
import { diagnostics } from '../../server/src/features/diagnostics.ts';
import { inlayHints } from '../../server/src/features/inlay-hints.ts';
import { type QueryDocument, readDocument } from '../../server/src/features/query-document.ts';
import type { HostSource } from '../../server/src/hosts/read-host.ts';

/**
 * Filters that people published, asked about or mended, in documents like theirs, with what is found in them.
 * Three cannot be seen in a document: that a destination lacks the table of a stream (azurerm#21897), that other logs still arrive
 * (azure-docs#106757), and that a page calls `Level` 1 to 3 "Critical, Error, Warning, and Information" (MS Learn).
 */
test.each<readonly [from: string, source: HostSource, codes: readonly string[]]>([
  ['azure-docs#88284', rule('*[System[EventID=4870]]!*'), ['channel-artifact']],
  ['azure-docs#113548', rule('Directory Service!*[System[EventID=1644]]'), []],
  ['azure-docs#113548', rule('Microsoft-Windows-AppLocker/EXE and DLL!*'), []],
  [
    'ausgovcaf#55',
    rule('Security*[System[(EventID &gt;= 4650 and EventID &lt;= 4651)]]'),
    ['missing-bang', 'escaped-entity', 'escaped-entity'],
  ],
  ['azurerm#21067', rule('*![System/Level=1]'), ['missing-channel', 'expected-step']],
  [
    'azurerm#31083',
    rule("Security!(*EventData[Data[@Name='a']!='A']) or (*EventData[Data[@Name='a']!='B'])"),
    ['expected-operator', 'expected-operator'],
  ],
  ['Az docs', rule('System![System[(Level = 1 or Level = 2 or Level = 3)]]'), ['expected-step']],
  ['Az docs', rule('Security!'), ['expected-operand']],
  [
    'Sentinel page',
    rule('Security!*[System[(EventID=) or (EventID=4688) or (EventID=4663)]]'),
    ['expected-operand'],
  ],
  ['Azure-Sentinel PR 10637', rule('Security!*[System[(EventID=4624 or EventID=4625)]]'), []],
  ['MS Learn, levels', rule('System!*[System[(Level=1 or Level=2 or Level=3)]]'), []],
  ['MS Learn, System events', rule('System!*[System[(EventID=4648)]]'), ['id-not-in-channel']],
  ['Modernize#435', rule('Security!*[System[(band(Keywords,13510798882111488)) and (EventID != 4624)]]'), []],
  ['azure-monitor-docs#40', rule('Microsoft-Windows-DNSServer/Analytical!*'), ['direct-channel']],

  ['beats#1491, 24 IDs', file(`*[System[(${ids(24)})]]`), ['too-many-terms']],
  ['beats#35048, 22 IDs', file(`*[System[(${ids(22)})]]`), ['too-many-terms']],
  [
    'beats#35048, 20 IDs and a range',
    file(`*[System[(${ids(20)} or (EventID >= 1 and EventID <= 3))]]`),
    ['too-many-terms'],
  ],
  ['gravwell#495, 21 IDs', file(`*[System[(${ids(21)})]]`), ['too-many-terms']],
  ['cmtraceopen, not()', file('*[System[not(EventID=4624)]]'), ['unsupported-not']],
  ['cmtraceopen, 23 IDs', file(`*[System[${ids(23)}]]`), ['too-many-terms']],
  ['telegraf#11846', file("*[System[EventID ='1']] and *[EventData[Data[@Name='Image']='x']]"), []],
  ['PSEventViewer#8', file("*[EventData[Data[@Name='TargetUserName'] = 'A' or 'B']]"), ['string-condition']],
  [
    'PSEventViewer#7',
    file("*[EventData[(Data[@Name='a']='x' or 'y' or 'z')]]"),
    ['string-condition', 'string-condition'],
  ],
  [
    'cheat sheets',
    file('*[System[EventID=4624 and 4623 and 4627]]'),
    ['number-condition', 'number-condition'],
  ],
  ['wazuh#28203', file("*[EventData[Data[@Name='LogonType'] and (Data='10')]]"), ['unlinked-data']],
  ['wazuh#100', file('*[System[EventID < 5150 and EventID > 5159]]'), ['never-true']],
  [
    'EventViewerX#91',
    file(
      "Security!*[System[EventID=4624 or EventID=4719]] and *[EventData[Data[@Name='TargetUserName']!='x']]",
    ),
    ['not-equal-drops-missing'],
  ],
  ['IPBan#89', file("Application!*[System[Provider[@Name='MSSQLSERVER']] and EventData[Data='x']]"), []],
  ['EventLogExpert#121', file('*[EventData[Data[1]="x"]]'), []],
  [
    'PowerShell-Docs#12638',
    file('*[System[TimeCreated[timediff(@SystemTime) &lt;= 86400000]]]'),
    ['escaped-entity'],
  ],
  ['PoShEvents#38', file('*[System[ and (EventID=307)]]'), ['expected-operand']],
  ['palantir', file('*[EventData[Data[1]="S-1-5-18"]]'), []],
  ['DataDog', file("*[System[Keywords='0x8020000000000000']]"), []],
  [
    'netdata',
    file('Event/System[TimeCreated[@SystemTime>="2024-01-01T00:00:00.000Z"] and (Level=2 or Level=3)]'),
    [],
  ],
  [
    'PowerToys',
    file("*[EventData[Data[contains(., 'PowerToys')]]] or *[UserData/*/*[contains(., 'PowerToys')]]"),
    ['unsupported-function', 'unsupported-function'],
  ],
  ['untested scripts', file('//Event[System[EventID=4624]]'), ['not-an-event-path']],
  ['dialect.md 7, 25', file('Event/System[Task=0][EventID=1][Level=4]'), []],
  ['dialect.md 7, 27', file('*[System[4624=EventID]]'), ['constant-on-the-left']],
  ['dialect.md 7, 29', file('System[EventID=4624]'), ['not-an-event-path']],

  [
    'windows-itpro-docs#850',
    list('<Select Path="Security">*[System[EventId=4624]]</Select>'),
    ['unknown-name'],
  ],
  [
    'windows-itpro-docs#668',
    list(
      '<Select Path="Security">*</Select></Query><Query Id="1"><Suppress Path="Security">*[System[EventID=4688]]</Suppress>',
    ),
    ['suppress-without-select'],
  ],
  [
    'palantir PR 61',
    list('<Select Path="Security">*[System[(EventID=1100 or EventID=1104 OR EventID=1105)]]</Select>'),
    ['uppercase-operator'],
  ],
  [
    'palantir issue 52',
    list(`<Select Path="Application">*[Application[Provider[@Name='x'] and (EventID=865)]]</Select>`),
    ['unknown-name'],
  ],
  ['WEF baseline', list(`<Select Path="Security">*[EventData[Data[@Name='QueryResults']=""]]</Select>`), []],
  [
    'nsacyber',
    list(`<Select Path="Security">*[EventData[Data[@Name='LogonType']='10')]]</Select>`),
    ['unmatched-closing'],
  ],
  ['LME', list('<Select Path="Security">[System[(EventID=4673)]]</Select>'), ['expected-step']],
  [
    'LME',
    {
      path: 'list.xml',
      text: '<QueryList><Query ID="0" Path="Security"><Select>*</Select></Query></QueryList>',
    },
    ['querylist-structure'],
  ],
  ['PowerShell-Docs#11176', list('<Select Path="System">*[System[Level <= 3]]</Select>'), ['raw-angle']],
  [
    'PowerShell-Docs#12638',
    list('<Select Path="System">*[System[Level &amp;lt;= 3]]</Select>'),
    ['double-escaped'],
  ],
  [
    'win-event-log-rs#6',
    list('<Select Path="System">*[System[TimeCreated[timediff(@SystemTime) < 86400000]]]</Select>'),
    ['raw-angle'],
  ],
])('%s: %o', (_, source, codes) => {
  expect(diagnostics(documentOf(source)).map(({ code }) => code)).toEqual(codes);
});

test.each([
  [
    'mindmaps#1, 4697 and 4698 mixed up',
    'Security!*[System[EventID=4697 or EventID=4698]]',
    ['Service installed', 'Scheduled task created'],
  ],
  [
    'a post to explain a mask',
    'Security!*[System[band(Keywords,13510798882111488)]]',
    ['Audit failure or Audit success'],
  ],
])('%s: names stand beside the numbers', (_, query, labels) => {
  const document = documentOf(rule(query));
  const hints = inlayHints(document, { start: 0, end: document.text.length });
  expect(hints.map(({ label }) => label)).toEqual(labels);
});

function ids(count: number): string {
  return Array.from({ length: count }, (_, index) => `EventID=${5001 + index * 7}`).join(' or ');
}

function rule(query: string): HostSource {
  return { path: 'rule.json', text: JSON.stringify({ windowsEventLogs: [{ xPathQueries: [query] }] }) };
}

function file(query: string): HostSource {
  return { path: 'queries.evxpath', text: query };
}

function list(elements: string): HostSource {
  return { path: 'list.xml', text: `<QueryList><Query Id="0">${elements}</Query></QueryList>` };
}

function documentOf(source: HostSource): QueryDocument {
  const document = readDocument(source);
  if (!document) throw new Error(`no queries in ${source.text}`);
  return document;
}
