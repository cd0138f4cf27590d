import * as vscode from 'vscode';
import type { Samples } from '../samples/samples.ts';
import { totalsOf } from '../samples/totals.ts';

/** Waits until the sample files are read. Answers `false` where the user does not want to wait, or has none: then they are shown how to add some. */
export async function whenLoaded({ files, states }: Samples): Promise<boolean> {
  if ((await files.list()).length === 0) {
    await vscode.commands.executeCommand('eventXPath.samples.focus');
    return false;
  }
  if (isLoaded()) return true;
  const location = vscode.ProgressLocation.Notification;
  const options = { location, title: 'Reading event samples', cancellable: true };
  return vscode.window.withProgress(options, (_, token) => loaded(token));

  function isLoaded(): boolean {
    const totals = totalsOf(files.found.map(states.of));
    return totals.known === totals.files && totals.pending === 0;
  }

  function loaded(token: vscode.CancellationToken): Promise<boolean> {
    return new Promise((resolve) => {
      const listeners = vscode.Disposable.from(
        states.onDidChange(() => {
          if (isLoaded()) end(true);
        }),
        token.onCancellationRequested(() => end(false)),
      );

      function end(isWaitedFor: boolean): void {
        listeners.dispose();
        resolve(isWaitedFor);
      }
    });
  }
}
