import type { EmbeddedQuery, HostDocument } from '../../../server/src/hosts/embedded-query.ts';
import { type HostSource, readHost } from '../../../server/src/hosts/read-host.ts';
import { hole } from '../../../server/src/text/hole.ts';

/** The document, which the test expects to hold queries. */
export function hostOf(document: HostSource): HostDocument {
  const found = readHost(document);
  if (!found) throw new Error(`${document.path} is no host document.`);
  return found;
}

/** An independent reading of the host text of one code unit; longer text is an interpolation. */
export type Decode = (written: string) => string;

/** What goes wrong on the way of each code unit of each query to its host and back, as sentences. */
export function brokenRoundTrips(
  host: string,
  { queries }: HostDocument,
  decode?: Decode,
): readonly string[] {
  return queries.flatMap((query) => [...brokenRoundTripsOf(host, query, decode ?? decodes[query.use])]);
}

function* brokenRoundTripsOf(host: string, query: EmbeddedQuery, decode: Decode) {
  const { text, map, hostRange, label } = query;
  for (let offset = 0; offset < text.length; offset++) {
    const range = map.toHost({ start: offset, end: offset + 1 });
    const back = map.toQuery(range.start);
    if (back !== offset) yield `${label}: ${offset} comes back as ${back}`;
    if (range.start < hostRange.start || range.end > hostRange.end)
      yield `${label}: ${offset} leaves its value`;
    const written = host.slice(range.start, range.end);
    const meant = text.charAt(offset);
    if (meant !== decode(written)) yield `${label}: ${offset} is ${meant}, its host says ${written}`;
  }
  const end = map.toQuery(map.toHost({ start: text.length, end: text.length }).start);
  if (end !== text.length) yield `${label}: its end ${text.length} comes back as ${end}`;
}

const verbatim: Decode = (written) => written;

/** How the first hosts of each use write a query; a test of another host brings its own. */
const decodes: Readonly<Record<EmbeddedQuery['use'], Decode>> = {
  'data-collection-rule': decodeJson,
  'query-file': verbatim,
  'event-log': verbatim,
  subscription: verbatim,
};

function decodeJson(written: string): string {
  if (written.length === 1) return written;
  const text: string = JSON.parse(`"${written}"`);
  return text.length === 1 ? text : hole;
}
