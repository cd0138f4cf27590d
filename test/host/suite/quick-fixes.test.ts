import * as vscode from 'vscode';
import { diagnosticsOf } from './support/diagnostics.ts';
import { closeEditor, hostText, openHost, openSample, rangeOf } from './support/documents.ts';
import { expectEqual } from './support/expect.ts';
import type { HostFile } from './support/host-files.ts';

/** What stands in a file, and what the saved file holds once its first finding is mended: quotes and angles as its kind writes them. */
const escaped: readonly (readonly [file: HostFile, written: string, saved: string])[] = [
  [
    'rule.json',
    String.raw`*[EventData[Data[@Name=\"A\"]='x' or 'y']]`,
    String.raw`*[EventData[Data[@Name=\"A\"]='x' or Data[@Name=\"A\"]='y']]`,
  ],
  [
    'template.json',
    String.raw`*[EventData[Data[@Name=\"A\"]='x' or 'y']]`,
    String.raw`*[EventData[Data[@Name=\"A\"]='x' or Data[@Name=\"A\"]='y']]`,
  ],
  [
    'rule.bicep',
    String.raw`*[EventData[Data[@Name=\'A\']="x" or "y"]]`,
    String.raw`*[EventData[Data[@Name=\'A\']="x" or Data[@Name=\'A\']="y"]]`,
  ],
  [
    'rule.bicepparam',
    String.raw`*[EventData[Data[@Name=\'A\']="x" or "y"]]`,
    String.raw`*[EventData[Data[@Name=\'A\']="x" or Data[@Name=\'A\']="y"]]`,
  ],
  [
    'rule.tf',
    String.raw`*[EventData[Data[@Name=\"A\"]='x' or 'y']]`,
    String.raw`*[EventData[Data[@Name=\"A\"]='x' or Data[@Name=\"A\"]='y']]`,
  ],
  [
    'rule.tfvars',
    String.raw`*[EventData[Data[@Name=\"A\"]='x' or 'y']]`,
    String.raw`*[EventData[Data[@Name=\"A\"]='x' or Data[@Name=\"A\"]='y']]`,
  ],
  [
    'rule.tf.json',
    String.raw`*[EventData[Data[@Name=\"A\"]='x' or 'y']]`,
    String.raw`*[EventData[Data[@Name=\"A\"]='x' or Data[@Name=\"A\"]='y']]`,
  ],
  ['view.xml', '*[System[3 &gt;= Level]]', '*[System[Level &lt;= 3]]'],
  [
    'script.ps1',
    `*[EventData[Data[@Name=''A'']="x" or "y"]]`,
    `*[EventData[Data[@Name=''A'']="x" or Data[@Name=''A'']="y"]]`,
  ],
  [
    'module.psm1',
    `*[EventData[Data[@Name=''A'']="x" or "y"]]`,
    `*[EventData[Data[@Name=''A'']="x" or Data[@Name=''A'']="y"]]`,
  ],
  [
    'queries.evxpath',
    `*[EventData[Data[@Name='A']="x" or "y"]]`,
    `*[EventData[Data[@Name='A']="x" or Data[@Name='A']="y"]]`,
  ],
];

suite('Quick fixes', () => {
  teardown(closeEditor);

  for (const [file, written, saved] of escaped) {
    test(`are saved as ${file} writes them`, async () => {
      const { document } = await openHost(file, written);
      const [finding] = await diagnosticsOf(document);
      if (!finding) throw new Error('no diagnostic');
      await applyFix(document, finding.range, /^Write /);
      await document.save();
      expectEqual(await savedText(document), hostText(file, saved));
    });
  }

  test('are all applied on save where the user wants that', async () => {
    await onSave({ 'source.fixAll.event-xpath': 'explicit' });
    try {
      const editor = await openHost('rule.tf', '*[System[(EventID=4720 OR EventID=4722)]]');
      const { document } = editor;
      await editor.edit((edit) => edit.replace(rangeOf(document, 'EventID'), 'EventId'));
      await document.save();
      expectEqual(
        await savedText(document),
        hostText('rule.tf', '*[System[(EventID=4720 or EventID=4722)]]'),
      );
    } finally {
      await onSave(undefined);
    }
  });

  test('mend the XML of a query list', async () => {
    const { document } = await openSample('subscription-with-mistakes.xml');
    await diagnosticsOf(document);
    const angle = rangeOf(document, '<= 3');
    await applyFix(document, new vscode.Range(angle.start, angle.start), /^Write `&lt;`/);
    expectEqual(
      document.lineAt(angle.start).text.trim(),
      '<Select Path="System">*[System[(Level &lt;= 3)]]</Select>',
    );
  });
});

/** Applies the first quick fix that the editor offers under such a title. */
async function applyFix(document: vscode.TextDocument, range: vscode.Range, title: RegExp): Promise<void> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  const action = actions.find((offered) => title.test(offered.title));
  if (!action?.edit) throw new Error(`offered are only: ${actions.map((offered) => offered.title)}`);
  await vscode.workspace.applyEdit(action.edit);
}

/** Has the editor run code actions whenever a file is saved. */
async function onSave(codeActions: Readonly<Record<string, string>> | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('editor')
    .update('codeActionsOnSave', codeActions, vscode.ConfigurationTarget.Global);
}

/** What a reader of the file finds, a byte order mark included. */
async function savedText({ uri }: vscode.TextDocument): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(uri);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
