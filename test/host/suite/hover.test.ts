import * as vscode from 'vscode';
import { closeEditor, openHost, openSample, putCursor, rangeOf } from './support/documents.ts';
import { expectEqual } from './support/expect.ts';
import { hostFileNames } from './support/host-files.ts';
import { screenshot } from './support/screenshot.ts';
import { waitFor } from './support/wait-for.ts';

suite('Hover', () => {
  teardown(closeEditor);

  for (const file of hostFileNames) {
    test(`shows the card of an event ID in ${file}`, async () => {
      const { document } = await openHost(file, '*[System[EventID=4625]]');
      expectEqual((await hoverText(document, '4625')).split('\n')[0], '**4625 · Logon failed**');
    });
  }

  test('is pictured', async () => {
    const editor = await openSample('rule-with-mistakes.json');
    await hoverText(editor.document, '4625');
    putCursor(editor, rangeOf(editor.document, '4625').start);
    await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
    await screenshot('hover');
  });
});

/** What a hover tells of the first occurrence of a text, and of nothing around it. */
async function hoverText(document: vscode.TextDocument, text: string): Promise<string> {
  const at = rangeOf(document, text);
  const hover = await waitFor(`a hover of ${text}`, async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at.start,
    );
    return hovers.find(({ range }) => range?.isEqual(at));
  });
  const [content] = hover.contents;
  return content instanceof vscode.MarkdownString ? content.value : '';
}
