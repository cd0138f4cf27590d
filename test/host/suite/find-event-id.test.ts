import * as vscode from 'vscode';
import { closeEditor, openHost, putCursor, rangeOf } from './support/documents.ts';
import { expectEqual } from './support/expect.ts';
import { hostFileNames } from './support/host-files.ts';
import { screenshot } from './support/screenshot.ts';
import { waitFor } from './support/wait-for.ts';

suite('Find Event ID', () => {
  teardown(closeEditor);

  for (const file of hostFileNames) {
    test(`writes the ID into the query of ${file}`, async () => {
      const editor = await openHost(file, '*[System[EventID=1102]]');
      putCursor(editor, rangeOf(editor.document, '1102').end);
      await confirmFirst('account locked');
      const written = () => editor.document.getText().includes('EventID=4740]');
      await waitFor('the ID in the text', async () => written() || undefined);
    });
  }

  test('is pictured', async () => {
    void vscode.commands.executeCommand('eventXPath.findEventId', 'failed logon');
    await screenshot('find-event-id');
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  });

  test('shows the card where no ID belongs', async () => {
    const editor = await openHost('queries.evxpath', '*[System[EventID=1102]]');
    putCursor(editor, rangeOf(editor.document, 'System').start);
    await confirmFirst('4625');
    const label = await waitFor('the card', async () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs.map((tab) => tab.label))
        .find((each) => each.includes('4625')),
    );
    expectEqual(label, 'Preview 4625 Logon failed.md');
    const card = await waitFor('its text', async () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'event-xpath-card'),
    );
    expectEqual(card.lineAt(0).text, '**4625 · Logon failed**');
  });
});

/** Has the list begin with a text, and confirms as often as it takes until the command is done. */
async function confirmFirst(text: string): Promise<void> {
  let isDone = false;
  vscode.commands.executeCommand('eventXPath.findEventId', text).then(() => {
    isDone = true;
  });
  await waitFor('the end of the command', async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return isDone || undefined;
  });
}
