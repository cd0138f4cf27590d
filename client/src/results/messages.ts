import type {
  FilterEditParams,
  ResultsParams,
  ResultsResult,
  WhyParams,
  WhyResult,
} from '../../../server/src/protocol.ts';

/** What the page of results and the extension say to each other. */

/** Whether the query is the one under the cursor, or is typed into the page, above a log. */
export type ResultsMode = 'query' | 'log';

/** What the page can ask, and what it is answered. */
export interface Exchanges {
  readonly results: { readonly question: ResultsQuestion; readonly answer: ResultsResult };
  readonly why: { readonly question: WhyQuestion; readonly answer: WhyResult };
  readonly edit: { readonly question: EditQuestion; readonly answer: EditOutcome };
}

/** In a log, `filter` is what was typed above it; the extension knows the query under the cursor, and the samples. */
export type ResultsQuestion = Omit<ResultsParams, 'query' | 'samples'> & { readonly filter: string };
export type WhyQuestion = Omit<WhyParams, 'query'> & { readonly filter: string };
export type EditQuestion = Omit<FilterEditParams, 'query'> & { readonly filter: string };

export type EditOutcome =
  /** The document was edited, or the filter opened as one. */
  | { readonly kind: 'done' }
  /** What to write into the field above the log. */
  | { readonly kind: 'filter'; readonly text: string }
  | { readonly kind: 'refused'; readonly message: string };

export type PageMessage =
  | { readonly kind: 'ready' }
  | AskMessage
  /** The answer is not needed any more. */
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'add-samples' }
  /** The columns that the user has chosen, to be remembered for the next page; without, the usual ones. */
  | { readonly kind: 'columns'; readonly columns: readonly string[] | undefined };

export type AskMessage = {
  readonly [Topic in keyof Exchanges]: {
    readonly kind: 'ask';
    readonly id: number;
    readonly topic: Topic;
    readonly question: Exchanges[Topic]['question'];
  };
}[keyof Exchanges];

export type PanelMessage =
  /** Answers `ready`. */
  | { readonly kind: 'begin'; readonly mode: ResultsMode; readonly columns: readonly string[] | undefined }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly answer: Exchanges[keyof Exchanges]['answer'];
    }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }
  /** The query or the samples are others now: what is shown is old. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'progress'; readonly progress: LoadProgress | undefined };

/** How far the sample files are read, in bytes. */
export interface LoadProgress {
  readonly bytesRead: number;
  readonly bytes: number;
}
