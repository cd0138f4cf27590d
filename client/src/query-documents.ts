import * as vscode from 'vscode';
import { languages } from './languages.ts';

/**
 * Keeps the context key that shows our button and menu entry: most files have nothing to do with event logs.
 *
 * @param onShown called when a document that may hold queries is shown
 */
export function followQueryDocuments(onShown: () => void): vscode.Disposable {
  update();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidSaveTextDocument(update),
  );

  function update(): void {
    const document = vscode.window.activeTextEditor?.document;
    const value = document !== undefined && mayHoldQueries(document);
    vscode.commands.executeCommand('setContext', 'eventXPath.mayHoldQueries', value);
    if (value) onShown();
  }
}

function mayHoldQueries(document: vscode.TextDocument): boolean {
  return languages.includes(document.languageId) && mentionsQueries(document, document.getText());
}

/** A quick look, like the server's own: in XML a query list, in a script what takes filters or is one, elsewhere a data collection rule. */
function mentionsQueries({ languageId }: vscode.TextDocument, text: string): boolean {
  switch (languageId) {
    case 'event-xpath':
      return true;
    case 'xml':
      return /QueryList\b/.test(text);
    case 'powershell':
      return /filterxp|xpath|wevtutil|QueryList|\*\[\s*(?:System|EventData|UserData)\b/i.test(text);
    default:
      return /x_?path_?queries/i.test(text);
  }
}
