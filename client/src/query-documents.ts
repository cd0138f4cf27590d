import * as vscode from 'vscode';

/** The languages that queries are written in. Without a scheme, so that the web and virtual workspaces are served too. */
export const languages = [
  'json',
  'jsonc',
  'arm-template',
  'xml',
  'bicep',
  'terraform',
  'powershell',
  'event-xpath',
];

/** Keeps the context key that shows our button and menu entry: most files have nothing to do with event logs. */
export function followQueryDocuments(): vscode.Disposable {
  update();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidSaveTextDocument(update),
  );
}

function update(): void {
  const document = vscode.window.activeTextEditor?.document;
  const value = document !== undefined && mayHoldQueries(document);
  vscode.commands.executeCommand('setContext', 'eventXPath.mayHoldQueries', value);
}

function mayHoldQueries(document: vscode.TextDocument): boolean {
  if (!languages.includes(document.languageId)) return false;
  return document.languageId === 'event-xpath' || mentionsQueries.test(document.getText());
}

/** What queries stand in: the list of a data collection rule, a query list of XML, the arguments of PowerShell's cmdlets and of wevtutil. */
const mentionsQueries = /x_?path_?quer(?:y|ies)|filterxpath|querylist\b|\bwevtutil\b/i;
