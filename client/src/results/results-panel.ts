import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Samples } from '../samples/samples.ts';
import { followedQuery } from './followed-query.ts';
import { showResultsIn } from './show-results-in.ts';

/** The panel of matching events beside the editor: one in a window, which follows the query under the cursor. */
export function registerResults(
  context: vscode.ExtensionContext,
  client: BaseLanguageClient,
  samples: Samples,
): void {
  let shown: vscode.WebviewPanel | undefined;
  context.subscriptions.push(
    vscode.commands.registerCommand('eventXPath.showResults', show),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: fill,
    }),
  );

  /** @param uri the document of the query to show, and a position in it; without, the query under the cursor is meant */
  async function show(uri?: string, position?: Position): Promise<void> {
    if (uri !== undefined && position) await putCursor(uri, position);
    if (shown) return shown.reveal(undefined, true);
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    await fill(vscode.window.createWebviewPanel(viewType, 'Matching Events', column));
  }

  async function putCursor(uri: string, { line, character }: Position): Promise<void> {
    const document = await vscode.workspace.openTextDocument(client.protocol2CodeConverter.asUri(uri));
    const at = new vscode.Position(line, character);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
  }

  /** The files of events are looked for when they are first needed. */
  async function fill(panel: vscode.WebviewPanel): Promise<void> {
    const { extensionUri, workspaceState: memory } = context;
    const query = followedQuery(client, samples);
    const page = showResultsIn(panel.webview, query, { extensionUri, client, memory });
    shown = panel;
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, 'client/media/event-xpath-light.svg'),
      dark: vscode.Uri.joinPath(extensionUri, 'client/media/event-xpath-dark.svg'),
    };
    panel.onDidDispose(() => {
      shown = undefined;
      vscode.Disposable.from(page, query).dispose();
    });
    await samples.files.list();
  }
}

/** As in LSP. */
interface Position {
  readonly line: number;
  readonly character: number;
}

const viewType = 'eventXPath.results';
