import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element } from '@xmldom/xmldom';
import { expect, test } from 'vitest';
import { check } from '../../server/src/dialect/check.ts';
import type { Problem } from '../../server/src/dialect/problem.ts';
import { readQuery } from '../../server/src/dialect/query.ts';
import { decodeText } from '../../server/src/events/decode.ts';
import { type EventNode, type EventRecord, eventNode } from '../../server/src/events/event.ts';
import { readEvents } from '../../server/src/events/read-xml.ts';
import { type MatchOptions, matches } from '../../server/src/matcher/match.ts';
import { type Resolved, resolve } from '../../server/src/matcher/resolve.ts';
import type { Test } from '../../server/src/matcher/test.ts';
import { describeCorpus } from '../support/corpus.ts';
import { documentOf, oracle } from '../support/xpath-oracle.ts';
import { completeQueries } from './queries.ts';

/** Amid the years that the events are from. */
const options: MatchOptions = { now: Date.UTC(2022, 0, 1), caseSensitive: false };

describeCorpus('the events that the corpus queries match', (corpus) => {
  const accepted = acceptedQueries(corpus);
  const runnable = accepted.flatMap(withTest);
  const shared = runnable.flatMap(withOracle);
  const gold = Object.entries<readonly string[]>(
    JSON.parse(readFileSync(join(corpus, 'events', 'gold.json'), 'utf8')),
  ).filter(([, records]) => records.length > 0);

  test('every accepted query can be run', () => {
    expect(accepted.filter(({ resolved }) => 'refused' in resolved)).toEqual([]);
    expect(runnable.length).toBeGreaterThanOrEqual(200);
  });

  test(`are the same from the XML of two readers (${runnable.length} queries)`, { timeout: 240_000 }, () => {
    const differences = new Map<string, number>();
    const fromBlankTimes = new Map<string, number>();
    let events = 0;
    for (const { libevtx, pyevtx } of pairs()) {
      events++;
      const mended = withTimes(pyevtx);
      for (const query of [...runnable, ...probeQueries]) {
        const expected = matches(query.test, libevtx.root, options);
        if (matches(query.test, mended, options) !== expected) count(differences, query.id);
        if (!readsTimes(query)) continue;
        if (matches(query.test, pyevtx, options) !== expected) count(fromBlankTimes, query.id);
      }
    }
    expect(events).toBe(3796);
    expect(Object.fromEntries(differences)).toEqual(knownDifferences);
    expect(Object.fromEntries(fromBlankTimes)).toEqual(knownFromBlankTimes);
  });

  test(`are those of npm xpath on one event in twenty (${shared.length} queries)`, {
    timeout: 240_000,
  }, () => {
    expect(shared.length).toBeGreaterThanOrEqual(200);
    const differences: string[] = [];
    let hits = 0;
    for (const [index, { libevtx, record, xml }] of [...pairs()].entries()) {
      if (index % 20 !== 0) continue;
      const document = documentOf(xml);
      if (document.documentElement) toUpperCase(document.documentElement);
      for (const query of shared) {
        const matched = matches(query.test, libevtx.root, options);
        if (matched) hits++;
        if (query.oracle(document) !== matched) differences.push(`${query.id} on ${record}`);
      }
    }
    expect(differences).toEqual([]);
    expect(hits).toBeGreaterThan(1000);
  });

  /** The events of gold as both readers wrote them, with the XML of the first. */
  function* pairs() {
    for (const [file, records] of gold) {
      const libevtx = eventsOf(file, 'libevtx');
      const pyevtx = eventsOf(file, 'pyevtx');
      for (const record of records) {
        const [first, second] = [libevtx.events.get(record), pyevtx.events.get(record)];
        if (!first || !second) throw new Error(`Record ${record} of ${file} is missing.`);
        const xml = libevtx.text.slice(first.source.start, first.source.end);
        yield { libevtx: first, pyevtx: second.root, record: `${record} of ${file}`, xml };
      }
    }
  }

  function eventsOf(file: string, reader: string) {
    const path = join(corpus, 'events', file.replace(/evtx$/, `${reader}.xml`));
    const { text } = decodeText(readFileSync(path));
    const events = new Map<string, EventRecord>();
    for (const event of readEvents(text).events) events.set(recordOf(event.root), event);
    return { text, events };
  }
});

/**
 * Queries of our own that see what the corpus queries do not ask for, how many events of gold only one reader's XML matches, and why
 * pyevtx is the one that is wrong.
 */
const probes = [
  ['*[System/Correlation/@ActivityID]', 3200, 'writes an absent attribute as an empty one'],
  ["*[System/Correlation[@ActivityID!='']]", 0, ''],
  ['*[System/EventID/@Qualifiers]', 3641, 'writes an absent attribute as an empty one'],
  ['*[System/EventID/@Qualifiers=0]', 0, ''],
  ['*[System/Security/@UserID]', 453, 'writes an absent attribute as an empty one'],
  ["*[System/Provider[@Guid='{54849625-5478-4994-a5ba-3e3b0328c30d}']]", 0, ''],
  ['*[EventData/Data]', 2, 'adds an empty Data to an empty EventData'],
  ["*[EventData/Data[2]!='']", 0, ''],
  ['*[EventData/Binary]', 2, 'adds an empty Binary to an empty EventData'],
  ['*[EventData/Data>"2000-01-01T00:00:00Z"]', 90, 'writes times in Data with a blank for T'],
  ["*[System/TimeCreated[@SystemTime>='2021-01-01T00:00:00.000Z']]", 0, ''],
] as const;

const probeQueries = probes.flatMap(([text]) => withTest(readBare(text, text)));

/** By query, how many events of gold only one reader's XML matches: no query of the corpus is among them. */
const knownDifferences = Object.fromEntries(
  probes.filter(([, differing]) => differing > 0).map(([text, differing]) => [text, differing]),
);

/** The same, with pyevtx's times as they are: a blank for `T` is no time (our decision), so conditions on times fail there. */
const knownFromBlankTimes = {
  '54cce5d37f83': 2, // timediff(@SystemTime) <= 86404194
  a4e42a826cf7: 2, // Level <= 3 and timediff(@SystemTime) <= 86400000
  b14c34930ec8: 2, // the same, written in another way
  '1cbe6db5972b': 133, // Level=2 or Level=3, timediff(@SystemTime) <= 914400000
  '14ff7aa7e6a0': 88, // Level=1 or Level=2 or Level=3, timediff(@SystemTime) <= 86400000
  '45212e8c3f4d': 88, // the same, written in another way
  '*[EventData/Data>"2000-01-01T00:00:00Z"]': 90,
  "*[System/TimeCreated[@SystemTime>='2021-01-01T00:00:00.000Z']]": 334,
};

interface Query {
  /** The name of the query in the corpus; of our own, its text. */
  readonly id: string;
  readonly text: string;
  readonly resolved: Resolved;
  readonly problems: readonly Problem[];
}

interface RunnableQuery extends Query {
  readonly test: Test;
}

/** The complete queries without errors, each text once. */
function acceptedQueries(corpus: string): readonly Query[] {
  const queries = new Map<string, Query>();
  for (const { id, query } of completeQueries(corpus)) {
    const text = query.trim();
    if (!queries.has(text)) queries.set(text, readBare(id, text));
  }
  return [...queries.values()].filter(({ problems }) =>
    problems.every(({ severity }) => severity !== 'error'),
  );
}

function readBare(id: string, text: string): Query {
  const query = readQuery(text, { form: 'absent', target: 'local' });
  return { id, text, resolved: resolve(query.expr), problems: check(query) };
}

function withTest(query: Query): readonly RunnableQuery[] {
  return 'test' in query.resolved ? [{ ...query, test: query.resolved.test }] : [];
}

function readsTimes({ text }: Query): boolean {
  return /timediff|[Tt]ime|T00:/.test(text);
}

/**
 * With npm xpath, which knows neither functions of Event Log nor other readings of a string than its text: no band() and timediff(),
 * no string as a condition, and no string that is a hexadecimal number, a GUID, a time, `true` or `false`. Case is ignored by
 * writing all strings of the query and all texts of the event in capitals.
 */
function withOracle(query: RunnableQuery) {
  const strings = Array.from(
    query.text.matchAll(/'([^']*)'|"([^"]*)"/g),
    ([, single, double]) => single ?? double ?? '',
  );
  const isShared =
    !/\b(?:band|timediff)\s*\(/.test(query.text) &&
    query.problems.every(({ code }) => code !== 'string-condition') &&
    !strings.some((string) =>
      /^\s*(?:0x[\da-f]+|\{?[\da-f]{8}-.*|\d{4}-\d\d-\d\dT.*|true|false)\s*$/i.test(string),
    );
  if (!isShared) return [];
  const capitals = query.text.replace(/'[^']*'|"[^"]*"/g, (literal) => literal.toUpperCase());
  return [{ ...query, oracle: oracle(capitals) }];
}

function toUpperCase(element: Element): void {
  for (const { name, value } of Array.from(element.attributes))
    element.setAttribute(name, value.toUpperCase());
  for (const child of Array.from(element.childNodes)) {
    if (child.nodeType === 1) toUpperCase(child as Element);
    else child.nodeValue = child.nodeValue?.toUpperCase() ?? null;
  }
}

/** pyevtx writes `2021-03-31 23:51:45.018768` for `2021-03-31T23:51:45.018767400Z`. */
function withTimes(node: EventNode): EventNode {
  const attributes = node.attributes.map(({ name, value }) =>
    name === 'SystemTime' ? { name, value: `${value.replace(' ', 'T')}Z` } : { name, value },
  );
  const content = node.content.map((each) => (typeof each === 'string' ? each : withTimes(each)));
  return eventNode(node.name, attributes, content);
}

function recordOf(event: EventNode): string {
  const system = event.children.find(({ name }) => name === 'System');
  return system?.children.find(({ name }) => name === 'EventRecordID')?.text ?? '';
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
