import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Subject } from '../results/subject.ts';
import type { Samples } from '../samples/samples.ts';
import { watchFile } from '../samples/watch-samples.ts';

/** The events of one log, selected by the filter that is typed above them. */
export interface LogSubject extends Subject, vscode.Disposable {}

export function logSubject(
  uri: vscode.Uri,
  client: BaseLanguageClient,
  { files, states }: Samples,
): LogSubject {
  const changed = new vscode.EventEmitter<void>();
  const address = client.code2ProtocolConverter.asUri(uri);
  const listeners = vscode.Disposable.from(
    watchFile(uri, reload),
    states.onDidChange((others) => {
      if (others.some((state) => state.uri === address)) changed.fire();
    }),
  );
  return {
    mode: 'log',
    samples: [address],
    query: (text) => ({ kind: 'text', text }),
    progress,
    onDidChange: changed.event,
    dispose: () => vscode.Disposable.from(listeners, changed).dispose(),
  };

  /** Where it is a sample, too, the samples see to it. */
  function reload(): void {
    const isSample = files.found.some((sample) => sample.toString() === uri.toString());
    if (!isSample) states.reload([uri]);
  }

  function progress() {
    const state = states.of(uri);
    if (state?.state !== 'waiting' && state?.state !== 'loading') return undefined;
    const { bytes, bytesRead } = state;
    return { bytes, bytesRead };
  }
}
