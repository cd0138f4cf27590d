import * as vscode from 'vscode';

/** Copies the extension's own files of events to where they outlive its updates, and answers the copies. */
export async function copySampleEvents({
  extensionUri,
  globalStorageUri,
}: vscode.ExtensionContext): Promise<readonly vscode.Uri[]> {
  return Promise.all(
    names.map(async (name) => {
      const bytes = await vscode.workspace.fs.readFile(
        vscode.Uri.joinPath(extensionUri, 'samples/events', name),
      );
      const copy = vscode.Uri.joinPath(globalStorageUri, 'samples', name);
      await vscode.workspace.fs.writeFile(copy, bytes);
      return copy;
    }),
  );
}

/** Written down, because folders of a web extension cannot be listed. */
const names = ['applocker.xml', 'powershell.xml', 'security.xml', 'sysmon.xml', 'system.xml'];
