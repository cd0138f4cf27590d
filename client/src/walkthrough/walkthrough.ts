import * as vscode from 'vscode';
import type { SampleFiles } from '../samples/sample-files.ts';
import { mendedMistakes } from './mended-mistakes.ts';
import { copySampleEvents } from './sample-events.ts';
import { openSampleRule } from './sample-rule.ts';

/** The commands behind the steps of Get Started, which package.json describes. */
export function registerWalkthrough(context: vscode.ExtensionContext, files: SampleFiles): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  const mended = mendedMistakes();
  return vscode.Disposable.from(
    mended,
    registerCommand('eventXPath.getStarted', getStarted),
    registerCommand('eventXPath.openSampleRule', open),
    registerCommand('eventXPath.goToMistake', goToMistake),
    registerCommand('eventXPath.showSampleResults', () => showResults('EventID=1102')),
    registerCommand('eventXPath.showSampleMisses', () => showResults('(EventID=4624)]] and')),
    registerCommand('eventXPath.addSampleEvents', addSampleEvents),
  );

  async function getStarted(): Promise<void> {
    const walkthrough = `${context.extension.id}#eventXPath.start`;
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthrough, false);
  }

  async function open(): Promise<vscode.TextEditor> {
    const editor = await openSampleRule(context.extensionUri);
    mended.follow(editor.document);
    return editor;
  }

  async function goToMistake(): Promise<void> {
    await open();
    await vscode.commands.executeCommand('editor.action.marker.next');
  }

  /** @param text what the filter of the sample rule holds that the cursor is put into */
  async function showResults(text: string): Promise<void> {
    const editor = await open();
    const place = editor.document.positionAt(Math.max(0, editor.document.getText().indexOf(text)));
    editor.selection = new vscode.Selection(place, place);
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    await vscode.commands.executeCommand('eventXPath.showResults');
  }

  async function addSampleEvents(): Promise<void> {
    await files.add(await copySampleEvents(context));
    await vscode.commands.executeCommand('eventXPath.samples.focus');
  }
}
