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
  expect(queries.map((query) => `${query}\n  ${said(query)}`).join('\n')).toMatchInlineSnapshot();
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
