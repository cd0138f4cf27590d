import * as vscode from 'vscode';
import type { DifferenceResult } from '../../../server/src/protocol.ts';
import { openSample, rangeOf } from './support/documents.ts';
import { expectEqual } from './support/expect.ts';
import { screenshot } from './support/screenshot.ts';
import { waitFor } from './support/wait-for.ts';

suite('Compare Matching Events With', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('shows which events an edit gains and loses', async () => {
    const editor = await openSample('queries.evxpath');
    const place = rangeOf(editor.document, '4503599627370496');
    await editor.edit((edit) => edit.replace(place, '9007199254740992'));
    editor.selection = new vscode.Selection(place.start, place.start);
    const result = await vscode.commands.executeCommand<DifferenceResult | undefined>(
      'eventXPath.compareFilters',
      'saved',
    );
    if (result?.kind !== 'difference') throw new Error(JSON.stringify(result));
    expectEqual(
      result.gained.some(({ id }) => id === 4624),
      true,
    );
    expectEqual(
      result.lost.some(({ id }) => id === 4625),
      true,
    );
    const label = await waitFor('the page', async () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs.map((tab) => tab.label))
        .find((each) => each.includes('compared')),
    );
    expectEqual(label, 'Preview queries.evxpath compared.md');
    await screenshot('difference');
  });
});
