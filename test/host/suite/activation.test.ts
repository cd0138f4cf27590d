import * as vscode from 'vscode';
import { EXTENSION_ID, waitFor } from './support.ts';

suite('The extension', () => {
  test('is present and activates', async () => {
    const extension = await waitFor(EXTENSION_ID, () => vscode.extensions.getExtension(EXTENSION_ID));
    await extension.activate();
  });
});
