import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateExtension, type ExtensionApi } from './extension.ts';

export async function activate(context: vscode.ExtensionContext): Promise<ExtensionApi> {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist/server.web.js');
  const worker = await startWorker(script);
  return activateExtension(context, (id, name, options) => new LanguageClient(id, name, worker, options));
}

/** VS Code starts no worker from a script at a remote address; there the script is read first. */
async function startWorker(script: vscode.Uri): Promise<Worker> {
  if (script.scheme !== 'vscode-remote') return new Worker(script.toString(true));
  const bytes = await vscode.workspace.fs.readFile(script);
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'text/javascript' }));
  return new Worker(url);
}
