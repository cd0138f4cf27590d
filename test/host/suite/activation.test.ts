import * as vscode from 'vscode';
import { expectEqual } from './expect.ts';
import { workspaceFolder } from './run-folder.ts';
import { EXTENSION_ID, isWebHost, waitFor } from './support.ts';

suite('The extension', () => {
  test('is present and activates', async () => {
    const extension = await waitFor(EXTENSION_ID, () => vscode.extensions.getExtension(EXTENSION_ID));
    await extension.activate();
  });

  test('finds its files on the disk in the Node host, and only through the editor in the web host', () => {
    expectEqual(workspaceFolder().scheme === 'file', !isWebHost);
  });
});
