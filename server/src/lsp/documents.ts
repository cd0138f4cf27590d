import { type Connection, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type QueryDocument, type ReadOptions, readDocument } from '../features/query-document.ts';
import type { ServerSettings } from '../protocol.ts';
import type { Settings } from './settings.ts';

/** An open document as it stands, with its queries. */
export interface Snapshot {
  readonly document: TextDocument;
  readonly queries: QueryDocument;
}

/** The open documents of the editor. */
export interface Documents {
  /** A document as it stands now; `undefined` where it is not open, or of a kind that holds no queries. */
  snapshot(uri: string): Promise<Snapshot | undefined>;
  isOpen(uri: string): boolean;
  /** Those that are open. */
  uris(): readonly string[];
  onClose(listener: (uri: string) => void): void;
  /** Tells when a document with queries is read for the first time: until then, nobody needs us here. */
  onFirstQuery(listener: () => void): void;
}

/** Follows the editor's documents. Each is read once a version and once the settings change; nothing else is remembered. */
export function openDocuments(connection: Connection, settings: Settings): Documents {
  const documents = new TextDocuments(TextDocument);
  const readings = new Map<string, Reading>();
  documents.onDidClose(({ document }) => readings.delete(document.uri));
  let onFirstQuery: (() => void) | undefined;
  documents.listen(connection);
  return {
    snapshot,
    isOpen: (uri) => documents.get(uri) !== undefined,
    uris: () => documents.keys(),
    onClose: (listener) => void documents.onDidClose(({ document }) => listener(document.uri)),
    onFirstQuery: (listener) => {
      onFirstQuery = listener;
    },
  };

  async function snapshot(uri: string): Promise<Snapshot | undefined> {
    const current = await settings.current();
    const document = documents.get(uri);
    if (!document) return undefined;
    const known = readings.get(uri);
    if (known?.version === document.version && known.settings === current)
      return snapshotOf(document, known.queries);
    const { languageId, version } = document;
    const queries = readDocument(
      { text: document.getText(), languageId, path: uri },
      readOptions(current),
      known?.queries,
    );
    readings.set(uri, { version, settings: current, queries });
    if (queries && queries.queries.length > 0) {
      onFirstQuery?.();
      onFirstQuery = undefined;
    }
    return snapshotOf(document, queries);
  }
}

/** What documents are read with; the same for the same settings. */
export function readOptions(settings: ServerSettings): ReadOptions {
  const known = optionsOf.get(settings);
  if (known) return known;
  const options = { defaultTarget: settings.target, levels: settings.findings };
  optionsOf.set(settings, options);
  return options;
}

const optionsOf = new WeakMap<ServerSettings, ReadOptions>();

/** The language of files that hold queries and nothing else. */
export const queryFileLanguage = 'event-xpath';

export function isQueryFile({ languageId }: TextDocument): boolean {
  return languageId === queryFileLanguage;
}

interface Reading {
  readonly version: number;
  readonly settings: ServerSettings;
  readonly queries: QueryDocument | undefined;
}

function snapshotOf(document: TextDocument, queries: QueryDocument | undefined): Snapshot | undefined {
  return queries && { document, queries };
}
