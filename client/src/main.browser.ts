import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateExtension, type ExtensionApi } from './extension.ts';

export function activate(context: vscode.ExtensionContext): Promise<ExtensionApi> {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist/server.web.js').toString(true);
  const worker = new Worker(script, { name: 'Event XPath language server' });
  return activateExtension(context, (id, name, options) => new LanguageClient(id, name, worker, options));
}
