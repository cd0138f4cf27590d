#!/usr/bin/env node
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { workbenchAddress } from './address.mjs';
import { findChromium } from './chromium.mjs';
import { endOfRun } from './end-of-run.mjs';
import { prepareBrowserVSCode } from './prepare.mjs';
import { startServer } from './server.mjs';
import { suiteLog } from './suite-log.mjs';
import { openWorkbenchPage } from './workbench-page.mjs';

/**
 * Stands in for the executable of VS Code where VS Code cannot be downloaded: takes the flags that
 * `@vscode/test-electron` gives, runs the tests in the browser-hosted VS Code, and ends with their exit code.
 */
async function main() {
  /** @type {Closer[]} */
  const closers = [];
  try {
    return await Promise.race([runTests(closers), endOfRun()]);
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/** @param {Closer[]} closers filled with what is to be closed, in the order in which it was opened */
async function runTests(closers) {
  const flags = readFlags(process.argv.slice(2));
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('no Chromium found; name one in CHROME_PATH');
  const vscode = await prepareBrowserVSCode();
  const home = await mkdtemp(path.join(os.tmpdir(), 'event-xpath-home-'));
  closers.push(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));
  const log = suiteLog();
  closers.push(async () => log.end());
  const server = await startServer(vscode, { home, ...flags, flags: ['--enable-smoke-test-driver'] });
  closers.push(server.close);
  const page = await openWorkbenchPage(workbenchAddress(server.authority, flags), {
    executablePath,
    runFolder: path.dirname(flags.folder),
    log: log.add,
  });
  closers.push(page.close);
  return page.exit;
}

/** @param {string[]} args */
function readFlags(args) {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values, positionals } = parseArgs({
    args,
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: text,
      extensionDevelopmentKind: text,
      extensionTestsPath: text,
      'user-data-dir': text,
      'extensions-dir': text,
    },
  });
  const { 'user-data-dir': userDataDir, 'extensions-dir': extensionsDir, ...workbench } = values;
  return /** @type {import('./address.mjs').Flags & { userDataDir: string, extensionsDir: string }} */ ({
    ...workbench,
    userDataDir,
    extensionsDir,
    folder: positionals[0],
  });
}

/** @typedef {() => Promise<void>} Closer */

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit();
