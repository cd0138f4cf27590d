import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { languages } from '../languages.ts';
import type { Samples } from '../samples/samples.ts';
import { totalsOf } from '../samples/totals.ts';
import type { Subject } from './subject.ts';

/** The query under the cursor of the text editor that was used last, run on all samples. */
export interface FollowedQuery extends Subject, vscode.Disposable {}

export function followedQuery(client: BaseLanguageClient, samples: Samples): FollowedQuery {
  const changed = new vscode.EventEmitter<void>();
  let followed = placeIn(vscode.window.activeTextEditor);
  let pause: ReturnType<typeof setTimeout> | undefined;
  const listeners = vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(follow),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => follow(textEditor)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === followed?.document) changeSoon();
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document !== followed?.document) return;
      followed = undefined;
      changeSoon();
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('eventXPath')) changeSoon();
    }),
    samples.files.onDidChange(changeSoon),
    samples.states.onDidChange(changeSoon),
  );
  return {
    mode: 'query',
    samples: undefined,
    query,
    progress,
    onDidChange: changed.event,
    dispose: () => {
      clearTimeout(pause);
      vscode.Disposable.from(listeners, changed).dispose();
    },
  };

  function query() {
    if (!followed) return undefined;
    const uri = client.code2ProtocolConverter.asUri(followed.document.uri);
    return {
      kind: 'document',
      uri,
      position: client.code2ProtocolConverter.asPosition(followed.position),
    } as const;
  }

  function progress() {
    const { bytes, bytesRead, pending } = totalsOf(samples.files.found.map(samples.states.of));
    return pending > 0 ? { bytes, bytesRead } : undefined;
  }

  /** Other editors, as that of the results themselves, change nothing. */
  function follow(editor: vscode.TextEditor | undefined): void {
    const place = placeIn(editor);
    if (!place) return;
    const isSame = followed?.document === place.document && followed.position.isEqual(place.position);
    followed = place;
    if (!isSame) changeSoon();
  }

  /** A change while one is waited for is told with it: who types on is still told of what they typed. */
  function changeSoon(): void {
    pause ??= setTimeout(() => {
      pause = undefined;
      changed.fire();
    }, pauseInTyping);
  }
}

interface Place {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
}

function placeIn(editor: vscode.TextEditor | undefined): Place | undefined {
  if (!editor || !languages.includes(editor.document.languageId)) return undefined;
  return { document: editor.document, position: editor.selection.active };
}

/** In milliseconds. */
const pauseInTyping = 50;
