import * as vscode from 'vscode';
import { expectEqual } from './support/expect.ts';
import { EXTENSION_ID, isWebHost } from './support/extension.ts';
import { waitFor } from './support/wait-for.ts';

suite('The extension', () => {
  test('is present and activates', async () => {
    const extension = await waitFor(EXTENSION_ID, () => vscode.extensions.getExtension(EXTENSION_ID));
    await extension.activate();
  });

  /** An editor that takes no notice of the wish for a web host runs the suite in Node, and everything would pass. */
  test('runs in the host that was asked for', () => {
    expectEqual(typeof process === 'undefined', isWebHost);
  });
});
