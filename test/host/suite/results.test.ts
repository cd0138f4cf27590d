import * as vscode from 'vscode';
import { openSample, rangeOf } from './support/documents.ts';
import { expectEqual } from './support/expect.ts';
import { screenshot } from './support/screenshot.ts';
import { waitFor } from './support/wait-for.ts';

suite('The matching events', () => {
  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('stand beside the editor, once, and leave the keyboard in it', async () => {
    const editor = await openSample('queries.evxpath');
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    const cursor = rangeOf(editor.document, 'EventID=4625').start;
    editor.selection = new vscode.Selection(cursor, cursor);
    await vscode.commands.executeCommand('eventXPath.showResults');
    await vscode.commands.executeCommand('eventXPath.showResults');
    const tab = await waitFor('the panel', () => resultTabs()[0]);
    expectEqual(resultTabs().length, 1);
    expectEqual(tab.group.viewColumn, vscode.ViewColumn.Two);
    expectEqual(vscode.window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString());
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await screenshot('results');
  });
});

function resultTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('eventXPath.results'),
    );
}
