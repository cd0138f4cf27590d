import type { EventNode } from '../events/event.ts';
import type { MatchOptions } from '../matcher/match.ts';
import type { LeavesOut } from '../matcher/near-miss.ts';
import type { RunnableSelection } from '../matcher/selection.ts';
import type { Histogram } from './histogram.ts';
import type { IdGroup } from './id-groups.ts';

/** What can be asked of the loaded samples; plain data. */
export type Question = CountsQuestion | ViewQuestion | EventQuestion | DifferenceQuestion;

/** How many events queries select, each and all together. */
export interface CountsQuestion {
  readonly kind: 'counts';
  /** The files whose events are counted. */
  readonly files: readonly string[];
  readonly selections: readonly RunnableSelection[];
  readonly options: MatchOptions;
}

export interface Counts {
  readonly total: Count;
  readonly each: readonly Count[];
  /** What at least one, and what more than one query selects. */
  readonly union: Count;
  readonly repeated: Count;
}

export interface Count {
  readonly events: number;
  /** Of their XML, or of their records in a log. */
  readonly bytes: number;
}

/** A stretch of a table of events. */
export interface ViewQuestion {
  readonly kind: 'view';
  readonly selection: RunnableSelection;
  readonly options: MatchOptions;
  /** The files whose events the table holds. */
  readonly files: readonly string[];
  readonly show: 'matched' | 'missed' | 'all';
  /** Only events that hold this text. */
  readonly search: string;
  /** Only events with these IDs; empty for all. */
  readonly ids: readonly number[];
  /** In milliseconds since 1970, both ends included. */
  readonly span: { readonly from: number; readonly to: number } | undefined;
  readonly sort: { readonly by: 'time' | 'nearness' | number; readonly isDescending: boolean };
  /** XPath 1.0 expressions with the Event element as context node. */
  readonly columns: readonly string[];
  /** Which rows. */
  readonly from: number;
  readonly count: number;
}

export interface View {
  readonly total: Count;
  readonly matched: Count;
  readonly rowCount: number;
  /** From the oldest to the newest event of all rows, in milliseconds since 1970. */
  readonly span: { readonly from: number; readonly to: number } | undefined;
  readonly rows: readonly ViewRow[];
  /** What is wrong with a column, by columns. */
  readonly columnProblems: readonly (string | undefined)[];
  readonly groups: readonly IdGroup[];
  readonly histogram: Histogram | undefined;
  /** Of a query that selects nothing, where there are events. */
  readonly eliminates: Elimination | undefined;
}

/** What keeps events away from a query. */
export interface Elimination {
  /** How many events come from its channel, or may. */
  readonly inChannel: number;
  /** The condition that leaves out most of them. */
  readonly condition: LeavesOut | undefined;
}

export interface ViewRow {
  readonly file: string;
  /** Among the events of its file. */
  readonly index: number;
  readonly isMatched: boolean;
  readonly cells: readonly string[];
}

/** One event as it stands in its file. Answered with EventAnswer. */
export interface EventQuestion {
  readonly kind: 'event';
  readonly file: string;
  readonly index: number;
}

/** `undefined` where the file holds no such event any more. */
export type EventAnswer = { readonly xml: string; readonly node: EventNode } | undefined;

/** What one query selects and another does not, by IDs. */
export interface DifferenceQuestion {
  readonly kind: 'difference';
  /** The files whose events are compared. */
  readonly files: readonly string[];
  readonly before: RunnableSelection;
  readonly after: RunnableSelection;
  readonly options: MatchOptions;
}

export interface Difference {
  readonly total: number;
  readonly before: number;
  readonly after: number;
  /** Their `matched` counts the events. */
  readonly gained: readonly IdGroup[];
  readonly lost: readonly IdGroup[];
}
