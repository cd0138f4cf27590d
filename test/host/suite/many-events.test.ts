import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension.ts';
import { openHost, putCursor, rangeOf } from './support/documents.ts';
import { expectEqual } from './support/expect.ts';
import { extension } from './support/extension.ts';
import { manyLogons } from './support/many-events.ts';
import { pageTest, scroll, waitForTexts } from './support/page.ts';
import { inRunFolder } from './support/run-folder.ts';
import { screenshot } from './support/screenshot.ts';
import { waitFor } from './support/wait-for.ts';

suite('100,000 events', () => {
  suiteSetup(async () => {
    await extension().activate();
    const bytes = manyLogons(100_000);
    console.log(`    (a file of ${Math.round(bytes.length / 1e6)} MB)`);
    await vscode.workspace.fs.writeFile(file, bytes);
  });
  suiteTeardown(async () => {
    await samples().files.remove([file]);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(file);
  });

  test('are loaded while hovers are answered', async () => {
    const { document } = await openHost('rule.json', remoteLogons);
    await hoverOf(document);
    const began = Date.now();
    await vscode.commands.executeCommand('eventXPath.addToSamples', file);
    const durations: number[] = [];
    await waitFor('100,000 events', async () => {
      const asked = performance.now();
      await hoverOf(document);
      durations.push(performance.now() - asked);
      const state = samples().states.of(file);
      return (state?.state === 'loaded' && state.events === 100_000) || undefined;
    });
    durations.sort((a, b) => a - b);
    const at = (share: number) => (durations[Math.floor((durations.length - 1) * share)] ?? 0).toFixed(1);
    console.log(
      `    (loaded in ${Date.now() - began} ms; ${durations.length} hovers meanwhile, half within ${at(0.5)} ms, 95 % within ${at(0.95)} ms)`,
    );
    expectEqual(Number(at(0.95)) < 1000, true);
  });

  pageTest('are counted, and their table scrolls to its end', async () => {
    const editor = vscode.window.activeTextEditor;
    if (!editor) throw new Error('no text is shown');
    putCursor(editor, rangeOf(editor.document, 'LogonType').start);
    await vscode.commands.executeCommand('eventXPath.showResults');
    await waitForTexts('.counts', ([shown]) => /^10,\d{3} of 100,\d{3} events/.test(shown ?? ''));
    await waitForTexts(
      '.codelens-decoration',
      (lenses) => lenses.some((text) => /matches 10,\d{3} of 100,\d{3} sample events/.test(text)),
      'workbench',
    );
    await scroll('.grid', 0.5);
    await waitForTexts(rows, (texts) => texts.some((text) => text.includes(' 13:54:')));
    await scroll('.grid', 1);
    await waitForTexts(rows, (texts) => texts.some((text) => text.includes(' 00:00:00.000')));
    await screenshot('many-events');
  });
});

const file = inRunFolder('many/logons.xml');
const rows = '.row:not(.pending):not([hidden])';
const remoteLogons = "*[System[EventID=4624]] and *[EventData[Data[@Name='LogonType']=10]]";

function hoverOf(document: vscode.TextDocument): Thenable<unknown> {
  const { start } = rangeOf(document, '4624');
  return vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, start);
}

function samples(): ExtensionApi['samples'] {
  return extension<ExtensionApi>().exports.samples;
}
