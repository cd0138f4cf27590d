import type Mocha from 'mocha';
import * as vscode from 'vscode';
import { readRequest, writeResult } from './run-folder.ts';

/** Runs every test of the suite with a mocha of either host, and rejects when one fails: the editor then ends with an error. */
export async function runSuite(mocha: Mocha): Promise<void> {
  const { grep } = await readRequest();
  if (grep !== undefined) mocha.grep(new RegExp(grep));
  console.log(`Suite starts in ${vscode.env.appName} ${vscode.version}`);
  await import('./tests.ts');
  const { passed, failed, skipped } = await run(mocha);
  await writeResult({ passed, failed, skipped });
  if (failed > 0) throw new Error(`${failed} failed`);
}

function run(mocha: Mocha): Promise<{ passed: number; failed: number; skipped: number }> {
  return new Promise((resolve) => {
    const runner = mocha.run(() => {
      const { passes, failures, pending } = runner.stats ?? { passes: 0, failures: 1, pending: 0 };
      resolve({ passed: passes, failed: failures, skipped: pending });
    });
  });
}
