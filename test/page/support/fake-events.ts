import type { ResultsQuestion } from '../../../client/src/results/messages.ts';
import type {
  EventReference,
  ResultGroup,
  ResultRow,
  ResultsResult,
  Why,
} from '../../../server/src/protocol.ts';

/** Made-up events, as many as are asked for: each is made when it is looked at. */
const query =
  "Security!*[System[(EventID=4624 or EventID=4625)] and EventData[Data[@Name='LogonType']='10']]";

function isMatched(event: number): boolean {
  return event % 16 === 0;
}

/** What the server would answer for a log of so many events. */
export function resultsOf(question: ResultsQuestion, total: number): ResultsResult {
  const kinds = listed(question, total);
  const expressions = question.columns ?? usualColumns;
  const rows: ResultRow[] = [];
  for (let row = question.from; row < Math.min(kinds.count, question.from + question.count); row += 1) {
    const event = kinds.eventAt(question.sort.isDescending ? kinds.count - 1 - row : row);
    rows.push({
      event: { uri: 'file:///security.evtx', index: event },
      isMatched: isMatched(event),
      cells: expressions.map((expression) => cellOf(expression, event)),
    });
  }
  const matched = Math.ceil(total / 16);
  return {
    kind: 'results',
    label: 'Security · query 2 of 14',
    query,
    total,
    matched,
    bytes: total * 1180,
    matchedBytes: matched * 1240,
    rowCount: kinds.count,
    span: { from: start, to: start + (total - 1) * 827 },
    columns: expressions.map((expression) => ({
      title: titles.get(expression) ?? /'(\w+)'/.exec(expression)?.[1] ?? expression,
      expression,
      problem: expression.includes('[[') ? 'A step is missing before [' : undefined,
    })),
    rows,
    groups: groupsOf(total),
    histogram: histogramOf(total),
    eliminates: undefined,
    isLoading: false,
    milliseconds: 4.2,
  };
}

export function whyOf({ index }: EventReference): Why {
  const xml = xmlOf(index);
  const id = `<EventID>${idOf(index)}</EventID>`;
  const isIdMatched = idOf(index) === 4624 || idOf(index) === 4625;
  const type = `>${logonTypeOf(index)}</Data>`;
  const idAt = xml.indexOf(id);
  const typeAt = xml.indexOf(type, xml.indexOf("Name='LogonType'"));
  const isTypeMatched = logonTypeOf(index) === 10;
  return {
    kind: 'why',
    isMatched: isMatched(index),
    sentence: isMatched(index)
      ? 'All comparisons are true.'
      : `LogonType is ${logonTypeOf(index)} (Network), the filter asks for 10 (RemoteInteractive).`,
    xml,
    xmlMarks: [
      { start: idAt + 9, end: idAt + 9 + 4, isMatched: isIdMatched, isNeeded: true },
      { start: typeAt + 1, end: typeAt + type.length - 7, isMatched: isTypeMatched, isNeeded: true },
    ],
    query,
    conditions: [
      condition('EventID=4624', idOf(index) === 4624, `EventID is ${idOf(index)}`, isIdMatched),
      condition(
        'EventID=4625',
        idOf(index) === 4625,
        `EventID is ${idOf(index)}, the filter asks for 4625`,
        isIdMatched,
      ),
      condition(
        "Data[@Name='LogonType']='10'",
        isTypeMatched,
        `LogonType is ${logonTypeOf(index)}${isTypeMatched ? '' : ' (Network), the filter asks for 10 (RemoteInteractive)'}`,
      ),
    ],
    fields: [
      {
        label: 'EventID',
        value: String(idOf(index)),
        meaning: names.get(idOf(index)),
        path: 'System/EventID',
        start: 0,
        end: 0,
      },
      {
        label: 'Provider',
        value: 'Microsoft-Windows-Security-Auditing',
        meaning: undefined,
        path: 'System/Provider/@Name',
        start: 0,
        end: 0,
      },
      {
        label: 'Computer',
        value: 'DC01.contoso.example',
        meaning: undefined,
        path: 'System/Computer',
        start: 0,
        end: 0,
      },
      ...[
        'SubjectUserSid',
        'SubjectUserName',
        'TargetUserName',
        'TargetDomainName',
        'LogonType',
        'IpAddress',
        'WorkstationName',
        'LogonProcessName',
      ].map((label) => ({
        label,
        value: cellOf(`EventData/Data[@Name='${label}']`, index),
        meaning: label === 'LogonType' ? 'Network' : label === 'SubjectUserSid' ? 'Local System' : undefined,
        path: `EventData/Data[@Name='${label}']`,
        start: 0,
        end: 0,
      })),
    ],
  };
}

function condition(text: string, isMatched: boolean, sentence: string, hasOther = false) {
  const start = query.indexOf(text);
  return { start, end: start + text.length, isMatched, isNeeded: isMatched || !hasOther, sentence };
}

interface Listed {
  readonly count: number;
  eventAt(row: number): number;
}

function listed({ show, ids, search }: ResultsQuestion, total: number): Listed {
  const matched = Math.ceil(total / 16);
  const narrowed = ids.length > 0 ? 20 : search ? 100 : 1;
  const shrink = (count: number) => Math.ceil(count / narrowed);
  switch (show) {
    case 'matched':
      return { count: shrink(matched), eventAt: (row) => row * 16 };
    case 'missed':
      return { count: shrink(total - matched), eventAt: (row) => row + Math.floor(row / 15) + 1 };
    case 'all':
      return { count: shrink(total), eventAt: (row) => row };
  }
}

const usualColumns = [
  'System/TimeCreated/@SystemTime',
  'System/EventID',
  "EventData/Data[@Name='TargetUserName']",
  "EventData/Data[@Name='IpAddress']",
  'System/Computer',
];
const titles = new Map([
  ['System/TimeCreated/@SystemTime', 'Time'],
  ['System/EventID', 'ID'],
  ['System/Computer', 'Computer'],
  ["EventData/Data[@Name='TargetUserName']", 'Target user'],
  ["EventData/Data[@Name='IpAddress']", 'IP address'],
]);
const names = new Map([
  [4624, 'Logon succeeded'],
  [4625, 'Logon failed'],
  [4634, 'Logoff'],
  [4672, 'Special privileges assigned to new logon'],
  [4688, 'Process created'],
]);
const ids = [4624, 4688, 4634, 4672, 4625, 4624, 4688];
const users = ['jdoe', 'svc-sql', 'administrator', 'DC01$', 'm.curie', 'backup-operator'];
const start = Date.UTC(2024, 4, 1, 9);

function idOf(event: number): number {
  return isMatched(event)
    ? event % 64 === 0
      ? 4625
      : 4624
    : (ids[(event * 7 + (event >> 4)) % ids.length] ?? 4624);
}

function logonTypeOf(event: number): number {
  return isMatched(event) ? 10 : 3;
}

function cellOf(expression: string, event: number): string {
  if (expression.includes('SystemTime')) return timeOf(event);
  if (expression.includes('EventID')) return String(idOf(event));
  if (expression.includes('RecordID')) return String(event + 18_000);
  if (expression.includes('UserName')) return users[(event * 5) % users.length] ?? '';
  if (expression.includes('UserSid')) return 'S-1-5-18';
  if (expression.includes('Domain')) return 'CONTOSO';
  if (expression.includes('LogonType')) return String(logonTypeOf(event));
  if (expression.includes('IpAddress')) return `10.0.${(event >> 5) % 250}.${event % 250}`;
  if (expression.includes('Workstation')) return `WS-${String(event % 400).padStart(4, '0')}`;
  if (expression.includes('Process')) return 'User32';
  return 'DC01.contoso.example';
}

function timeOf(event: number): string {
  return new Date(start + event * 827).toISOString().replace('Z', '1230Z');
}

function groupsOf(total: number): readonly ResultGroup[] {
  return [...names].map(([id, name], index) => ({
    id,
    name,
    channel: 'Security',
    total: Math.round(total / (index + 2.3)),
    matched: index < 2 ? Math.round(total / 16 / (index * 3 + 1.3)) : 0,
  }));
}

function histogramOf(total: number) {
  const wave = Array.from({ length: 90 }, (_, bin) =>
    Math.round(((total / 90) * (2 + Math.sin(bin / 9) + Math.sin(bin * 1.7) * 0.5)) / 2),
  );
  const matched = wave.map((count, bin) => (bin % 31 > 22 ? 0 : Math.round(count / (10 + ((bin * 7) % 13)))));
  return { from: start, to: start + total * 827, matched, total: wave };
}

function xmlOf(event: number): string {
  const data = [
    'SubjectUserSid',
    'SubjectUserName',
    'TargetUserName',
    'TargetDomainName',
    'LogonType',
    'IpAddress',
  ]
    .map((name) => `    <Data Name='${name}'>${cellOf(`EventData/Data[@Name='${name}']`, event)}</Data>`)
    .join('\n');
  return `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'>
  <System>
    <Provider Name='Microsoft-Windows-Security-Auditing' Guid='{54849625-5478-4994-a5ba-3e3b0328c30d}'/>
    <EventID>${idOf(event)}</EventID>
    <Level>0</Level>
    <Keywords>0x8020000000000000</Keywords>
    <TimeCreated SystemTime='${timeOf(event)}'/>
    <EventRecordID>${event + 18_000}</EventRecordID>
    <Channel>Security</Channel>
    <Computer>DC01.contoso.example</Computer>
  </System>
  <EventData>
${data}
  </EventData>
</Event>`;
}
