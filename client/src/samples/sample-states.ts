import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  cancelSamplesNotification,
  reloadSamplesNotification,
  SampleState,
  SamplesChangedParams,
  SetSamplesParams,
  samplesChangedNotification,
  setSamplesNotification,
} from '../../../server/src/protocol.ts';
import type { SampleFiles } from './sample-files.ts';

/** How far the server is with the sample files. */
export interface SampleStates extends vscode.Disposable {
  /** `undefined` before the server has told of the file. */
  of(uri: vscode.Uri): SampleState | undefined;
  /** Those of the files that have another state. */
  readonly onDidChange: vscode.Event<readonly SampleState[]>;
  cancel(uris: readonly vscode.Uri[]): Promise<void>;
  reload(uris: readonly vscode.Uri[]): Promise<void>;
}

/** Tells the server which files there are and when they change, and keeps what it answers. */
export function sampleStates(client: BaseLanguageClient, files: SampleFiles): SampleStates {
  const set: typeof setSamplesNotification = 'eventXPath/setSamples';
  const cancelling: typeof cancelSamplesNotification = 'eventXPath/cancelSamples';
  const reloading: typeof reloadSamplesNotification = 'eventXPath/reloadSamples';
  const changing: typeof samplesChangedNotification = 'eventXPath/samplesChanged';
  const states = new Map<string, SampleState>();
  const changed = new vscode.EventEmitter<readonly SampleState[]>();
  const listeners = vscode.Disposable.from(
    files.onDidChange(tellFiles),
    files.onDidChangeContent(reload),
    client.onDidChangeState(() => {
      if (client.isRunning()) tellFiles();
    }),
    client.onNotification(changing, ({ samples }: SamplesChangedParams) => {
      for (const state of samples) states.set(keyOf(vscode.Uri.parse(state.uri)), state);
      changed.fire(samples);
    }),
  );
  return {
    of: (uri) => states.get(keyOf(uri)),
    onDidChange: changed.event,
    cancel: (uris) => client.sendNotification(cancelling, paramsOf(uris)),
    reload,
    dispose: () => vscode.Disposable.from(listeners, changed).dispose(),
  };

  async function tellFiles(): Promise<void> {
    const present = new Set(files.found.map(keyOf));
    for (const key of states.keys()) if (!present.has(key)) states.delete(key);
    if (client.isRunning()) await client.sendNotification(set, paramsOf(files.found));
  }

  async function reload(uris: readonly vscode.Uri[]): Promise<void> {
    await client.sendNotification(reloading, paramsOf(uris));
  }

  function paramsOf(uris: readonly vscode.Uri[]): SetSamplesParams {
    return { uris: uris.map((uri) => client.code2ProtocolConverter.asUri(uri)) };
  }
}

/** Editor and server may write the same URI with other escapes. */
function keyOf(uri: vscode.Uri): string {
  return uri.toString(true);
}
