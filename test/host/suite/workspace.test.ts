import * as vscode from 'vscode';
import { codeOf, diagnosticsAt } from './support/diagnostics.ts';
import { closeEditor, openSample } from './support/documents.ts';
import { expectEqual } from './support/expect.ts';
import { workspaceFolder } from './support/run-folder.ts';
import { waitFor } from './support/wait-for.ts';

suite('Workspace', () => {
  teardown(closeEditor);

  test('files that are not open have findings, and lead to the others that they speak of', async () => {
    await openSample('queries.evxpath');
    const uri = vscode.Uri.joinPath(workspaceFolder(), 'rule.tf');
    const found = await waitFor('a finding of rule.tf and another file', () =>
      diagnosticsAt(uri).find(({ relatedInformation = [] }) =>
        relatedInformation.some(({ location }) => location.uri.toString() !== uri.toString()),
      ),
    );
    expectEqual(codeOf(found).value, 'overlapping-query');
    expectEqual(found.severity, vscode.DiagnosticSeverity.Information);
  });
});
