import * as vscode from 'vscode';
import { expectEqual } from './expect.ts';
import { diagnosticsOf, openSample, rangeOf, screenshot, waitFor } from './support.ts';

suite('Hover', () => {
  test('shows the card of an event ID', async () => {
    const editor = await openSample('rule-with-mistakes.json');
    await diagnosticsOf(editor.document);
    const id = rangeOf(editor.document, '4625');
    const hover = await waitFor('a hover', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        editor.document.uri,
        id.start,
      );
      return hovers.find(({ range }) => range?.isEqual(id));
    });
    const [content] = hover.contents;
    const text = content instanceof vscode.MarkdownString ? content.value : '';
    expectEqual(text.split('\n')[0], '**4625 · Logon failed**');
    editor.selection = new vscode.Selection(id.start, id.start);
    await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
    await screenshot('hover');
  });
});
