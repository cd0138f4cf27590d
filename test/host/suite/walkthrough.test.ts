import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension.ts';
import { openSampleRule } from '../../../client/src/walkthrough/sample-rule.ts';
import { diagnosticsOf } from './support/diagnostics.ts';
import { expectEqual } from './support/expect.ts';
import { extension } from './support/extension.ts';
import { workspaceFolder } from './support/run-folder.ts';
import { screenshot } from './support/screenshot.ts';
import { waitFor } from './support/wait-for.ts';

suite('Get Started', () => {
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('has the sample rule of the workspace beside its page', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('eventXPath.getStarted');
    await vscode.commands.executeCommand('eventXPath.openSampleRule');
    const { document, viewColumn } = activeEditor();
    expectEqual(document.uri.toString(), sampleRule().toString());
    await screenshot('walkthrough');
    expectEqual(viewColumn, vscode.ViewColumn.Two);
  });

  test('goes from mistake to mistake', async () => {
    await diagnosticsOf(activeEditor().document, 10);
    await vscode.commands.executeCommand('eventXPath.goToMistake');
    const first = activeEditor().selection.active;
    await vscode.commands.executeCommand('eventXPath.goToMistake');
    const second = await waitFor('the next mistake', () => {
      const { active } = activeEditor().selection;
      return active.isEqual(first) ? undefined : active;
    });
    expectEqual(second.isAfter(first), true);
  });

  test('shows what a filter matches, and what another misses', async () => {
    await vscode.commands.executeCommand('eventXPath.showSampleResults');
    expectEqual(lineOfCursor().includes('EventID=1102'), true);
    await vscode.commands.executeCommand('eventXPath.showSampleMisses');
    expectEqual(lineOfCursor().includes('(EventID=4624)]] and'), true);
    await screenshot('walkthrough-misses');
  });

  test('has a copy of the rule where the workspace has none', async () => {
    const away = vscode.Uri.joinPath(workspaceFolder(), 'rule-that-is-away.json');
    await vscode.workspace.fs.rename(sampleRule(), away);
    const { document } = await waitFor('a copy', async () => {
      const editor = await openSampleRule(extension().extensionUri);
      return editor.document.isUntitled ? editor : undefined;
    });
    await vscode.workspace.fs.rename(away, sampleRule());
    expectEqual(document.languageId, 'json');
    await diagnosticsOf(document, 10);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('adds the events of the extension itself', async () => {
    await vscode.commands.executeCommand('eventXPath.addSampleEvents');
    const { files } = extension<ExtensionApi>().exports.samples;
    const added = (await files.list()).filter(files.isAdded);
    expectEqual(
      added.map(({ path }) => path.split('/').at(-1)),
      ['applocker.xml', 'powershell.xml', 'security.xml', 'sysmon.xml', 'system.xml'],
    );
    await files.remove(added);
    await vscode.commands.executeCommand('workbench.view.explorer');
  });
});

function sampleRule(): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), 'rule-with-mistakes.json');
}

function lineOfCursor(): string {
  const { document, selection } = activeEditor();
  return document.lineAt(selection.active).text;
}

function activeEditor(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new Error('no text is shown');
  return editor;
}
