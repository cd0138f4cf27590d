import * as vscode from 'vscode';
import type { SampleNode } from './nodes.ts';
import type { SampleFiles } from './sample-files.ts';
import type { SampleStates } from './sample-states.ts';
import { describeTotals, type Totals, totalsOf } from './totals.ts';
import { countOf } from './words.ts';

/** Keeps what the view says of all files: totals above the list, how many are still to be read at its icon, and a bar while they are. */
export function keepHeading(
  tree: vscode.TreeView<SampleNode>,
  files: SampleFiles,
  states: SampleStates,
): vscode.Disposable {
  let endProgress: (() => void) | undefined;
  return vscode.Disposable.from(files.onDidChange(update), states.onDidChange(update), {
    dispose: () => endProgress?.(),
  });

  function update(): void {
    const totals = totalsOf(files.found.map((uri) => states.of(uri)));
    const { pending } = totals;
    tree.message = headingOf(totals);
    tree.description = totals.known > 0 ? countOf(totals.events, 'event') : '';
    tree.badge =
      pending > 0 ? { value: pending, tooltip: `${countOf(pending, 'sample file')} to be read` } : undefined;
    if (pending > 0) endProgress ??= beginProgress();
    else endProgress = endProgress?.() ?? undefined;
    vscode.commands.executeCommand('setContext', 'eventXPath.isLoadingSamples', pending > 0);
    vscode.commands.executeCommand('setContext', 'eventXPath.hasSamples', totals.files > 0);
    vscode.commands.executeCommand('setContext', 'eventXPath.hasNoSamples', totals.files === 0);
    vscode.commands.executeCommand('setContext', 'eventXPath.hasRemovedSamples', files.hasRemoved);
  }
}

/** Nothing above an empty list, where the editor then shows the welcome, nor while nothing is known of its files. */
function headingOf(totals: Totals): string {
  if (totals.known === 0) return '';
  const described = describeTotals(totals).replaceAll('-', nonBreakingHyphen);
  if (totals.pending === 0) return described;
  const percent = totals.bytes > 0 ? Math.floor((100 * totals.bytesRead) / totals.bytes) : 0;
  return `Loading ${percent} % · ${described}`;
}

/** So that a date is not broken into two lines. */
const nonBreakingHyphen = '\u2011';

/** Shows the bar until the answer is called. */
function beginProgress(): () => undefined {
  let end: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  vscode.window.withProgress({ location: { viewId: 'eventXPath.samples' } }, () => ended);
  return () => {
    end();
    return undefined;
  };
}
