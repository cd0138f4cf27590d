import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { FilterEditResult } from '../../../server/src/protocol.ts';
import type { EditOutcome, ResultsMode } from './messages.ts';

/** Does what the server has made of a field or an event: edits the document of the query, or shows the filter. */
export async function carryOut(
  result: FilterEditResult,
  mode: ResultsMode,
  client: BaseLanguageClient,
): Promise<EditOutcome> {
  switch (result.kind) {
    case 'refused':
      return result;
    case 'edit':
      return (await apply(result, client)) ? { kind: 'done' } : notApplied;
    case 'text':
      if (mode === 'log') return { kind: 'filter', text: result.text };
      await showFilter(result.text);
      return { kind: 'done' };
  }
}

async function apply(
  { uri, edits }: Extract<FilterEditResult, { kind: 'edit' }>,
  client: BaseLanguageClient,
): Promise<boolean> {
  const change = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) {
    const { start, end } = range;
    const place = new vscode.Range(start.line, start.character, end.line, end.character);
    change.replace(client.protocol2CodeConverter.asUri(uri), place, newText);
  }
  return vscode.workspace.applyEdit(change);
}

const notApplied: EditOutcome = {
  kind: 'refused',
  message: 'The document could not be changed. Is it read-only?',
};

/** Where there is no query to write to, in a new file of filters. */
async function showFilter(text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'event-xpath', content: `${text}\n` });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
}
