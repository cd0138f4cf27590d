import * as vscode from 'vscode';

/** What scripts/editor/run-folder.mjs asks of this run. */
export async function readRequest(): Promise<Request> {
  const bytes = await vscode.workspace.fs.readFile(inRunFolder('request.json'));
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** Leaves the counts where the script that started the editor reads them. */
export async function writeResult(result: Result): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(result));
  await vscode.workspace.fs.writeFile(inRunFolder('result.json'), bytes);
}

/** A file beside the workspace, where the run keeps everything that is no sample. */
export function inRunFolder(name: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), '..', name);
}

/** The folder that holds this run's copy of the samples. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('the editor was started without a workspace');
  return folder.uri;
}

export interface Request {
  readonly grep?: string;
  /** Whether the run can act on the page that shows the editor. */
  readonly hasPage: boolean;
  readonly screenshots: boolean;
}

export interface Result {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}
