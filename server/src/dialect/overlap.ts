import { hole } from '../text/hole.ts';
import { check } from './check.ts';
import type { FindingCode } from './findings.ts';
import type { Query } from './query.ts';
import { type Condition, conditionOf, implies, restricted, valuesIn } from './reasoning/condition.ts';
import { haveCommonNumber, intersection, type NumberSet, numbersFrom } from './reasoning/number-set.ts';
import type { ValueSet } from './reasoning/value-set.ts';
import { isComplete } from './shape.ts';

/** What two queries of one channel certainly have in common. */
export type Overlap =
  /** They select the same events. */
  | { readonly kind: 'same' }
  /** One selects all that the other does, and may select more. */
  | { readonly kind: 'covers'; readonly broader: 'first' | 'second' }
  /** Of the events with one of these IDs, one selects all that the other does. */
  | { readonly kind: 'share'; readonly eventIds: readonly number[] };

/** Two of several queries, by their indexes, that have something in common. */
export interface OverlappingPair {
  readonly first: number;
  readonly second: number;
  readonly overlap: Overlap;
}

/** Every two of several queries that certainly have something in common, the second one behind the first, in the order of the second. */
export function* overlapsAmong(queries: readonly Query[]): Generator<OverlappingPair> {
  const all = queries.map(subjectOf);
  for (const [second, b] of all.entries()) {
    for (let first = 0; b && first < second; first++) {
      const a = all[first];
      const overlap = a && overlapOfSubjects(a, b);
      if (overlap) yield { first, second, overlap };
    }
  }
}

/**
 * What two queries certainly have in common; `undefined` where nothing is certain, as of queries of different channels, or of a query that
 * does not run. Fields that every event has once are reasoned about (win32 eventschema, [D]), all else is compared as it is written.
 */
export function overlapOf(first: Query, second: Query): Overlap | undefined {
  const [a, b] = [subjectOf(first), subjectOf(second)];
  return a && b && overlapOfSubjects(a, b);
}

/** Where queries are found that have something in common with one, so that it need not be compared with all. */
export interface Meeting {
  /** Queries of one identity select the same events. */
  readonly identity: string;
  readonly channel: string;
  /** The IDs of its events; `undefined` where they may have any, or too many to count. Only another query of this kind can select all of them. */
  readonly eventIds: readonly number[] | undefined;
}

/** Where a query is to be compared; `undefined` where nothing is certain of it. */
export function meetingOf(query: Query): Meeting | undefined {
  const subject = subjectOf(query);
  if (!subject) return undefined;
  const known = meetings.get(subject);
  if (known) return known;
  const { channel, condition, eventIds } = subject;
  const ids = eventIds && valuesOf(eventIds);
  const meeting: Meeting = {
    identity: `${channel}!${condition.key}`,
    channel,
    eventIds: ids && ids.length > 0 ? ids : undefined,
  };
  meetings.set(subject, meeting);
  return meeting;
}

const meetings = new WeakMap<Subject, Meeting>();

function overlapOfSubjects(a: Subject, b: Subject): Overlap | undefined {
  if (a.channel !== b.channel || !mayMeet(a.eventIds, b.eventIds)) return undefined;
  const known = a.compared.get(b);
  if (known) return known.overlap;
  const overlap = compared(a, b);
  a.compared.set(b, { overlap });
  return overlap;
}

function compared(a: Subject, b: Subject): Overlap | undefined {
  if (a.condition.key === b.condition.key) return { kind: 'same' };
  const [isWithinSecond, isWithinFirst] = [
    implies(a.condition, b.condition),
    implies(b.condition, a.condition),
  ];
  if (isWithinSecond && isWithinFirst) return { kind: 'same' };
  if (isWithinSecond) return { kind: 'covers', broader: 'second' };
  if (isWithinFirst) return { kind: 'covers', broader: 'first' };
  const eventIds = sharedIds(a, b);
  return eventIds.length > 0 ? { kind: 'share', eventIds } : undefined;
}

/** A query that selects something, as it is compared with others. */
interface Subject {
  /** Windows ignores the case of its name. */
  readonly channel: string;
  readonly condition: Condition;
  /** The IDs of its events; `undefined` where they may have any. */
  readonly eventIds: NumberSet | undefined;
  /** What it has in common with others: in a rule that is typed in, all but one query stay as they are. */
  readonly compared: WeakMap<Subject, { readonly overlap: Overlap | undefined }>;
}

/** Queries never change, and each is compared with many. */
const subjects = new WeakMap<Query, { readonly subject: Subject | undefined }>();

function subjectOf(query: Query): Subject | undefined {
  const known = subjects.get(query);
  if (known) return known.subject;
  const subject = readSubject(query);
  subjects.set(query, { subject });
  return subject;
}

function readSubject(query: Query): Subject | undefined {
  const { channel, expr, syntax } = query;
  if (channel === undefined || channel.includes(hole) || syntax.length > 0 || !isComplete(expr))
    return undefined;
  if (check(query).some(({ code, severity }) => severity === 'error' && !runsAnyway.has(code)))
    return undefined;
  const condition = conditionOf(expr);
  if (condition.kind === 'never') return undefined;
  const ids = valuesIn(condition, eventId);
  const eventIds = ids?.kind === 'numbers' ? ids.numbers : undefined;
  return { channel: channel.trim().toLowerCase(), condition, eventIds, compared: new WeakMap() };
}

/** Its events are clear all the same. */
const runsAnyway: ReadonlySet<FindingCode> = new Set(['too-many-terms']);

const eventId = 'System/EventID';

function mayMeet(a: NumberSet | undefined, b: NumberSet | undefined): boolean {
  return !a || !b || haveCommonNumber(a, b);
}

/** The IDs that both queries name and of whose events one query certainly selects all that the other does. */
function sharedIds(a: Subject, b: Subject): readonly number[] {
  if (!a.eventIds || !b.eventIds) return [];
  return valuesOf(intersection(a.eventIds, b.eventIds)).filter((id) => {
    const only: ValueSet = { kind: 'numbers', numbers: numbersFrom(id, id) };
    const [ofA, ofB] = [restricted(a.condition, eventId, only), restricted(b.condition, eventId, only)];
    if (ofA.kind === 'never' || ofB.kind === 'never') return false;
    return implies(ofA, ofB) || implies(ofB, ofA);
  });
}

/** Each number of a set; none of a set so large that no message could name them. */
function valuesOf(numbers: NumberSet): readonly number[] {
  const count = numbers.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  if (count > mostIds) return [];
  return numbers.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
}

const mostIds = 256;
