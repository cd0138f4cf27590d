/** The names and types of our own requests; the client imports the types only. */

/** Client to server: run the query at a position on sample files. Answers with PreviewResult. */
export const previewRequest = 'eventXPath/preview';

export interface PreviewParams {
  readonly uri: string;
  /** As in LSP: from 0, characters in UTF-16 code units. */
  readonly position: { readonly line: number; readonly character: number };
  /** The URIs of the sample files. */
  readonly samples: readonly string[];
}

export type PreviewResult =
  /** The position is in no query. */
  | { readonly kind: 'no-query' }
  /** Windows would not run the query. */
  | { readonly kind: 'refused'; readonly label: string; readonly message: string }
  | {
      readonly kind: 'matched';
      /** Where the query stands in its document, in words. */
      readonly label: string;
      readonly query: string;
      /** How many events the sample files hold. */
      readonly total: number;
      readonly events: readonly PreviewEvent[];
      readonly problems: readonly SampleProblem[];
    };

export interface PreviewEvent {
  /** The index of its file in `samples`. */
  readonly sample: number;
  /** Its index among the events of its file. */
  readonly index: number;
  readonly id: number | undefined;
  readonly name: string | undefined;
  readonly time: string;
  readonly provider: string;
  readonly channel: string;
  readonly computer: string;
}

/** What of a sample file could not be read. */
export interface SampleProblem {
  readonly sample: number;
  readonly message: string;
}

/** Client to server: the XML of one event of a sample file, as it stands in the file. */
export const eventXmlRequest = 'eventXPath/eventXml';

export interface EventXmlParams {
  readonly uri: string;
  readonly index: number;
}

/** Server to client, where the server cannot read files itself: the bytes of a file, in base64. */
export const readFileRequest = 'eventXPath/readFile';

export interface ReadFileParams {
  readonly uri: string;
}

/** What the client tells the server at start. */
export interface InitializationOptions {
  /** The URI of the folder that holds the findings' pages, with a slash at its end. */
  readonly findingsUri: string;
}

/** The settings below `eventXPath` that the server reads. */
export interface ServerSettings {
  /** Where the queries of `.evxpath` files run. */
  readonly target: 'dcr' | 'wef' | 'local';
  /** Whether the preview compares strings with case. */
  readonly caseSensitive: boolean;
}
