import { DOMParser, type Element } from '@xmldom/xmldom';
import { runnable } from '../../server/src/features/match-query.ts';
import { readBareQuery } from '../../server/src/features/query-document.ts';
import { readSample } from '../../server/src/features/samples.ts';
import { selects } from '../../server/src/matcher/selection.ts';
import { manyEvents, sixQueries } from './inputs.ts';
import { line, measure, ratio } from './measure.ts';
import { type PeerQuery, parsePeerQuery } from './peer.ts';

const options = { now: Date.parse('2023-11-15T00:00:00Z'), caseSensitive: false };

/** Reading event XML and running six queries on it, against @xmldom/xmldom and npm xpath doing the same, a DOM per event. */
export function benchMatch(): void {
  const text = manyEvents(4_000_000);
  const bytes = new TextEncoder().encode(text);
  const megabytes = bytes.length / 1e6;
  const runs = sixQueries.map((query) => runnable(readBareQuery(query, 'local')));
  const peerQueries = sharedQueries.map((query) => parsePeerQuery(query));

  const whole = measure(
    {
      ours: () => count(readSample('events.xml', bytes).events, runs),
      peer: () => countPeer(domsOf(text), peerQueries),
    },
    3,
  );
  const events = readSample('events.xml', bytes).events;
  const doms = domsOf(text);
  const [ours, peer] = [count(events, runs.slice(0, 4)), countPeer(doms, peerQueries)];
  if (ours.join() !== peer.join()) throw new Error(`The answers differ: ${ours} and ${peer}.`);
  const loaded = measure(
    { ours: () => count(events, runs.slice(0, 4)), peer: () => countPeer(doms, peerQueries) },
    3,
  );

  console.log(`\n${events.length} events, ${megabytes.toFixed(1)} MB of XML`);
  line('read, then six queries', whole.ours, `${((megabytes / whole.ours.median) * 1000).toFixed(1)} MB/s`);
  line(
    'xmldom + npm xpath: a DOM per event, four queries',
    whole.peer,
    `ours is ${ratio(whole.ours, whole.peer)} as fast`,
  );
  line(
    'four queries on events that are loaded',
    loaded.ours,
    `${perQuery(loaded.ours.median, events.length)} ms a query and 100k events`,
  );
  line(
    'npm xpath on DOMs that are loaded',
    loaded.peer,
    `ours is ${ratio(loaded.ours, loaded.peer)} as fast`,
  );
}

/** Those of the six that XPath 1.0 can say: it knows neither band() nor the order of times. */
const sharedQueries = sixQueries.slice(0, 4).map((query) => `boolean(${query})`);

function perQuery(milliseconds: number, events: number): string {
  return ((milliseconds / 4 / events) * 100_000).toFixed(1);
}

function count(
  events: ReturnType<typeof readSample>['events'],
  runs: readonly ReturnType<typeof runnable>[],
): number[] {
  return runs.map((run) => {
    if (run.kind === 'refused') throw new Error(run.message);
    return events.filter((event) => selects(run, event.root, options)).length;
  });
}

function domsOf(text: string): readonly Element[] {
  const parser = new DOMParser();
  const xml = text.replaceAll(/ xmlns=(?:"[^"]*"|'[^']*')/g, '').match(/<Event>[\s\S]*?<\/Event>/g) ?? [];
  return xml.flatMap((event) => parser.parseFromString(event, 'text/xml').documentElement ?? []);
}

function countPeer(doms: readonly Element[], queries: readonly PeerQuery[]): number[] {
  return queries.map(
    (query) => doms.filter((dom) => query.evaluateBoolean({ node: dom.ownerDocument })).length,
  );
}
