/** The names and types of our own requests; the client imports the types only. */

/** Client to server: events by ID, name or meaning. Answers with FindEventsResult. */
export const findEventsRequest = 'eventXPath/findEvents';

export interface FindEventsParams {
  /** What the user has typed; empty for the best known events. */
  readonly text: string;
}

export interface FindEventsResult {
  /** The best first. */
  readonly events: readonly FoundEvent[];
}

export interface FoundEvent {
  readonly id: number;
  readonly title: string;
  readonly channel: string;
  readonly provider: string;
  /** All that is known of it, as Markdown. */
  readonly card: string;
}

/** Client to server: what an event ID can take the place of. Answers with EventIdPlaceResult. */
export const eventIdPlaceRequest = 'eventXPath/eventIdPlace';

export interface EventIdPlaceParams {
  readonly uri: string;
  /** As in LSP: from 0, characters in UTF-16 code units. */
  readonly position: { readonly line: number; readonly character: number };
}

export type EventIdPlaceResult =
  /** A range as in LSP; empty where nothing is written yet. */
  | {
      readonly kind: 'place';
      readonly range: {
        readonly start: { readonly line: number; readonly character: number };
        readonly end: { readonly line: number; readonly character: number };
      };
    }
  /** No comparison of EventID stands there. */
  | { readonly kind: 'no-place' };

/** Server to client, where the server cannot read a file itself. Answers with ReadFileResult. */
export const readFileRequest = 'eventXPath/readFile';

export interface ReadFileParams {
  readonly uri: string;
  /** Whether the bytes can be sent as they are: messages between workers are no JSON. */
  readonly asBytes: boolean;
}

export type ReadFileResult =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'base64'; readonly base64: string }
  /** Why not, in words that end a sentence: `it is not there`. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Server to client: which files of the workspace may hold queries, without those that the user excludes. Answers with FindFilesResult. */
export const findFilesRequest = 'eventXPath/findFiles';

export interface FindFilesParams {
  /** How the names of the files end, each with its dot. */
  readonly extensions: readonly string[];
  readonly mostFiles: number;
  readonly mostBytes: number;
}

export interface FindFilesResult {
  readonly uris: readonly string[];
  /** Whether there are more. */
  readonly hasMore: boolean;
  /** The URIs of files that are left out because they are too large. */
  readonly large: readonly string[];
}

/** What the client tells the server at start. */
export interface InitializationOptions {
  /** The URI of the folder that holds the findings' pages, with a slash at its end. */
  readonly findingsUri: string;
  /** The editor's command that lists completions again, for items behind which more is offered. */
  readonly suggestCommand: string;
  /** Whether it answers which files of the workspace may hold queries. */
  readonly findsFiles: boolean;
  /** The editor's command that shows what a query matches, given a document's URI and a position in it. */
  readonly showResultsCommand: string;
  /** The URL of the script that keeps the samples, where it cannot be found on disk. */
  readonly samplesScript: string | undefined;
}

/** The settings below `eventXPath` that the server reads. */
export interface ServerSettings {
  /** Where the queries of `.evxpath` files run. */
  readonly target: 'dcr' | 'wef' | 'local';
  /** Whether the preview compares strings with case. */
  readonly caseSensitive: boolean;
  /** Whether a line above each query counts its terms. */
  readonly codeLens: boolean;
  /** Whether files that are not open are looked at, too. */
  readonly workspaceDiagnostics: boolean;
  /** How grave findings are, by their codes; the others are as we judge. */
  readonly findings: Readonly<Record<string, 'off' | 'error' | 'warning' | 'information' | 'hint'>>;
  readonly inlayHints: InlayHintSettings;
}

/** Which numbers have words beside them that say what they mean. */
export interface InlayHintSettings {
  readonly eventNames: boolean;
  readonly durations: boolean;
  readonly masks: boolean;
}

/** Client to server: the sample files of the workspace, in their order. Replaces those before. */
export const setSamplesNotification = 'eventXPath/setSamples';

export interface SetSamplesParams {
  readonly uris: readonly string[];
}

/** Client to server: stop loading these. */
export const cancelSamplesNotification = 'eventXPath/cancelSamples';

/** Client to server: load these anew. */
export const reloadSamplesNotification = 'eventXPath/reloadSamples';

/** What names some sample files. */
export interface UrisParams {
  readonly uris: readonly string[];
}

/** Client to server: the editors of these logs are closed. Takes UrisParams. */
export const closeLogNotification = 'eventXPath/closeLog';

/** Server to client, at most ten times a second: how far the files are. */
export const samplesChangedNotification = 'eventXPath/samplesChanged';

export interface SamplesChangedParams {
  readonly samples: readonly SampleState[];
}

export interface SampleState {
  readonly uri: string;
  readonly state: 'waiting' | 'loading' | 'loaded' | 'cancelled' | 'failed';
  /** Size of the file, and how much of it is read, in bytes. */
  readonly bytes: number;
  readonly bytesRead: number;
  readonly bytesPerSecond: number;
  readonly events: number;
  /** Times of the oldest and the newest event, in milliseconds since 1970. */
  readonly oldest: number | undefined;
  readonly newest: number | undefined;
  /** The first of its problems, each a plain sentence with its place. */
  readonly problems: readonly string[];
  readonly problemCount: number;
}

/** An event of a sample file: its index among the events of its file, from 0. */
export interface EventReference {
  readonly uri: string;
  readonly index: number;
}

/** Which query: the one at a place of a document, or a filter that was typed above a log. Without a query, '*'. */
export type QuerySource =
  | {
      readonly kind: 'document';
      readonly uri: string;
      readonly position: { readonly line: number; readonly character: number };
    }
  | { readonly kind: 'text'; readonly text: string };

/** Client to server: a part of the table of events. Answers with ResultsResult. Cheap to ask again: the server keeps the last views. */
export const resultsRequest = 'eventXPath/results';
export interface ResultsParams {
  readonly query: QuerySource;
  /** URIs of the files to look at; all samples without. A file that is no sample is loaded for it (a log opened in its editor). */
  readonly samples: readonly string[] | undefined;
  readonly show: 'matched' | 'missed' | 'all';
  /** Only events that hold this text in some value, case aside. */
  readonly search: string;
  /** Only events with one of these IDs; empty for all. */
  readonly ids: readonly number[];
  /** Only events of this span, in milliseconds since 1970. */
  readonly span: { readonly from: number; readonly to: number } | undefined;
  /** Index of a column; 'time' in the order of a log. Near misses first: 'nearness' (with show 'missed'). */
  readonly sort: { readonly by: 'time' | 'nearness' | number; readonly isDescending: boolean };
  /** XPath 1.0 expressions with the Event element as context node; without, those that fit the events. */
  readonly columns: readonly string[] | undefined;
  /** Which rows of the view. */
  readonly from: number;
  readonly count: number;
}
export type ResultsResult =
  | { readonly kind: 'no-query' }
  /** Windows would not run the query. */
  | { readonly kind: 'refused'; readonly label: string; readonly query: string; readonly message: string }
  | Results;
export interface Results {
  readonly kind: 'results';
  /** Where the query stands in its document, in words. */
  readonly label: string;
  readonly query: string;
  readonly total: number;
  readonly matched: number;
  /** Of the XML of all events and of those matched. */
  readonly bytes: number;
  readonly matchedBytes: number;
  /** How many rows the view has (after show, search, ids, span). */
  readonly rowCount: number;
  /** From the oldest to the newest event of all rows of the view, in milliseconds since 1970; `undefined` where none has a time. */
  readonly span: { readonly from: number; readonly to: number } | undefined;
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly ResultRow[];
  /** By event ID, the most frequent first, at most 100: of the whole, not of the rows. */
  readonly groups: readonly ResultGroup[];
  readonly histogram:
    | {
        readonly from: number;
        readonly to: number;
        readonly matched: readonly number[];
        readonly total: readonly number[];
      }
    | undefined;
  /** For a query without matches: which comparison leaves out most, in plain words. */
  readonly eliminates: string | undefined;
  readonly isLoading: boolean;
  readonly milliseconds: number;
}
export interface ResultColumn {
  readonly title: string;
  readonly expression: string;
  readonly problem: string | undefined;
}
export interface ResultRow {
  readonly event: EventReference;
  readonly isMatched: boolean;
  /** As written in the event, by columns. */
  readonly cells: readonly string[];
}
export interface ResultGroup {
  readonly id: number;
  readonly name: string | undefined;
  readonly channel: string;
  readonly total: number;
  readonly matched: number;
}

/** Client to server: an event, and why the query selects it or does not. Answers with WhyResult. */
export const whyRequest = 'eventXPath/why';
export interface WhyParams {
  readonly query: QuerySource;
  readonly event: EventReference;
}
export type WhyResult = { readonly kind: 'unreadable'; readonly message: string } | Why;
export interface Why {
  readonly kind: 'why';
  readonly isMatched: boolean;
  /** The main reason: 'LogonType is 3 (Network), the filter asks for 10 (RemoteInteractive)'. */
  readonly sentence: string;
  /** As Windows renders it, and the parts that the filter reads: UTF-16 offsets in it. */
  readonly xml: string;
  readonly xmlMarks: readonly WhyMark[];
  /** The query's text, and its comparisons: UTF-16 offsets in it. */
  readonly query: string;
  readonly conditions: readonly WhyCondition[];
  /** Fields of the event that a filter can be made of. */
  readonly fields: readonly EventField[];
}
export interface WhyMark {
  readonly start: number;
  readonly end: number;
  readonly isMatched: boolean;
  /** Not so for an alternative that does not hold where another does: it is no reason for a miss. */
  readonly isNeeded: boolean;
}
export interface WhyCondition extends WhyMark {
  readonly sentence: string;
}
/** `LogonType`, `3`, `Network`, `EventData/Data[@Name='LogonType']`; the mark is where its value stands in the XML. */
export interface EventField {
  readonly label: string;
  readonly value: string;
  readonly meaning: string | undefined;
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** Client to server: a filter from an event, or a condition for or against one of its fields. Answers with FilterEditResult. */
export const filterEditRequest = 'eventXPath/filterEdit';
export interface FilterEditParams {
  readonly action: 'create' | 'add' | 'exclude';
  readonly event: EventReference;
  /** A field's path; without, the whole event (create). */
  readonly path: string | undefined;
  /** The query that it goes to; without, only the text of the filter is given. */
  readonly query: QuerySource | undefined;
}
export type FilterEditResult =
  | {
      readonly kind: 'edit';
      readonly uri: string;
      readonly edits: readonly {
        readonly range: {
          readonly start: { readonly line: number; readonly character: number };
          readonly end: { readonly line: number; readonly character: number };
        };
        readonly newText: string;
      }[];
    }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly message: string };

/** Client to server: what one query selects and another does not. Answers with DifferenceResult. */
export const differenceRequest = 'eventXPath/difference';

export interface DifferenceParams {
  readonly before: QuerySource | VersionSource;
  readonly after: QuerySource;
}

/** What the query `after` was in another text of its document. */
export interface VersionSource {
  readonly kind: 'version';
  readonly text: string;
}

export type DifferenceResult = { readonly kind: 'refused'; readonly message: string } | Difference;

/** The counts of events by ID are those of `matched`. */
export interface Difference {
  readonly kind: 'difference';
  /** `15 events more and 3 fewer: 224 of 3,450 sample events instead of 212.` */
  readonly sentence: string;
  /** How many events there are, and how many each query selects. */
  readonly total: number;
  readonly before: number;
  readonly after: number;
  readonly gained: readonly ResultGroup[];
  readonly lost: readonly ResultGroup[];
}
