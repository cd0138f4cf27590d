import type { TextEdit } from '../text/edit.ts';
import type { OffsetMap } from '../text/offset-map.ts';
import type { TextRange } from '../text/range.ts';
import type { Layer } from './layer.ts';

/** A query where it lives: decoded, with the way back. */
export interface EmbeddedQuery {
  /** The query as it is meant; each interpolation is one `hole` character. */
  readonly text: string;
  /** Query offsets to host offsets and back. */
  readonly map: OffsetMap;
  readonly use: QueryUse;
  /** The channel that the document names beside the query (the Path of a Select); `undefined` where the text itself carries `Channel!`. */
  readonly channel: string | undefined;
  /** Where the document names that channel, as a plain text without quotes; absent where it cannot be told or rewritten. */
  readonly channelRange?: TextRange;
  /** Another channel as it stands there; absent where it stands as it is. */
  readonly encodeChannel?: (channel: string) => string;
  /** Whether its command reads events from the oldest on; absent where it does not, or it cannot be told. */
  readonly isOldestFirst?: boolean;
  /** Where it stands, in words for people: `windowsEventLogs[0].xPathQueries[3]`, `query 2`. */
  readonly label: string;
  /** Its part in a query list; absent where every query selects. */
  readonly role?: QueryRole;
  /**
   * The index, among those of the document, of the thing whose queries are collected together: a data collection rule or a part of one,
   * or a QueryList; absent where the query is asked for itself.
   */
  readonly rule?: number;
  /** The streams that its data source names; absent where it names none or computes them. */
  readonly streams?: readonly string[];
  /** The place of the whole value in the host, with its quotes. */
  readonly hostRange: TextRange;
  /** Query text as the host must write it in the middle of a query; whole edits go through `hostEdits`, which calls it. */
  readonly encode: Layer['encode'];
  /** An edit of the host that writes further queries behind this one, each of them whole; absent where the host has room for one only. */
  readonly following?: (texts: readonly string[]) => TextEdit;
  /** An edit of the host that takes the events of queries away from those of this one; gives nothing, or is absent, where it would take them from others too. */
  readonly suppressing?: (texts: readonly string[]) => TextEdit | undefined;
  /** An edit of the host that removes this query; gives nothing, or is absent, where that would leave something that is no good document. */
  readonly removal?: () => TextEdit | undefined;
  /** What else the host must change when the query comes to read `text`: the bracket that an ARM template doubles, say. */
  readonly adjust?: (text: string) => TextEdit | undefined;
}

/** What becomes of a query, which decides how it is written and which limits hold: it is collected by Azure Monitor as `Channel!XPath`,
 * forwarded by a subscription, asked of the event log of a machine, or kept in a file of queries, with or without its channel. */
export type QueryUse = 'data-collection-rule' | 'subscription' | 'event-log' | 'query-file';

/** The part of a query in a query list: a Select adds events, a Suppress takes some away from the Selects of its own Query. */
export interface QueryRole {
  readonly kind: 'select' | 'suppress';
  /** The index of its Query element among all of the document. */
  readonly query: number;
}

/** What was found in a document, in the order of the text. */
export interface HostDocument {
  readonly queries: readonly EmbeddedQuery[];
  readonly problems: readonly HostProblem[];
}

/** Something of the host document that keeps its queries from being read, or from being what the author means. */
export interface HostProblem {
  readonly code: HostProblemCode;
  readonly range: TextRange;
  readonly message: string;
  /** How grave it is, where that depends on more than its code. */
  readonly severity?: 'error' | 'warning' | 'information';
  /** Ways to mend it; edits of the host document. */
  readonly fixes?: readonly HostFix[];
}

/** A way to mend the host document. */
export interface HostFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Whether it restores what is meant without a choice, and changes no query. */
  readonly isSafe?: true;
}

/**
 * `unreadable-host`: the document breaks the rules of its own format (at most one of these; an editor may know it already);
 * `invalid-escape`: an escape in a query that the format does not have;
 * `not-a-query`: an entry of a list of queries that is no string; `not-a-list`: one query in the place of a list;
 * `raw-angle`, `double-escaped`: too little or too much escaping in a query of a query list, which is read as it is meant all the same;
 * `missing-data-flow`: the streams and destinations of a data collection rule do not fit together;
 * `too-many-queries`: more than a rule or a query list may hold;
 * `query-id`, `querylist-structure`, `suppress-scope`, `suppress-without-select`: the parts of a query list.
 */
export type HostProblemCode =
  | 'double-escaped'
  | 'invalid-escape'
  | 'missing-data-flow'
  | 'not-a-list'
  | 'not-a-query'
  | 'query-id'
  | 'querylist-structure'
  | 'raw-angle'
  | 'suppress-scope'
  | 'suppress-without-select'
  | 'too-many-queries'
  | 'unreadable-host';
