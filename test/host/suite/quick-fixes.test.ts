import * as vscode from 'vscode';
import { expectEqual } from './expect.ts';
import { diagnosticsOf, openSample, rangeOf, replaceQuery } from './support.ts';

suite('Quick fixes', () => {
  teardown(() => vscode.commands.executeCommand('workbench.action.files.revert'));

  test('write an operator in lower case', async () => {
    const { document } = await openSample('rule-with-mistakes.json');
    await diagnosticsOf(document);
    await applyFix(document, rangeOf(document, 'OR'), 'Write or');
    expectEqual(queriesOf(document)[5], 'Security!*[System[(EventID=4728 or EventID=4732)]]');
  });

  test('write what they insert as JSON writes it', async () => {
    const editor = await openSample('rule.json');
    const query = `Security!*[EventData[Data[@Name='SubjectUserName']="O'Hara" or "O'Neill"]]`;
    await replaceQuery(editor, 0, query);
    const [diagnostic] = await diagnosticsOf(editor.document);
    if (!diagnostic) throw new Error('no diagnostic');
    await applyFix(editor.document, diagnostic.range, /^Write Data/);
    expectEqual(
      queriesOf(editor.document)[0],
      `Security!*[EventData[Data[@Name='SubjectUserName']="O'Hara" or Data[@Name='SubjectUserName']="O'Neill"]]`,
    );
  });

  test('write what they insert as XML writes it', async () => {
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

async function applyFix(document: vscode.TextDocument, range: vscode.Range, title: string | RegExp) {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  const action = actions.find((offered) => offered.title.match(title));
  if (!action?.edit) throw new Error(`offered are only: ${actions.map((offered) => offered.title)}`);
  await vscode.workspace.applyEdit(action.edit);
}

/** The queries of the first data source; fails where the document is no JSON any more. */
function queriesOf(document: vscode.TextDocument): readonly string[] {
  return JSON.parse(document.getText()).properties.dataSources.windowsEventLogs[0].xPathQueries;
}
