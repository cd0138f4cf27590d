import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension.ts';
import type { PreviewNode } from '../../../client/src/preview/nodes.ts';
import type { PreviewView } from '../../../client/src/preview/view.ts';
import { preview } from '../../../server/src/features/preview.ts';
import { queryAt, readDocument } from '../../../server/src/features/query-document.ts';
import { readSample } from '../../../server/src/features/samples.ts';
import { openSample, rangeOf } from './support/documents.ts';
import { expectEqual } from './support/expect.ts';
import { extension } from './support/extension.ts';
import { workspaceFolder } from './support/run-folder.ts';
import { screenshot } from './support/screenshot.ts';
import { waitFor } from './support/wait-for.ts';

suite('The preview', () => {
  suiteSetup(async () => {
    await setSamples(['events/{security,applocker}.xml']);
  });
  suiteTeardown(async () => {
    await setSamples(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  test('groups what several files hold', async () => {
    const editor = await openSample('queries.evxpath');
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    const query = '*[System[EventID=1102 or EventID=8004]]';
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), `${query}\n\n`));
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await vscode.commands.executeCommand('eventXPath.previewMatchingEvents');
    expectEqual(await listedLabels(), ['applocker.xml: 8004 8004', 'security.xml: 1102']);
    await screenshot('several-files');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  test('lists the events that the query under the cursor matches', async () => {
    const editor = await openSample('queries.evxpath');
    const cursor = rangeOf(editor.document, 'EventID=4625').start;
    editor.selection = new vscode.Selection(cursor, cursor);
    await vscode.commands.executeCommand('eventXPath.previewMatchingEvents');
    const { expected, all } = await expectedEvents(editor.document, cursor);
    if (expected.length === 0) throw new Error('the sample has nothing to list');
    expectEqual(
      (await listedEvents()).map(({ event }) => event.index),
      expected,
    );
    expectEqual(view().tree.message, `${expected.length} of ${all} events · query 3`);
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

function view(): PreviewView {
  return extension<ExtensionApi>().exports.preview;
}

/** A line of the view each, what is below a file behind its name. */
async function listedLabels(): Promise<readonly string[]> {
  return ((await view().provider.getChildren()) ?? []).map(labelOf);
}

function labelOf(node: PreviewNode): string {
  switch (node.kind) {
    case 'file':
      return `${node.uri.path.split('/').at(-1)}: ${node.events.map(({ event }) => event.id).join(' ')}`;
    case 'event':
      return `${node.event.id}`;
    case 'problem':
      return node.message;
  }
}

async function listedEvents() {
  const nodes = (await view().provider.getChildren()) ?? [];
  return nodes.flatMap((node) => (node.kind === 'event' ? [node] : []));
}

/** What the language code itself answers, without an editor or a server. */
async function expectedEvents(document: vscode.TextDocument, position: vscode.Position) {
  const names = ['applocker.xml', 'security.xml'];
  const files = await Promise.all(
    names.map(async (name) => readSample(name, await vscode.workspace.fs.readFile(sampleFile(name)))),
  );
  const queries = readDocument({ text: document.getText(), path: document.uri.path });
  const at = queries && queryAt(queries, document.offsetAt(position));
  if (!at) throw new Error('the cursor is in no query');
  const result = preview(queries, at.found, files, { now: Date.now(), caseSensitive: false });
  if (result.kind !== 'matched') throw new Error(result.message);
  return { expected: result.events.map(({ index }) => index), all: result.total };
}

function sampleFile(name: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), 'events', name);
}
