import { type CodeAction, CodeActionKind, type Range, type WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type CodeAction as Offered, quickFixes, rewrites } from '../features/code-actions.ts';
import type { Diagnostic } from '../features/diagnostics.ts';
import { fixAll } from '../features/fix-all.ts';
import type { TextEdit as OffsetEdit } from '../text/edit.ts';
import type { Client } from './client.ts';
import { toOffsets, toTextEdit } from './convert.ts';
import { toDiagnostic } from './diagnostics.ts';
import type { Snapshot } from './documents.ts';

/** The kind of the action that makes all safe fixes of a document, on saving for those who want that. */
export const fixAllKind: CodeActionKind = `${CodeActionKind.SourceFixAll}.event-xpath`;

/**
 * The actions of the kinds that the editor asks for, and of all kinds below them; if it asks for none, quick fixes and rewrites.
 * @param among what is wrong with the document among those of the workspace
 */
export function toCodeActions(
  snapshot: Snapshot,
  range: Range,
  only: readonly CodeActionKind[] | undefined,
  client: Client,
  among: readonly Diagnostic[],
): CodeAction[] {
  const isWanted = (kind: CodeActionKind) =>
    only?.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
  const { document, queries } = snapshot;
  const place = toOffsets(document, range);
  const to = (kind: CodeActionKind) => (offered: Offered) => toCodeAction(snapshot, kind, offered, client);
  return [
    ...((isWanted(CodeActionKind.QuickFix) ?? true)
      ? quickFixes(queries, place, among).map(to(CodeActionKind.QuickFix))
      : []),
    ...((isWanted(CodeActionKind.RefactorRewrite) ?? true)
      ? rewrites(queries, place.start).map(to(CodeActionKind.RefactorRewrite))
      : []),
    ...(isWanted(fixAllKind) ? toFixAll(snapshot, client) : []),
  ];
}

function toCodeAction(
  snapshot: Snapshot,
  kind: CodeActionKind,
  { title, isPreferred, diagnostics, edits }: Offered,
  client: Client,
): CodeAction {
  const mended = diagnostics.map((diagnostic) => toDiagnostic(snapshot, diagnostic, client));
  const edit = toWorkspaceEdit(snapshot.document, edits, client);
  return { title, kind, isPreferred, ...(mended.length > 0 && { diagnostics: mended }), edit };
}

function toFixAll({ document, queries }: Snapshot, client: Client): CodeAction[] {
  const { edits } = fixAll(queries);
  if (edits.length === 0) return [];
  const title = 'Fix all Event XPath findings that leave no choice';
  return [{ title, kind: fixAllKind, edit: toWorkspaceEdit(document, edits, client) }];
}

function toWorkspaceEdit(
  document: TextDocument,
  edits: readonly OffsetEdit[],
  client: Client,
): WorkspaceEdit {
  const { uri, version } = document;
  const written = edits.map((edit) => toTextEdit(document, edit));
  return client.appliesVersionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits: written }] }
    : { changes: { [uri]: written } };
}
