import * as vscode from 'vscode';
import { closeEditor, endOf, hostText, openHost, putCursor } from './support/documents.ts';
import { expectEqual } from './support/expect.ts';
import { hostFileNames } from './support/host-files.ts';
import { screenshot } from './support/screenshot.ts';
import { waitFor } from './support/wait-for.ts';

suite('Completion', () => {
  teardown(closeEditor);

  for (const file of hostFileNames) {
    test(`finds an event by its name in ${file}`, async () => {
      const editor = await openHost(file, '*[System[EventID=logon]]');
      expectEqual(await acceptedAfter(editor, 'logon'), hostText(file, '*[System[EventID=4624]]'));
    });
  }

  test('offers 4624 first for logon', async () => {
    const { document } = await openHost('rule.json', '*[System[EventID=logon]]');
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      endOf(document, 'logon'),
    );
    expectEqual(items.flatMap(({ label }) => (typeof label === 'object' ? [label.label] : []))[0], '4624');
  });

  test('opens after EventID= and narrows to what is typed', async () => {
    const editor = await openHost('rule.json', '*[System[EventID]]');
    putCursor(editor, endOf(editor.document, 'EventID'));
    for (const text of '=logon') await vscode.commands.executeCommand('type', { text });
    await screenshot('completion');
    expectEqual(await accepted(editor), hostText('rule.json', '*[System[EventID=4624]]'));
  });
});

/** The text of a document once the first suggestion after a text of it was accepted. */
async function acceptedAfter(editor: vscode.TextEditor, text: string): Promise<string> {
  putCursor(editor, endOf(editor.document, text));
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  return accepted(editor);
}

/** Accepts what is suggested as often as it takes until the document has changed: the list of suggestions tells nobody when it opens. */
async function accepted({ document }: vscode.TextEditor): Promise<string> {
  const { version } = document;
  await waitFor('the accepted suggestion', async () => {
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    return document.version > version || undefined;
  });
  return document.getText();
}
