import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateExtension, type ExtensionApi } from './extension.ts';

export async function activate(context: vscode.ExtensionContext): Promise<ExtensionApi> {
  const [server, samples] = await Promise.all([
    scriptUrl(context.extensionUri, 'dist/server.web.js'),
    scriptUrl(context.extensionUri, 'dist/samples.web.js'),
  ]);
  const worker = new Worker(server);
  return activateExtension(
    context,
    samples,
    (id, name, options) => new LanguageClient(id, name, worker, options),
  );
}

/** VS Code starts no worker from a script at a remote address; there the script is read first. */
async function scriptUrl(extension: vscode.Uri, path: string): Promise<string> {
  const script = vscode.Uri.joinPath(extension, path);
  if (script.scheme !== 'vscode-remote') return script.toString(true);
  const bytes = await vscode.workspace.fs.readFile(script);
  return URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'text/javascript' }));
}
