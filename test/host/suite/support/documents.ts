import * as vscode from 'vscode';
import { type HostFile, hostFiles } from './host-files.ts';
import { inRunFolder, workspaceFolder } from './run-folder.ts';

/** Opens a file of this run's copy of samples/ in an editor. */
export async function openSample(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.joinPath(workspaceFolder(), name));
}

/** Opens a new file that holds one query, written as its kind of document writes it. */
export async function openHost(name: HostFile, written: string): Promise<vscode.TextEditor> {
  opened += 1;
  const uri = inRunFolder(`hosts/${opened}/${name}`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(hostText(name, written)));
  return vscode.window.showTextDocument(uri);
}

/** A folder for each, because the editor keeps what it once read for a while. */
let opened = 0;

/** The text of a file that holds one query. */
export function hostText(name: HostFile, written: string): string {
  const [, before, after] = hostFiles[name];
  return `${before}${written}${after}`;
}

/** The range of the first occurrence of a text, for tests that say where by what stands there. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`${document.uri.path} does not hold ${text}`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Where the first occurrence of a text ends. */
export function endOf(document: vscode.TextDocument, text: string): vscode.Position {
  return rangeOf(document, text).end;
}

/** Puts the cursor somewhere, and shows it. */
export function putCursor(editor: vscode.TextEditor, position: vscode.Position): void {
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Closes the editor that is shown and forgets what is not saved in it: the fewer are open, the faster is the next. */
export async function closeEditor(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}
