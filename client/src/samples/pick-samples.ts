import * as vscode from 'vscode';

/** Asks for files of events; none if the user cancels. */
export async function pickFiles(): Promise<readonly vscode.Uri[]> {
  const picked = await vscode.window.showOpenDialog({
    title: 'Add Files of Events',
    openLabel: 'Add',
    canSelectMany: true,
    filters: { Events: ['evtx', 'xml', 'txt'], 'All Files': ['*'] },
  });
  return picked ?? [];
}

/** Asks for folders that hold files of events; none if the user cancels. */
export async function pickFolders(): Promise<readonly vscode.Uri[]> {
  const picked = await vscode.window.showOpenDialog({
    title: 'Add Folders of Events',
    openLabel: 'Add',
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: true,
  });
  return picked ?? [];
}
