import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { workbenchAddress } from '../../test/host/browser-vscode/address.mjs';
import { prepareBrowserVSCode } from '../../test/host/browser-vscode/prepare.mjs';
import { startServer } from '../../test/host/browser-vscode/server.mjs';
import { writeSettings } from './run-folder.mjs';

/**
 * Serves the browser-hosted VS Code until Ctrl-C.
 *
 * @param {Omit<import('../../test/host/browser-vscode/address.mjs').Flags, 'extensionTestsPath'>} flags
 * @param {(address: string) => void} onReady
 */
export async function serveBrowserVSCode(flags, onReady) {
  const vscode = await prepareBrowserVSCode();
  const home = await mkdtemp(path.join(os.tmpdir(), 'event-xpath-start-'));
  const interruption = nextInterruption();
  try {
    const userDataDir = path.join(home, 'user-data');
    await writeSettings(userDataDir);
    const server = await startServer(vscode, {
      home,
      userDataDir,
      extensionsDir: path.join(home, 'extensions'),
    });
    onReady(workbenchAddress(server.authority, flags));
    await interruption;
    await server.close();
  } finally {
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

function nextInterruption() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
  });
}
