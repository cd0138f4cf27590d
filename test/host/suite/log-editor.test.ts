import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension.ts';
import { readSample } from '../../../server/src/features/samples.ts';
import { expectEqual } from './support/expect.ts';
import { extension } from './support/extension.ts';
import { inRunFolder, workspaceFolder } from './support/run-folder.ts';
import { screenshot } from './support/screenshot.ts';
import { waitFor } from './support/wait-for.ts';

suite('The editor of event logs', () => {
  suiteSetup(() => vscode.workspace.fs.copy(inEvents('security.evtx'), log));
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('opens an .evtx log', async () => {
    await vscode.commands.executeCommand('vscode.open', log);
    await shownIn('eventXPath.log');
    await loadedAs(log, inEvents('security.evtx'));
    await screenshot('log');
  });

  test('reads the file again when it is written', async () => {
    await vscode.workspace.fs.writeFile(log, await vscode.workspace.fs.readFile(inEvents('system.xml')));
    await loadedAs(log, inEvents('system.xml'));
  });

  test('opens event XML as a table if asked to', async () => {
    const uri = inEvents('system.xml');
    await vscode.commands.executeCommand('eventXPath.openSampleAsTable', { kind: 'file', uri });
    await shownIn('eventXPath.eventTable');
    await loadedAs(uri, uri);
    await screenshot('event-table');
  });

  test('makes the log a sample', async () => {
    const { files } = samples();
    await vscode.commands.executeCommand('eventXPath.addToSamples', log);
    expectEqual(files.isAdded(log), true);
    await files.remove([log]);
    expectEqual(files.isAdded(log), false);
  });
});

const log = inRunFolder('logs/opened.evtx');

function inEvents(name: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), 'events', name);
}

function shownIn(viewType: string): Promise<true> {
  return waitFor(`an editor ${viewType}`, () => {
    const shown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    return (shown instanceof vscode.TabInputCustom && shown.viewType === viewType) || undefined;
  });
}

/** Waits until the server has as many events of a file as another one holds. */
async function loadedAs(uri: vscode.Uri, same: vscode.Uri): Promise<void> {
  const { length } = readSample('', await vscode.workspace.fs.readFile(same)).events;
  await waitFor(`${length} events in ${uri.path}`, () => {
    const state = samples().states.of(uri);
    return (state?.state === 'loaded' && state.events === length) || undefined;
  });
}

function samples(): ExtensionApi['samples'] {
  return extension<ExtensionApi>().exports.samples;
}
