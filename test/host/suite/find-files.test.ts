import * as vscode from 'vscode';
import { waitFor } from './support/wait-for.ts';

/** A browser-hosted VS Code without ripgrep finds nothing and says nothing, and every test that looks for files would mislead. */
suite('The editor', () => {
  test('finds the files of its workspace', async () => {
    await waitFor(
      'a file of the workspace',
      async () => (await vscode.workspace.findFiles('**/*', null, 1))[0],
    );
  });
});
