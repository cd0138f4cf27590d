import * as vscode from 'vscode';
import { withCarets } from '../../support/caret.ts';
import { codeOf, diagnosticsOf, noDiagnosticsOf } from './support/diagnostics.ts';
import { closeEditor, openHost, openSample, putCursor, rangeOf } from './support/documents.ts';
import { expectEqual } from './support/expect.ts';
import { extension } from './support/extension.ts';
import { hostFileNames, hostFiles } from './support/host-files.ts';
import { screenshot } from './support/screenshot.ts';

/** Samples with planted mistakes, and what their picture is named. */
const samples = [
  ['rule-with-mistakes.json', 'json'],
  ['arm-template.json', 'arm'],
  ['rule.bicep', 'bicep'],
  ['rule.tf', 'terraform'],
  ['rule.tf.json', 'terraform-json'],
  ['subscription-with-mistakes.xml', 'xml'],
  ['collect.ps1', 'powershell'],
  ['queries-with-mistakes.evxpath', 'evxpath'],
] as const;

suite('Diagnostics', () => {
  teardown(closeEditor);

  for (const [sample, picture] of samples) {
    test(`underline the mistakes of ${sample} where the command line does`, async () => {
      const editor = await openSample(sample);
      const { document } = editor;
      const expected = withoutMessages(await baselineOf(sample));
      const diagnostics = await diagnosticsOf(document, countMarks(expected));
      expectEqual(withDiagnostics(document, diagnostics), expected);
      if (diagnostics[0]) putCursor(editor, diagnostics[0].range.start);
      await screenshot(picture);
    });
  }

  for (const file of hostFileNames) {
    test(`need no other extension for ${file}`, async () => {
      const { document } = await openHost(file, '*[System[EventId=4624]]');
      expectEqual(document.languageId, hostFiles[file][0]);
      const diagnostics = await diagnosticsOf(document);
      const found = diagnostics.map((one) => `${codeOf(one).value}: ${document.getText(one.range)}`);
      expectEqual(found, ['unknown-name: EventId']);
    });
  }

  test('tell what is wrong', async () => {
    const { document } = await openHost('rule.json', '*[System[EventID=]]');
    const [first] = await diagnosticsOf(document);
    expectEqual(first?.message, 'Write a value after `=`.');
    expectEqual(first?.severity, vscode.DiagnosticSeverity.Error);
  });

  test('lead to the page of each code', async () => {
    const pages = new Map<string, vscode.Uri>();
    for (const [sample] of samples) {
      const { document } = await openSample(sample);
      for (const { value, page } of (await diagnosticsOf(document)).map(codeOf)) pages.set(value, page);
    }
    for (const [code, page] of pages) {
      expectEqual(page.path.split('/').slice(-3), ['docs', 'findings', `${code}.md`]);
      await vscode.workspace.fs.stat(page);
    }
    const [first] = pages.values();
    await vscode.commands.executeCommand('vscode.open', first);
    expectEqual(vscode.window.activeTextEditor?.document.uri.path, first?.path);
  });

  test('follow what is typed', async () => {
    const editor = await openSample('rule.json');
    await editor.edit((edit) => edit.replace(rangeOf(editor.document, 'EventID=1102 or'), 'EventID=1102 OR'));
    const diagnostics = await diagnosticsOf(editor.document);
    expectEqual(
      diagnostics.map(({ range }) => editor.document.getText(range)),
      ['OR'],
    );
    await vscode.commands.executeCommand('undo');
    await noDiagnosticsOf(editor.document);
  });

  test('are pictured', async () => {
    const { document } = await openSample('rule-with-mistakes.json');
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await diagnosticsOf(document);
    await screenshot('diagnostics');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});

/** A sample with its findings, as the unit tests keep it. */
async function baselineOf(sample: string): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(
    vscode.Uri.joinPath(extension().extensionUri, `test/baselines/${sample}.txt`),
  );
  return new TextDecoder().decode(bytes);
}

/** Of a baseline, the marks with severity and code: messages and fixes are the business of the unit tests. */
function withoutMessages(baseline: string): string {
  return baseline.replaceAll(mark, '$1');
}

const mark = /^(\s*(?:\^+|\|) (?:error|warning|information|hint) [\w-]+): .*$/gm;

function countMarks(text: string): number {
  return text.match(/^\s*(?:\^+|\|) (?:error|warning|information|hint) [\w-]+$/gm)?.length ?? 0;
}

function withDiagnostics(document: vscode.TextDocument, diagnostics: readonly vscode.Diagnostic[]): string {
  const marks = diagnostics.map((diagnostic) => ({
    range: {
      start: document.offsetAt(diagnostic.range.start),
      end: document.offsetAt(diagnostic.range.end),
    },
    label: `${severities[diagnostic.severity]} ${codeOf(diagnostic).value}`,
  }));
  return withCarets(document.getText(), marks);
}

const severities = ['error', 'warning', 'information', 'hint'] as const;
