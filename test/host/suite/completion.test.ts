import * as vscode from 'vscode';
import { expectEqual } from './expect.ts';
import { openSample, replaceQuery, screenshot, waitFor } from './support.ts';

suite('Completion', () => {
  teardown(() => vscode.commands.executeCommand('workbench.action.files.revert'));

  test('offers 4624 first for logon, in a JSON string', async () => {
    const editor = await openSample('rule.json');
    await replaceQuery(editor, 0, 'Security!*[System[EventID=logon]]');
    const position = afterText(editor.document, 'EventID=logon');
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      position,
    );
    expectEqual(items.flatMap(({ label }) => (typeof label === 'object' ? [label.label] : []))[0], '4624');
  });

  test('opens after EventID= and narrows to what is typed', async () => {
    const editor = await openSample('rule.json');
    await replaceQuery(editor, 0, 'Security!*[System[EventID]]');
    const start = afterText(editor.document, 'Security!*[System[EventID');
    editor.selection = new vscode.Selection(start, start);
    for (const text of '=logon') await vscode.commands.executeCommand('type', { text });
    await screenshot('completion');
    await waitFor('the accepted suggestion', async () => {
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return editor.document.lineAt(start.line).text.includes('logon') ? undefined : true;
    });
    expectEqual(editor.document.lineAt(start.line).text.trim(), '"Security!*[System[EventID=4624]]",');
  });
});

function afterText(document: vscode.TextDocument, text: string): vscode.Position {
  return document.positionAt(document.getText().indexOf(text) + text.length);
}
