import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { answerQuestion } from './answer-question.ts';
import { html, makeNonce } from './html.ts';
import type { PageMessage, PanelMessage } from './messages.ts';
import type { Subject } from './subject.ts';

export interface ResultsOptions {
  readonly extensionUri: vscode.Uri;
  readonly client: BaseLanguageClient;
  /** Where the columns are kept that the user has chosen. */
  readonly memory: vscode.Memento;
}

/**
 * Has a webview show the results of a subject, and answers what its page asks, until disposed.
 *
 * To be called when the webview is made: its options are set here.
 */
export function showResultsIn(
  webview: vscode.Webview,
  subject: Subject,
  { extensionUri, client, memory }: ResultsOptions,
): vscode.Disposable {
  const folder = vscode.Uri.joinPath(extensionUri, 'dist');
  const running = new Map<number, vscode.CancellationTokenSource>();
  const listeners = vscode.Disposable.from(
    webview.onDidReceiveMessage(receive),
    subject.onDidChange(() => {
      tell({ kind: 'progress', progress: subject.progress() });
      tell({ kind: 'changed' });
    }),
  );
  const address = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  webview.html = html(
    { script: address('results.js'), style: address('results.css'), source: webview.cspSource },
    makeNonce(),
  );
  return vscode.Disposable.from(listeners, { dispose: cancelAll });

  async function receive(message: PageMessage): Promise<void> {
    switch (message.kind) {
      case 'ready':
        await tell({ kind: 'progress', progress: subject.progress() });
        await tell({ kind: 'begin', mode: subject.mode, columns: memory.get<readonly string[]>(columnsKey) });
        break;
      case 'ask':
        if (message.topic === 'why')
          vscode.commands.executeCommand('setContext', 'eventXPath.hasAskedWhy', true);
        await answer(message);
        break;
      case 'cancel':
        running.get(message.id)?.cancel();
        break;
      case 'add-samples':
        await vscode.commands.executeCommand('eventXPath.addSampleFiles');
        break;
      case 'columns':
        await memory.update(columnsKey, message.columns);
        break;
    }
  }

  async function answer(message: Extract<PageMessage, { kind: 'ask' }>): Promise<void> {
    const { id } = message;
    const cancellation = new vscode.CancellationTokenSource();
    const { token } = cancellation;
    running.set(id, cancellation);
    try {
      const answer = await answerQuestion(message, subject, client, token);
      if (!token.isCancellationRequested) await tell({ kind: 'answer', id, answer });
    } catch (error) {
      if (token.isCancellationRequested) return;
      await tell({ kind: 'failure', id, message: error instanceof Error ? error.message : String(error) });
    } finally {
      running.delete(id);
      cancellation.dispose();
    }
  }

  function tell(message: PanelMessage): Thenable<boolean> {
    return webview.postMessage(message);
  }

  function cancelAll(): void {
    for (const cancellation of running.values()) cancellation.cancel();
  }
}

const columnsKey = 'eventXPath.resultColumns';
