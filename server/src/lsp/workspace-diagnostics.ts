import {
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  type PreviousResultId,
  ResponseError,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { QueryDocument } from '../features/query-document.ts';
import type { WorkspaceIndex } from '../features/workspace-index.ts';
import type { Client } from './client.ts';
import { toDiagnostics } from './diagnostics.ts';
import type { Documents, Snapshot } from './documents.ts';
import { pause } from './pause.ts';
import { foundAmong, type Workspace, type WorkspaceMoment } from './workspace.ts';

/** Answers what is wrong, and of what the editor knows already, only that it is the same. */
export interface DiagnosticReports {
  ofDocument(uri: string, previousId: string | undefined): Promise<DocumentDiagnosticReport>;
  /** @param partly takes documents before the others are ready, where the editor wants that */
  ofWorkspace(
    previous: readonly PreviousResultId[],
    token: CancellationToken,
    partly: ((report: WorkspaceDiagnosticReport) => void) | undefined,
  ): Promise<WorkspaceDiagnosticReport | ResponseError<{ retriggerRequest: boolean }>>;
}

export function diagnosticReports(
  workspace: Workspace,
  documents: Documents,
  client: () => Client,
): DiagnosticReports {
  const results = new WeakMap<TextDocument, Result>();
  const left = new Set<string>();
  let count = 0;
  documents.onClose((uri) => left.add(uri));
  return { ofDocument, ofWorkspace };

  async function ofDocument(uri: string, previousId: string | undefined): Promise<DocumentDiagnosticReport> {
    const snapshot = await workspace.snapshot(uri);
    if (!snapshot) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const { id, items } = resultOf(snapshot, await workspace.moment());
    return id === previousId
      ? unchanged(id)
      : { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
  }

  async function ofWorkspace(
    previous: readonly PreviousResultId[],
    token: CancellationToken,
    partly: ((report: WorkspaceDiagnosticReport) => void) | undefined,
  ): Promise<WorkspaceDiagnosticReport | ResponseError<{ retriggerRequest: boolean }>> {
    const moment = await workspace.moment();
    const known = new Map(previous.map(({ uri, value }) => [uri, value]));
    let items: WorkspaceDocumentDiagnosticReport[] = [];
    let since = Date.now();
    for (const snapshot of moment.snapshots) {
      const { uri } = snapshot.document;
      items.push(reportOf(snapshot, moment, known.get(uri)));
      known.delete(uri);
      left.delete(uri);
      if (Date.now() - since < slice) continue;
      partly?.({ items });
      if (partly) items = [];
      await pause();
      if (token.isCancellationRequested) return cancelled();
      since = Date.now();
    }
    items.push(...[...new Set([...known.keys(), ...left])].map(gone));
    left.clear();
    if (!partly) return { items };
    partly({ items });
    return { items: [] };
  }

  function reportOf(
    snapshot: Snapshot,
    moment: WorkspaceMoment,
    previousId: string | undefined,
  ): WorkspaceDocumentDiagnosticReport {
    const { uri, version } = snapshot.document;
    const { id, items } = resultOf(snapshot, moment);
    const place = { uri, version: documents.isOpen(uri) ? version : null };
    return id === previousId
      ? { ...place, ...unchanged(id) }
      : { ...place, kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
  }

  /** Of the same documents, it is not worked out again; of others, it may still be what it was. */
  function resultOf(snapshot: Snapshot, moment: WorkspaceMoment): Result {
    const { document, queries } = snapshot;
    const { index } = moment;
    const known = results.get(document);
    if (known?.queries === queries && known.index === index) return known;
    const items = toDiagnostics(snapshot, client(), foundAmong(moment, snapshot));
    const text = JSON.stringify(items);
    const id = known?.text === text ? known.id : `${++count}`;
    const result: Result = { id, items, text, queries, index };
    results.set(document, result);
    return result;
  }
}

interface Result {
  readonly id: string;
  readonly items: Diagnostic[];
  /** The items, to compare them. */
  readonly text: string;
  readonly queries: QueryDocument;
  readonly index: WorkspaceIndex;
}

function unchanged(resultId: string) {
  return { kind: DocumentDiagnosticReportKind.Unchanged, resultId } as const;
}

/** A file that is deleted, or holds no queries any more, or is no part of the workspace and was closed. */
function gone(uri: string): WorkspaceDocumentDiagnosticReport {
  return { uri, version: null, kind: DocumentDiagnosticReportKind.Full, items: [] };
}

function cancelled() {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled', { retriggerRequest: true });
}

/** Milliseconds of work after which others have their turn. */
const slice = 20;
