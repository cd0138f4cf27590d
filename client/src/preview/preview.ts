import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { PreviewResult } from '../../../server/src/protocol.ts';
import type { SampleFiles } from '../samples/sample-files.ts';
import { openEvent, serveEventDocuments } from './event-document.ts';
import { runPreview, type Subject } from './run.ts';
import { type PreviewView, previewView } from './view.ts';

/** The commands of the preview and its view. */
export function registerPreview(
  context: vscode.ExtensionContext,
  client: BaseLanguageClient,
  samples: SampleFiles,
): PreviewView {
  const view = previewView();
  let subject: Subject | undefined;
  let running = new vscode.CancellationTokenSource();
  let pause: ReturnType<typeof setTimeout> | undefined;
  let isStale = false;

  const { registerCommand } = vscode.commands;
  context.subscriptions.push(
    view,
    serveEventDocuments(client),
    registerCommand('eventXPath.previewMatchingEvents', preview),
    registerCommand('eventXPath.refreshPreview', rerun),
    registerCommand('eventXPath.openMatchingEvent', openEvent),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.toString() === subject?.uri.toString()) rerunSoon();
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('eventXPath')) rerunSoon();
    }),
    samples.onDidChange(rerunSoon),
    samples.onDidChangeContent(rerunSoon),
    view.tree.onDidChangeVisibility(({ visible }) => {
      if (visible && isStale) rerun();
    }),
    { dispose: () => clearTimeout(pause) },
  );
  return view;

  /** Answers with what the view shows, for tests and for commands of others. */
  async function preview(): Promise<PreviewResult | undefined> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return undefined;
    if ((await samples.list()).length === 0) {
      await vscode.commands.executeCommand('eventXPath.samples.focus');
      return undefined;
    }
    subject = { uri: editor.document.uri, position: editor.selection.active };
    await vscode.commands.executeCommand('eventXPath.matchingEvents.focus', { preserveFocus: true });
    return run(subject);
  }

  function rerunSoon(): void {
    isStale = true;
    clearTimeout(pause);
    pause = setTimeout(() => {
      if (view.tree.visible) rerun();
    }, pauseInTyping);
  }

  /** Follows the cursor as long as the query's document is the one being edited. */
  async function rerun(): Promise<void> {
    if (!subject) return;
    const editor = vscode.window.activeTextEditor;
    const isEdited = editor?.document.uri.toString() === subject.uri.toString();
    subject = isEdited && editor ? { ...subject, position: editor.selection.active } : subject;
    await run(subject);
  }

  async function run(asked: Subject): Promise<PreviewResult | undefined> {
    running.cancel();
    running = new vscode.CancellationTokenSource();
    const { token } = running;
    isStale = false;
    try {
      const done = await runPreview(client, asked, await samples.list(), token);
      if (token.isCancellationRequested) return undefined;
      view.show(done);
      vscode.commands.executeCommand('setContext', 'eventXPath.hasPreview', true);
      return done.result;
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      view.showFailure(`The preview failed: ${error instanceof Error ? error.message : String(error)}`);
      throw error;
    }
  }
}

/** In milliseconds: long enough not to run at every key. */
const pauseInTyping = 300;
