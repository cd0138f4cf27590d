import {
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  type Position,
  ResponseError,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import {
  type DifferenceParams,
  type DifferenceResult,
  differenceRequest,
  type EventIdPlaceParams,
  type EventIdPlaceResult,
  eventIdPlaceRequest,
  type FilterEditParams,
  type FilterEditResult,
  type FindEventsParams,
  type FindEventsResult,
  filterEditRequest,
  findEventsRequest,
  type ResultsParams,
  type ResultsResult,
  resultsRequest,
  type WhyParams,
  type WhyResult,
  whyRequest,
} from '../protocol.ts';
import type { Port } from '../samples/port.ts';
import { type Client, readClient } from './client.ts';
import { fixAllKind, toCodeActions } from './code-actions.ts';
import { toCodeLenses } from './code-lens.ts';
import { completionTriggers, resolvedItem, toCompletionList } from './completion.ts';
import { toOffset } from './convert.ts';
import { toDocumentHighlights } from './document-highlights.ts';
import { toDocumentSymbols } from './document-symbols.ts';
import { openDocuments, type Snapshot } from './documents.ts';
import { fileChanges } from './file-changes.ts';
import type { FileReader } from './file-reader.ts';
import { toFilterEdit } from './filter-edit.ts';
import { toEventIdPlace, toFoundEvents } from './find-events.ts';
import { toFoldingRanges } from './folding-ranges.ts';
import { offerFormatting, toFormattingEdits } from './format.ts';
import { toHover } from './hover.ts';
import { toInlayHints } from './inlay-hints.ts';
import { lensCounts } from './lens-counts.ts';
import { toDifference, toResults, unlessCancelled } from './results.ts';
import { sampleFiles } from './sample-files.ts';
import { toSelectionRanges } from './selection-ranges.ts';
import { userSettings } from './settings.ts';
import { signatureTriggers, toSignatureHelp } from './signature-help.ts';
import { toWhy } from './why.ts';
import { foundAmong, workspaceOf } from './workspace.ts';
import { diagnosticReports } from './workspace-diagnostics.ts';
import { workspaceFiles } from './workspace-files.ts';

/**
 * Answers an editor over a connection, until the connection ends.
 * @param startDesk starts the thread that keeps the samples; where a script must be fetched for it, the editor has told its URL
 */
export function startServer(
  connection: Connection,
  files: FileReader,
  startDesk: (script: string | undefined) => Port,
): void {
  let client: Client = readClient({ processId: null, rootUri: null, capabilities: {} });
  const settings = userSettings(connection, () => client, settingsChanged);
  const documents = openDocuments(connection, settings);
  const changes = fileChanges(connection);
  const samples = sampleFiles(connection, files, () => startDesk(client.samplesScript), refreshCodeLenses);
  const counts = lensCounts(samples, (counting) => logFailure(counting.then(refreshCodeLenses)));
  const saved = workspaceFiles(
    connection,
    { files, changes, settings, client: () => client },
    refreshDiagnostics,
  );
  const workspace = workspaceOf(documents, saved);
  const reports = diagnosticReports(workspace, documents, () => client);

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    client = readClient(params);
    return initializeResult(client);
  });
  connection.onInitialized(() => {
    logFailure(settings.follow());
    logFailure(offerFormatting(connection, client));
    documents.onFirstQuery(() => logFailure(saved.follow()));
  });

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }) => {
    try {
      return await reports.ofDocument(textDocument.uri, previousResultId);
    } catch (error) {
      // Of a document whose request failed otherwise, VS Code's client never asks again.
      logError(error);
      return new ResponseError(LSPErrorCodes.ServerCancelled, String(error), { retriggerRequest: false });
    }
  });
  connection.languages.diagnostics.onWorkspace(({ previousResultIds }, token, _, partly) =>
    reports.ofWorkspace(previousResultIds, token, partly && ((report) => partly.report(report))),
  );
  connection.onCodeAction(async ({ textDocument, range, context }) => {
    const snapshot = await documents.snapshot(textDocument.uri);
    if (!snapshot) return [];
    const among = foundAmong(await workspace.moment(), snapshot);
    return toCodeActions(snapshot, range, context.only, client, among);
  });
  connection.onHover((params) => at(params, toHover));
  connection.onCompletionResolve(resolvedItem);
  connection.onCompletion((params) =>
    at(params, (snapshot, offset) => {
      const moment = { now: Date.now(), trigger: params.context?.triggerCharacter };
      return toCompletionList(snapshot, offset, moment, client);
    }),
  );
  connection.onSignatureHelp((params) => at(params, toSignatureHelp));
  connection.onDocumentHighlight((params) => at(params, toDocumentHighlights));
  connection.onDocumentSymbol((params) => of(params, toDocumentSymbols));
  connection.onFoldingRanges((params) => of(params, toFoldingRanges));
  connection.onSelectionRanges((params) =>
    of(params, (snapshot) => toSelectionRanges(snapshot, params.positions)),
  );
  connection.onDocumentFormatting((params) => of(params, (snapshot) => toFormattingEdits(snapshot)));
  connection.onDocumentRangeFormatting((params) =>
    of(params, (snapshot) => toFormattingEdits(snapshot, params.range)),
  );
  connection.onCodeLens(async (params) => {
    const current = await settings.current();
    const snapshot = await documents.snapshot(params.textDocument.uri);
    if (!current.codeLens || !snapshot) return [];
    return toCodeLenses(snapshot, await counts.soon(snapshot, current), client.showResultsCommand);
  });
  connection.languages.inlayHint.on(async (params) => {
    const current = await settings.current();
    return of(params, (snapshot) => toInlayHints(snapshot, params.range, current));
  });
  connection.onRequest<ResultsResult, void>(resultsRequest, async (params: ResultsParams, token) =>
    unlessCancelled(toResults(params, documents, samples, await settings.current(), token)),
  );
  connection.onRequest<WhyResult, void>(whyRequest, async (params: WhyParams, token) =>
    unlessCancelled(toWhy(params, documents, samples, await settings.current(), token)),
  );
  connection.onRequest<FilterEditResult, void>(filterEditRequest, async (params: FilterEditParams, token) =>
    unlessCancelled(toFilterEdit(params, documents, samples, await settings.current(), token)),
  );
  connection.onRequest<DifferenceResult, void>(differenceRequest, async (params: DifferenceParams, token) =>
    unlessCancelled(toDifference(params, documents, samples, await settings.current(), token)),
  );
  connection.onRequest<FindEventsResult, void>(findEventsRequest, (params: FindEventsParams) =>
    toFoundEvents(params),
  );
  connection.onRequest<EventIdPlaceResult, void>(eventIdPlaceRequest, async (params: EventIdPlaceParams) => {
    const snapshot = await documents.snapshot(params.uri);
    return snapshot ? toEventIdPlace(snapshot, params) : { kind: 'no-place' };
  });
  connection.listen();

  function settingsChanged(): void {
    saved.restart();
    refreshDiagnostics();
    if (client.refreshesInlayHints) logFailure(connection.languages.inlayHint.refresh());
    refreshCodeLenses();
  }

  function refreshCodeLenses(): void {
    if (client.refreshesCodeLenses) logFailure(connection.sendRequest(CodeLensRefreshRequest.type));
  }

  function refreshDiagnostics(): void {
    if (client.refreshesDiagnostics) logFailure(connection.languages.diagnostics.refresh());
  }

  function logFailure(request: Promise<void>): void {
    request.catch(logError);
  }

  function logError(error: unknown): void {
    connection.console.error((error instanceof Error && error.stack) || String(error));
  }

  /** What a feature knows of a place in a document. */
  async function at<T>(
    place: Place,
    answer: (snapshot: Snapshot, offset: number) => T,
  ): Promise<T | undefined> {
    return of(place, (snapshot) => answer(snapshot, toOffset(snapshot.document, place.position)));
  }

  /** What a feature knows of a document. */
  async function of<T>({ textDocument }: Subject, answer: (snapshot: Snapshot) => T): Promise<T | undefined> {
    const snapshot = await documents.snapshot(textDocument.uri);
    return snapshot && answer(snapshot);
  }
}

interface Subject {
  readonly textDocument: { readonly uri: string };
}

interface Place extends Subject {
  readonly position: Position;
}

const initializeResult = ({ findsFiles }: Client): InitializeResult => ({
  serverInfo: { name: 'Event XPath' },
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    // Without a name, VS Code confuses them with those of an extension in its other extension host.
    diagnosticProvider: {
      identifier: 'eventXPath',
      interFileDependencies: findsFiles,
      workspaceDiagnostics: findsFiles,
    },
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind],
    },
    hoverProvider: true,
    codeLensProvider: {},
    inlayHintProvider: true,
    documentSymbolProvider: { label: 'Event XPath' },
    documentHighlightProvider: true,
    selectionRangeProvider: true,
    foldingRangeProvider: true,
    completionProvider: { triggerCharacters: completionTriggers, resolveProvider: true },
    signatureHelpProvider: { triggerCharacters: signatureTriggers },
  },
});
