import type { FindingCode } from '../dialect/findings.ts';
import { type Overlap, overlapsAmong } from '../dialect/overlap.ts';
import type { Severity } from '../dialect/target.ts';
import type { DocumentQuery } from './query-document.ts';

/** What a query has in common with others of its document. */
export interface CommonEvents {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly found: DocumentQuery;
  /** The other queries, in the order of the document. */
  readonly others: readonly DocumentQuery[];
  readonly message: string;
  /** Whether the document asks for the same events without this query. */
  readonly isNeedless: boolean;
}

/**
 * Queries that select what another query selects: of those that a data collection rule collects together, and of the Selects, or the
 * Suppresses, of one Query of a query list.
 */
export function* commonEvents(queries: readonly DocumentQuery[]): Generator<CommonEvents> {
  for (const group of groupsOf(queries)) {
    const needless = new Set<DocumentQuery>();
    const sharing = new Map<DocumentQuery, Sharing[]>();
    for (const pair of overlapsAmong(group.map(({ query }) => query))) {
      const { overlap } = pair;
      const [first, second] = [group[pair.first], group[pair.second]];
      if (!first || !second || needless.has(first) || needless.has(second)) continue;
      if (overlap.kind === 'share') {
        const known = sharing.get(second);
        if (known) known.push({ first, eventIds: overlap.eventIds });
        else sharing.set(second, [{ first, eventIds: overlap.eventIds }]);
        continue;
      }
      const [covered, by] =
        overlap.kind === 'covers' && overlap.broader === 'second' ? [first, second] : [second, first];
      needless.add(covered);
      yield covered.embedded.role
        ? needlessFilter(covered, by, overlap)
        : collectedTwice(covered, by, overlap);
    }
    for (const [found, all] of sharing) {
      const others = all.filter(({ first }) => !needless.has(first));
      if (!needless.has(found) && others.length > 0 && !found.embedded.role)
        yield sharedEvents(found, others);
    }
  }
}

/** Queries of which each event is wanted once. Of a query list, only one Query is looked at: what a Suppress removes there, another Query may select. */
function groupsOf(queries: readonly DocumentQuery[]): Iterable<readonly DocumentQuery[]> {
  const groups = new Map<string, DocumentQuery[]>();
  for (const found of queries) {
    const { role, rule, use } = found.embedded;
    if (rule === undefined || (!role && use !== 'data-collection-rule')) continue;
    const key = role ? `${role.kind} ${role.query}` : `rule ${rule}`;
    const group = groups.get(key);
    if (group) group.push(found);
    else groups.set(key, [found]);
  }
  return groups.values();
}

/** Windows returns an event once, whatever number of Selects it satisfies. */
function needlessFilter(found: DocumentQuery, by: DocumentQuery, { kind }: Overlap): CommonEvents {
  const { label, role } = by.embedded;
  const verb = role?.kind === 'suppress' ? 'removes' : 'selects';
  return {
    code: kind === 'same' ? 'repeated-term' : 'covered-term',
    severity: 'information',
    found,
    others: [by],
    message: `${label} ${verb} ${kind === 'same' ? 'the same events' : 'all of these events'} already. Remove this one.`,
    isNeedless: true,
  };
}

function collectedTwice(found: DocumentQuery, by: DocumentQuery, { kind }: Overlap): CommonEvents {
  const which = kind === 'same' ? 'the same events' : 'all of these events';
  const isNeedless = areInOneList(found, by);
  return {
    code: 'overlapping-query',
    severity: isNeedless || !goElsewhere(found, by) ? 'warning' : 'information',
    found,
    others: [by],
    message: `${by.embedded.label} selects ${which} too, so that they may be collected and paid for twice. ${isNeedless ? 'Remove this query.' : 'Leave them to one of the two.'}`,
    isNeedless,
  };
}

interface Sharing {
  readonly first: DocumentQuery;
  readonly eventIds: readonly number[];
}

function sharedEvents(found: DocumentQuery, all: readonly Sharing[]): CommonEvents {
  const others = all.map(({ first }) => first);
  const eventIds = [...new Set(all.flatMap((each) => each.eventIds))].sort((a, b) => a - b);
  const [first, ...further] = others.map(({ embedded }) => embedded.label);
  const who =
    further.length > 0 ? `${first} and ${counted(further.length, 'other')} select` : `${first} selects`;
  return {
    code: 'overlapping-query',
    severity: 'information',
    found,
    others,
    message: `${who} ${namedEvents(eventIds)} too, so that they may be collected and paid for twice. Leave them to one query.`,
    isNeedless: false,
  };
}

/** Events by their IDs, the first few of them. */
export function namedEvents(eventIds: readonly number[]): string {
  const named = eventIds.slice(0, mostNamed).map(String);
  const more = eventIds.length - named.length;
  const last = more > 0 ? `${more} more` : named.length > 1 ? named.pop() : undefined;
  const noun = eventIds.length > 1 ? 'events' : 'events of ID';
  return `${noun} ${named.join(', ')}${last === undefined ? '' : ` and ${last}`}`;
}

const mostNamed = 5;

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count > 1 ? 's' : ''}`;
}

/** Data sources may transform what they collect, so that only queries of one list can stand for each other. */
function areInOneList(a: DocumentQuery, b: DocumentQuery): boolean {
  return listOf(a) === listOf(b);
}

/** The label of a query without its place in the list. */
function listOf({ embedded }: DocumentQuery): string {
  return embedded.label.replace(/\[\d+\]$/, '');
}

/** Whether two data sources are known to feed different streams. */
function goElsewhere(a: DocumentQuery, b: DocumentQuery): boolean {
  const [ofA, ofB] = [a.embedded.streams, b.embedded.streams];
  return ofA !== undefined && ofB !== undefined && !ofA.some((stream) => ofB.includes(stream));
}
