import * as vscode from 'vscode';
import { openSample, rangeOf } from './support/documents.ts';
import { expectEqual } from './support/expect.ts';
import { screenshot } from './support/screenshot.ts';
import { waitFor } from './support/wait-for.ts';

suite('Beside and above queries', () => {
  test('an event ID has its name', async () => {
    const { document } = await openSample('rule.json');
    const { end } = rangeOf(document, 'EventID=4624');
    const hint = await waitFor('the hint', async () => {
      const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        new vscode.Range(0, 0, document.lineCount, 0),
      );
      return hints.find(({ position }) => position.isEqual(end));
    });
    expectEqual(hint.label, 'Logon succeeded');
  });

  test('each query has a lens that counts its terms', async () => {
    const { document } = await openSample('rule.json');
    const lenses = await waitFor('lenses', async () => {
      const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      return all.length > 0 ? all : undefined;
    });
    const terms = lenses.flatMap(({ range, command }) => {
      const found = /^\d+\/\d+ terms/.exec(command?.title ?? '');
      return found ? [`${range.start.line} ${found[0]}`] : [];
    });
    expectEqual(terms.sort(), [
      '14 5/20 terms',
      '15 5/20 terms',
      '16 7/20 terms',
      '17 3/20 terms',
      '18 2/20 terms',
      '25 3/20 terms',
      '26 4/20 terms',
      '27 2/20 terms',
    ]);
    await screenshot('hints');
  });
});
