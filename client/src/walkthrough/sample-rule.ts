import * as vscode from 'vscode';

/** Opens the rule of the samples: that of the workspace where it is one of the samples, otherwise an unsaved copy of the extension's own. */
export async function openSampleRule(extensionUri: vscode.Uri): Promise<vscode.TextEditor> {
  const [own] = await vscode.workspace.findFiles(`**/${name}`, undefined, 1);
  const document = own ? await vscode.workspace.openTextDocument(own) : await copyOf(extensionUri);
  return vscode.window.showTextDocument(document, columnOf(document));
}

const name = 'rule-with-mistakes.json';

/** Where it stands already, otherwise beside the page of Get Started, so that both are seen. */
function columnOf(document: vscode.TextDocument): vscode.ViewColumn {
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  if (shown?.viewColumn !== undefined) return shown.viewColumn;
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  const isOnPage = activeTab !== undefined && !(activeTab.input instanceof vscode.TabInputText);
  return isOnPage ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
}

/** Under its name, so that the tab and the language are right; the text of an earlier copy stays as it is. */
async function copyOf(extensionUri: vscode.Uri): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.from({ scheme: 'untitled', path: name });
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.getText() !== '') return document;
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'samples', name));
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(0, 0), new TextDecoder().decode(bytes));
  await vscode.workspace.applyEdit(edit);
  return document;
}
