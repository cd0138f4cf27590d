import { type CodeAction, CodeActionKind, type Range, type WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActions, type CodeAction as Fix } from '../features/code-actions.ts';
import type { Client } from './client.ts';
import { toOffsets, toTextEdit } from './convert.ts';
import { toDiagnostic } from './diagnostics.ts';
import type { Snapshot } from './documents.ts';

/** The quick fixes of what is wrong in a range. */
export function toCodeActions(snapshot: Snapshot, range: Range, client: Client): CodeAction[] {
  const { document, queries } = snapshot;
  return codeActions(queries, toOffsets(document, range)).map((fix) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    isPreferred: fix.isPreferred,
    diagnostics: [toDiagnostic(snapshot, fix.diagnostic, client.findingsUri)],
    edit: client.appliesVersionedEdits ? versionedEdit(document, fix) : plainEdit(document, fix),
  }));
}

/** Whether an editor that asks for these kinds, or for any, wants quick fixes. */
export function wantsQuickFixes(only: readonly CodeActionKind[] | undefined): boolean {
  return only?.includes(CodeActionKind.QuickFix) ?? true;
}

function versionedEdit(document: TextDocument, fix: Fix): WorkspaceEdit {
  const { uri, version } = document;
  return { documentChanges: [{ textDocument: { uri, version }, edits: textEdits(document, fix) }] };
}

function plainEdit(document: TextDocument, fix: Fix): WorkspaceEdit {
  return { changes: { [document.uri]: textEdits(document, fix) } };
}

function textEdits(document: TextDocument, { edits }: Fix) {
  return edits.map((edit) => toTextEdit(document, edit));
}
