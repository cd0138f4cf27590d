import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allEvents } from '../../server/src/catalog/events.ts';

/** A data collection rule of 2,000 lines with 100 queries of 20 terms each, which select different events: an ID, a field of it, and 17 values. */
export function largeRule(): string {
  const events = allEvents().filter(
    ({ provider, fields }) => provider === 'Microsoft-Windows-Security-Auditing' && fields.length > 0,
  );
  const queries = events.slice(0, 100).map(({ id, fields }, query) => {
    const field = fields[query % fields.length]?.name ?? '';
    const values = Array.from({ length: 17 }, (_, term) => `Data='value ${query * 31 + term * 7}'`);
    return `Security!*[System[(EventID=${id})]] and *[EventData[Data[@Name='${field}']='x' or ${values.join(' or ')}]]`;
  });
  const windowsEventLogs = Array.from({ length: 10 }, (_, source) => ({
    name: `security-${source}`,
    streams: ['Microsoft-SecurityEvent'],
    xPathQueries: queries.slice(source * 10, source * 10 + 10),
  }));
  return JSON.stringify(
    { location: 'eastus', tags, properties: { dataSources: { windowsEventLogs } } },
    undefined,
    2,
  );
}

/** What makes up the lines of a long rule besides its queries. */
const tags = Object.fromEntries(
  Array.from({ length: 1800 }, (_, tag) => [`tag-${tag}`, `value of tag ${tag}`]),
);

/** The events of the samples again and again, each with its own record number, time, logon type and account, up to a size in bytes. */
export function manyEvents(bytes: number): string {
  const sample = readFileSync(join('samples', 'events', 'security.xml'), 'utf8');
  const events = sample.match(/<Event [\s\S]*?<\/Event>/g) ?? [];
  if (events.length === 0) throw new Error('The samples hold no events.');
  const parts = ['<Events>'];
  let size = 0;
  for (let record = 0; size < bytes; record++) {
    const event = (events[record % events.length] ?? '')
      .replace(/<EventRecordID>\d+/, `<EventRecordID>${100_000 + record}`)
      .replace(
        /SystemTime="[^"]*"/,
        `SystemTime="${new Date(1_700_000_000_000 + record * 1571).toISOString().replace('Z', '1234Z')}"`,
      )
      .replace(/(Name="LogonType">)\d+/, `$1${[2, 3, 3, 3, 5, 7, 10][record % 7]}`)
      .replace(/(Name="TargetUserName">)[^<]*/, `$1user${record % 997}`);
    parts.push(event);
    size += event.length;
  }
  return `${parts.join('\n')}\n</Events>`;
}

/** One ID; ten IDs; a range; an ID and a field; a mask; a time window. */
export const sixQueries: readonly string[] = [
  '*[System[EventID=4624]]',
  `*[System[(${[4624, 4625, 4634, 4648, 4672, 4688, 4720, 4732, 4740, 4769].map((id) => `EventID=${id}`).join(' or ')})]]`,
  '*[System[EventID>=4720 and EventID<=4740]]',
  "*[System[EventID=4624]] and *[EventData[Data[@Name='LogonType']='10']]",
  '*[System[band(Keywords,4503599627370496)]]',
  "*[System[TimeCreated[@SystemTime>='2023-11-14T23:00:00.000Z' and @SystemTime<='2023-11-15T00:00:00.000Z']]]",
];
