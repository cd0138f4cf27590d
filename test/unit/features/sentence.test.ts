import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readQuery } from '../../../server/src/dialect/query.ts';
import { sentence } from '../../../server/src/features/sentence/sentence.ts';

const queries = [
  '*',
  'Security!*',
  'security!Event',
  'Security!*[System]',
  'Security!*[System[EventID=4624]]',
  'Security!*[System[(EventID=4624 or EventID=4625)]] and *[EventData[Data[@Name="LogonType"]=10]] and *[System[TimeCreated[timediff(@SystemTime) <= 86400000]]]',
  'Security!*[System[TimeCreated[timediff(@SystemTime) <= 3600000] and (EventID=4740)]]',
  'System!*[System[TimeCreated[timediff(@SystemTime) >= 604800000]]]',
  'Security!*[System[(EventID>=4720 and EventID<=4726) or EventID=4738]]',
  'Security!*[System[(EventID>4720 and EventID<4726)]]',
  'Security!*[System[EventID>=4720]]',
  'Security!*[System[EventID=4624 or EventID>=5000]]',
  'Security!*[System[EventID!=4624]]',
  'Security!*[System[EventID!=4624 and EventID!=4634 and EventID!=4672]]',
  'Security!*[System[EventID=1 or EventID=2 or EventID=3 or EventID=4 or EventID=5 or EventID=6 or EventID=7 or EventID=8 or (EventID>=100 and EventID<=109)]]',
  'Security!*[System[EventID!=4624 or EventID!=4634]]',
  'Security!*[System[(EventID!=4624 or EventID!=4634) and EventID!=4672]]',
  'Security!*[System[Level=1 or Level!=4]]',
  "Security!*[EventData[Data[@Name='LogonType']!=3 or Data[@Name='LogonType']!=5]]",
  'System!*[System[(Level=1 or Level=2 or Level=3)]]',
  'System!*[System[(Level <= 3) and Provider[@Name="Service Control Manager" or @Name="disk"]]]',
  'System!*[System[Provider[@Name!="disk"]]]',
  'Security!*[System[band(Keywords,4503599627370496)]]',
  'Security!*[System[(band(Keywords,13510798882111488)) and (EventID != 4624)]]',
  'Security!*[System[band(Keywords,1)]]',
  "Security!*[System[TimeCreated[@SystemTime>='2024-05-14T00:00:00.000Z' and @SystemTime<='2024-05-14T08:30:15.250Z']]]",
  "Security!*[System[TimeCreated[@SystemTime>'2024-05-14T00:00:00.000Z']]]",
  "Security!*[System[Security[@UserID='S-1-5-18']]]",
  "Security!*[EventData[Data[@Name='TargetUserName']!='SYSTEM']]",
  "Security!*[EventData[Data[@Name='LogonType']!='3' and Data[@Name='LogonType']!='5']]",
  "Security!*[System[EventID=4625]] and *[EventData[Data[@Name='SubStatus']='0xc000006a']]",
  "Security!*[EventData[Data[@Name='IpAddress']]]",
  "*[EventData[Data='8080' or Data='4444']]",
  "*[EventData[Data='8080' and Data='4444']]",
  '*[EventData[Data[1]="S-1-5-18"]]',
  "*[UserData/*/Param2='Windows x64']",
  '*[UserData/LowOnMemory]',
  "*[UserData[LogFileCleared[SubjectUserName='jdoe']]]",
  'Security!*[System[EventID=4624] and EventData[Data[@Name="LogonType"]=10 or Data[@Name="IpAddress"]="::1"]]',
  'Security!*[(System[EventID=4624] and EventData[Data[@Name="LogonType"]=10]) or System[EventID=4625]]',
  'Security!*[System[EventID=4688] and ((EventData[Data[@Name="A"]=1] and EventData[Data[@Name="B"]=2]) or EventData[Data[@Name="C"]=3])]',
  'Event/System[Task=0][EventID=1][Level=4]',
  '*/System/EventID=4720',
  'Security!*[System[EventID=4624 and not(EventID=4625)]]',
  'Security!*[System[EventID=4624 or 4625]]',
  'Security!*[System[(EventID=) or (EventID=4688)]]',
  "Security!*[EventData[Data[@Name='X'] and (Data='a|b`c')]]",
  'Security!System[EventID=1]',
  'Security!*[System[EventID=\uFFFC]]',
  '\uFFFC',
  '\uFFFC!*[System[Level=2]]',
  '',
];

test('queries in plain sentences', () => {
  expect(queries.map((query) => `${query}\n  ${said(query)}`).join('\n')).toMatchInlineSnapshot(`
    "*
      All events.
    Security!*
      All events of the Security channel.
    security!Event
      All events of the Security channel.
    Security!*[System]
      All events of the Security channel.
    Security!*[System[EventID=4624]]
      Events of the Security channel with ID 4624 (Logon succeeded).
    Security!*[System[(EventID=4624 or EventID=4625)]] and *[EventData[Data[@Name="LogonType"]=10]] and *[System[TimeCreated[timediff(@SystemTime) <= 86400000]]]
      Events of the Security channel with ID 4624 (Logon succeeded) or 4625 (Logon failed), whose LogonType is 10 (RemoteInteractive), of the last 24 hours.
    Security!*[System[TimeCreated[timediff(@SystemTime) <= 3600000] and (EventID=4740)]]
      Events of the Security channel with ID 4740 (User account locked out), of the last hour.
    System!*[System[TimeCreated[timediff(@SystemTime) >= 604800000]]]
      Events of the System channel older than 1 week.
    Security!*[System[(EventID>=4720 and EventID<=4726) or EventID=4738]]
      Events of the Security channel with ID 4720 to 4726 or 4738 (User account changed).
    Security!*[System[(EventID>4720 and EventID<4726)]]
      Events of the Security channel with ID 4721 to 4725.
    Security!*[System[EventID>=4720]]
      Events of the Security channel whose ID is at least 4720.
    Security!*[System[EventID=4624 or EventID>=5000]]
      Events of the Security channel whose ID is 4624 (Logon succeeded) or at least 5000.
    Security!*[System[EventID!=4624]]
      Events of the Security channel with an ID other than 4624 (Logon succeeded).
    Security!*[System[EventID!=4624 and EventID!=4634 and EventID!=4672]]
      Events of the Security channel with none of the IDs 4624 (Logon succeeded), 4634 (Logoff completed) and 4672 (Special privileges assigned to a new logon).
    Security!*[System[EventID=1 or EventID=2 or EventID=3 or EventID=4 or EventID=5 or EventID=6 or EventID=7 or EventID=8 or (EventID>=100 and EventID<=109)]]
      Events of the Security channel with one of 18 event IDs (1, 2, 3, …).
    Security!*[System[EventID!=4624 or EventID!=4634]]
      Events of the Security channel whose ID is not 4624 (Logon succeeded) or not 4634 (Logoff completed).
    Security!*[System[(EventID!=4624 or EventID!=4634) and EventID!=4672]]
      Events of the Security channel whose ID is not 4624 (Logon succeeded) or not 4634 (Logoff completed), with an ID other than 4672 (Special privileges assigned to a new logon).
    Security!*[System[Level=1 or Level!=4]]
      Events of the Security channel whose Level is 1 (Critical) or not 4 (Information).
    Security!*[EventData[Data[@Name='LogonType']!=3 or Data[@Name='LogonType']!=5]]
      Events of the Security channel whose LogonType is there and not 3 (Network) or not 5 (Service).
    System!*[System[(Level=1 or Level=2 or Level=3)]]
      Events of the System channel whose Level is 1 (Critical), 2 (Error) or 3 (Warning).
    System!*[System[(Level <= 3) and Provider[@Name="Service Control Manager" or @Name="disk"]]]
      Events of the System channel of the provider \`Service Control Manager\` or \`disk\`, whose Level is at most 3.
    System!*[System[Provider[@Name!="disk"]]]
      Events of the System channel of a provider other than \`disk\`.
    Security!*[System[band(Keywords,4503599627370496)]]
      Events of the Security channel whose Keywords hold Audit failure.
    Security!*[System[(band(Keywords,13510798882111488)) and (EventID != 4624)]]
      Events of the Security channel with an ID other than 4624 (Logon succeeded), whose Keywords hold Audit failure or Audit success.
    Security!*[System[band(Keywords,1)]]
      Events of the Security channel whose Keywords hold a bit of 0x1.
    Security!*[System[TimeCreated[@SystemTime>='2024-05-14T00:00:00.000Z' and @SystemTime<='2024-05-14T08:30:15.250Z']]]
      Events of the Security channel from 14 May 2024 00:00 UTC to 14 May 2024 08:30:15.250 UTC.
    Security!*[System[TimeCreated[@SystemTime>'2024-05-14T00:00:00.000Z']]]
      Events of the Security channel after 14 May 2024 00:00 UTC.
    Security!*[System[Security[@UserID='S-1-5-18']]]
      Events of the Security channel whose UserID is S-1-5-18 (Local System).
    Security!*[EventData[Data[@Name='TargetUserName']!='SYSTEM']]
      Events of the Security channel whose TargetUserName is there and not \`SYSTEM\`.
    Security!*[EventData[Data[@Name='LogonType']!='3' and Data[@Name='LogonType']!='5']]
      Events of the Security channel whose LogonType is there and none of 3 (Network) and 5 (Service).
    Security!*[System[EventID=4625]] and *[EventData[Data[@Name='SubStatus']='0xc000006a']]
      Events of the Security channel with ID 4625 (Logon failed), whose SubStatus is 0xc000006a (STATUS_WRONG_PASSWORD).
    Security!*[EventData[Data[@Name='IpAddress']]]
      Events of the Security channel that have IpAddress.
    *[EventData[Data='8080' or Data='4444']]
      Events with some Data that is 8080 or 4444.
    *[EventData[Data='8080' and Data='4444']]
      Events with some Data that is 8080, with some Data that is 4444.
    *[EventData[Data[1]="S-1-5-18"]]
      Events whose Data number 1 is S-1-5-18.
    *[UserData/*/Param2='Windows x64']
      Events whose Param2 of UserData is \`Windows x64\`.
    *[UserData/LowOnMemory]
      Events that have LowOnMemory of UserData.
    *[UserData[LogFileCleared[SubjectUserName='jdoe']]]
      Events whose SubjectUserName of UserData is \`jdoe\`.
    Security!*[System[EventID=4624] and EventData[Data[@Name="LogonType"]=10 or Data[@Name="IpAddress"]="::1"]]
      Events of the Security channel with ID 4624 (Logon succeeded), \\[either whose LogonType is 10 (RemoteInteractive) or whose IpAddress is \`::1\`\\].
    Security!*[(System[EventID=4624] and EventData[Data[@Name="LogonType"]=10]) or System[EventID=4625]]
      Events of the Security channel that fit one of these: (1) with ID 4624 (Logon succeeded), whose LogonType is 10 (RemoteInteractive); (2) with ID 4625 (Logon failed).
    Security!*[System[EventID=4688] and ((EventData[Data[@Name="A"]=1] and EventData[Data[@Name="B"]=2]) or EventData[Data[@Name="C"]=3])]
      Events of the Security channel with ID 4688 (Process created), \\[either \\[whose A is 1, whose B is 2\\] or whose C is 3\\].
    Event/System[Task=0][EventID=1][Level=4]
      Events with ID 1 (Process created), whose Task is 0, whose Level is 4 (Information).
    */System/EventID=4720
      Events with ID 4720 (User account created).
    Security!*[System[EventID=4624 and not(EventID=4625)]]
      Events of the Security channel with ID 4624 (Logon succeeded), that satisfy \`not(EventID=4625)\`.
    Security!*[System[EventID=4624 or 4625]]
      Events of the Security channel either with ID 4624 (Logon succeeded) or that satisfy \`4625\`.
    Security!*[System[(EventID=) or (EventID=4688)]]
      Events of the Security channel either that satisfy \`EventID=\` or with ID 4688 (Process created).
    Security!*[EventData[Data[@Name='X'] and (Data='a|b\`c')]]
      Events of the Security channel that have X, with some Data that is \`\`a|b\`c\`\`.
    Security!System[EventID=1]
      Events of the Security channel that satisfy \`System[EventID=1]\`.
    Security!*[System[EventID=￼]]
      Events of the Security channel that satisfy \`EventID=…\`.
    ￼
      Events of a query that its document computes.
    ￼!*[System[Level=2]]
      Events of a channel that the document computes whose Level is 2 (Error).

      Events of a query that is not written yet."
  `);
});

const pieces = [
  '*',
  'Event',
  'System',
  'EventID',
  'EventData',
  'UserData',
  'Data',
  '@Name',
  '@',
  '=',
  '!=',
  '<=',
  '>',
  '4624',
  "'a'",
  "'",
  '"',
  '[',
  ']',
  '(',
  ')',
  '/',
  '//',
  '!',
  ',',
  ' and ',
  ' or ',
  'band(Keywords,',
  'timediff(@SystemTime)',
  '-',
  '|',
  '`',
  '\uFFFC',
  'TimeCreated[@SystemTime',
];

test('there is a sentence for every text, of one line', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 25 }), (parts) => {
      expect(said(parts.join(''))).toMatch(/^(?:All events|Events).*\.$/);
    }),
    { numRuns: 1000 },
  );
});

function said(text: string): string {
  return sentence(readQuery(text, { form: 'optional', target: 'local' }));
}
