import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { filesOf, type SampleNode } from './nodes.ts';
import { pickFiles, pickFolders } from './pick-samples.ts';
import { type SampleFiles, sampleFiles } from './sample-files.ts';
import { type SampleStates, sampleStates } from './sample-states.ts';
import { type SampleView, sampleView } from './sample-view.ts';

/** The files of events that queries are run on, with the view that shows them. */
export interface Samples {
  readonly files: SampleFiles;
  readonly states: SampleStates;
  readonly view: SampleView;
}

/** The view Event Samples and its commands. */
export function registerSamples(context: vscode.ExtensionContext, client: BaseLanguageClient): Samples {
  const files = sampleFiles(context.workspaceState);
  const states = sampleStates(client, files);
  const storage = context.storageUri ?? context.globalStorageUri;
  const view = sampleView(files, states, vscode.Uri.joinPath(storage, 'dropped'));
  const { registerCommand } = vscode.commands;
  context.subscriptions.push(
    files,
    states,
    view,
    registerCommand('eventXPath.addSampleFiles', async () => files.add(await pickFiles())),
    registerCommand('eventXPath.addSampleFolders', async () => files.add(await pickFolders())),
    registerCommand('eventXPath.addToSamples', addToSamples),
    registerCommand('eventXPath.refreshSamples', refresh),
    registerCommand('eventXPath.restoreSamples', files.restore),
    registerCommand('eventXPath.cancelSamples', () => states.cancel(files.found)),
    registerCommand('eventXPath.cancelSample', (...args) => states.cancel(urisOf(args))),
    registerCommand('eventXPath.reloadSample', (...args) => states.reload(urisOf(args))),
    registerCommand('eventXPath.removeSample', (...args) => files.remove(urisOf(args))),
    registerCommand('eventXPath.openSample', (...args) => open(urisOf(args))),
  );
  return { files, states, view };

  /** From the explorer with what is selected there, from the title of an editor with its file. */
  async function addToSamples(uri: vscode.Uri, selected: readonly vscode.Uri[] = [uri]): Promise<void> {
    await files.add(selected);
    await vscode.commands.executeCommand('eventXPath.samples.focus', { preserveFocus: true });
  }

  async function refresh(): Promise<void> {
    await files.refresh();
    await states.reload(files.found);
  }

  /** The line of a menu, or all that are selected if it is one of them; from the keyboard those that are selected. */
  function urisOf([line, selected]: readonly (SampleNode | readonly SampleNode[])[]): readonly vscode.Uri[] {
    const lines = [selected ?? line ?? view.tree.selection].flat();
    return [...new Set(lines.flatMap(filesOf).map(({ uri }) => uri))];
  }
}

async function open(uris: readonly vscode.Uri[]): Promise<void> {
  for (const uri of uris)
    await vscode.commands.executeCommand('vscode.open', uri, { preview: uris.length === 1 });
}
