import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension.ts';
import { readWhole } from '../../support/whole-sample.ts';
import { expectEqual } from './support/expect.ts';
import { extension } from './support/extension.ts';
import { click, pageTest, press, type, waitForElement, waitForTexts } from './support/page.ts';
import { inRunFolder, workspaceFolder } from './support/run-folder.ts';
import { screenshot } from './support/screenshot.ts';
import { waitFor } from './support/wait-for.ts';

suite('The editor of event logs', () => {
  suiteSetup(() => vscode.workspace.fs.copy(inEvents('dc02-security.evtx'), log));
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('opens an .evtx log', async () => {
    await vscode.commands.executeCommand('vscode.open', log);
    await shownIn('eventXPath.log');
    await loadedAs(log, inEvents('dc02-security.evtx'));
    await screenshot('log');
  });

  pageTest('lists what the filter above it selects', async () => {
    await waitForTexts(counts, ([shown]) => /^(\d+) of \1 events /.test(shown ?? ''));
    await filterBy('*[System[EventID=4624]]');
    await waitForTexts(counts, ([shown]) => /^(\d+) of (?!\1 )\d+ events /.test(shown ?? ''));
    await waitForTexts(rows, (texts) => texts.length > 0 && texts.every((text) => text.includes('4624')));
    await screenshot('log-filtered');
  });

  pageTest('says why Windows would refuse a filter, and keeps what is listed', async () => {
    await filterBy("*[System[contains(Computer,'DC')]]");
    await waitForTexts('.filter-field .problem', ([text]) => text?.includes('contains') ?? false);
    await waitForElement(rows);
    await screenshot('log-refused');
  });

  pageTest('makes a filter of an event', async () => {
    await filterBy('');
    await waitForTexts(counts, ([shown]) => /^(\d+) of \1 events /.test(shown ?? ''));
    await click(rows);
    await click('[aria-label^="Create filter"]');
    await waitForTexts(counts, ([shown]) => /^[1-9] of \d+ events /.test(shown ?? ''));
    await screenshot('log-created');
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

const counts = '.counts';
const rows = '.row:not(.pending):not([hidden])';

/** Types into the field above the log. */
async function filterBy(text: string): Promise<void> {
  await click('[aria-label="Filter, in XPath"]');
  await press('ControlOrMeta+a', 'Delete');
  await type(text);
}

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
  const { length } = readWhole(await vscode.workspace.fs.readFile(same)).events;
  await waitFor(`${length} events in ${uri.path}`, () => {
    const state = samples().states.of(uri);
    return (state?.state === 'loaded' && state.events === length) || undefined;
  });
}

function samples(): ExtensionApi['samples'] {
  return extension<ExtensionApi>().exports.samples;
}
