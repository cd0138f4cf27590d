import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension.ts';
import type { PreviewView } from '../../../client/src/preview/view.ts';
import { preview } from '../../../server/src/features/preview.ts';
import { queryAt, readDocument } from '../../../server/src/features/query-document.ts';
import { readSample } from '../../../server/src/features/samples.ts';
import { expectEqual } from './expect.ts';
import { workspaceFolder } from './run-folder.ts';
import { EXTENSION_ID, openSample, rangeOf, screenshot, waitFor } from './support.ts';

suite('The preview', () => {
  suiteSetup(() => setSamples(['events/security.xml']));
  suiteTeardown(async () => {
    await setSamples(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  test('lists the events that the query under the cursor matches', async () => {
    const editor = await openSample('queries.evxpath');
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    const cursor = rangeOf(editor.document, 'EventID=4625').start;
    editor.selection = new vscode.Selection(cursor, cursor);
    await confirmChoice(vscode.commands.executeCommand('eventXPath.previewMatchingEvents'));
    const expected = await expectedEvents(editor.document, cursor);
    if (expected.length === 0) throw new Error('the sample has nothing to list');
    expectEqual(
      (await listedEvents()).map(({ event }) => event.index),
      expected,
    );
  });

  test('opens the XML of an event', async () => {
    const [first] = await listedEvents();
    await vscode.commands.executeCommand('eventXPath.openMatchingEvent', first);
    const document = await waitFor('the XML', () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'event-xpath-event'),
    );
    expectEqual(document.languageId, 'xml');
    expectEqual(/<EventID>4625<\/EventID>/.test(document.getText()), true);
    await screenshot('preview');
    await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
  });

  test('says why Windows would refuse a query', async () => {
    const editor = await openSample('rule-with-mistakes.json');
    const cursor = rangeOf(editor.document, 'EventID=4728').start;
    editor.selection = new vscode.Selection(cursor, cursor);
    const result = await vscode.commands.executeCommand('eventXPath.previewMatchingEvents');
    expectEqual(result, {
      kind: 'refused',
      label: 'windowsEventLogs[0].xPathQueries[5]',
      message: 'Operators are written in lower case. Write `or`.',
    });
    expectEqual(await listedEvents(), []);
    expectEqual(
      view().tree.message,
      'Windows would refuse windowsEventLogs[0].xPathQueries[5]. Operators are written in lower case. Write `or`.',
    );
    await screenshot('refused');
  });

  test('runs again while the query is edited', async () => {
    const editor = await openSample('rule-with-mistakes.json');
    await editor.edit((edit) => edit.replace(rangeOf(editor.document, 'OR'), 'or'));
    const events = await waitFor('the list', async () => {
      const listed = await listedEvents();
      return listed.length > 0 ? listed : undefined;
    });
    expectEqual([...new Set(events.map(({ event }) => event.id))], [4728, 4732]);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});

async function setSamples(globs: readonly string[] | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('eventXPath')
    .update('samples', globs, vscode.ConfigurationTarget.Global);
}

/** Confirms what is checked in the list of sample files as often as it takes until the command is done. */
async function confirmChoice(command: Thenable<unknown>): Promise<void> {
  let isDone = false;
  command.then(() => {
    isDone = true;
  });
  await waitFor('the end of the command', async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return isDone || undefined;
  });
}

function view(): PreviewView {
  const extension = vscode.extensions.getExtension<ExtensionApi>(EXTENSION_ID);
  if (!extension) throw new Error('the extension is not there');
  return extension.exports.preview;
}

async function listedEvents() {
  const nodes = (await view().provider.getChildren()) ?? [];
  return nodes.flatMap((node) => (node.kind === 'event' ? [node] : []));
}

/** What the language code itself answers, without an editor or a server. */
async function expectedEvents(document: vscode.TextDocument, position: vscode.Position) {
  const bytes = await vscode.workspace.fs.readFile(
    vscode.Uri.joinPath(workspaceFolder(), 'events/security.xml'),
  );
  const queries = readDocument({ text: document.getText(), path: document.uri.path });
  const at = queries && queryAt(queries, document.offsetAt(position));
  if (!at) throw new Error('the cursor is in no query');
  const options = { now: Date.now(), caseSensitive: false };
  const result = preview(at.found, [readSample('security.xml', bytes)], options);
  return result.kind === 'matched' ? result.events.map(({ index }) => index) : [];
}
