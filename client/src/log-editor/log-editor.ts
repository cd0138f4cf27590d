import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { closeLogNotification, UrisParams } from '../../../server/src/protocol.ts';
import { showResultsIn } from '../results/show-results-in.ts';
import type { FileNode } from '../samples/nodes.ts';
import type { Samples } from '../samples/samples.ts';
import { logSubject } from './log-subject.ts';

/** Opens event logs, and files of event XML if asked to, as the table of their events, which a filter typed above selects from. */
export function registerLogEditor(
  { extensionUri, workspaceState: memory }: vscode.ExtensionContext,
  client: BaseLanguageClient,
  samples: Samples,
): vscode.Disposable {
  const provider: vscode.CustomReadonlyEditorProvider = {
    openCustomDocument: (uri) => ({ uri, dispose: () => close(uri) }),
    resolveCustomEditor,
  };
  return vscode.Disposable.from(
    ...[logView, tableView].map((viewType) =>
      vscode.window.registerCustomEditorProvider(viewType, provider, {
        supportsMultipleEditorsPerDocument: true,
      }),
    ),
    vscode.commands.registerCommand('eventXPath.openSampleAsTable', openAsTable),
  );

  async function openAsTable({ uri }: FileNode): Promise<void> {
    const viewType = uri.path.toLowerCase().endsWith('.evtx') ? logView : tableView;
    await vscode.commands.executeCommand('vscode.openWith', uri, viewType);
  }

  function resolveCustomEditor({ uri }: vscode.CustomDocument, panel: vscode.WebviewPanel): void {
    const subject = logSubject(uri, client, samples);
    const page = showResultsIn(panel.webview, subject, { extensionUri, client, memory });
    panel.onDidDispose(() => vscode.Disposable.from(page, subject).dispose());
  }

  /** The server lets go of the log, unless it is a sample, too. */
  async function close(uri: vscode.Uri): Promise<void> {
    const method: typeof closeLogNotification = 'eventXPath/closeLog';
    const params: UrisParams = { uris: [client.code2ProtocolConverter.asUri(uri)] };
    if (client.isRunning()) await client.sendNotification(method, params);
  }
}

const logView = 'eventXPath.log';
const tableView = 'eventXPath.eventTable';
