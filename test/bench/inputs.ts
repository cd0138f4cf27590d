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
