import type Mocha from 'mocha';
import * as vscode from 'vscode';
import { type Result, readRequest, writeResult } from './support/run-folder.ts';

/** Runs every test of the suite with a mocha of either host, and rejects when one fails: the editor then ends with an error. */
export async function runSuite(mocha: Mocha): Promise<void> {
  const { grep, screenshots } = await readRequest();
  if (grep !== undefined) mocha.grep(new RegExp(grep));
  if (screenshots) await useModernTheme();
  console.log(`Suite starts in ${vscode.env.appName} ${vscode.version}`);
  await import('./tests.ts');
  const result = await run(mocha);
  await writeResult(result);
  if (result.failed > 0) throw new Error(`${result.failed} failed`);
}

/** A browser-hosted VS Code that lies inside the developed extension starts with the first theme that it finds there. */
async function useModernTheme(): Promise<void> {
  const workbench = vscode.workspace.getConfiguration('workbench');
  await workbench.update('colorTheme', 'Default Light Modern', vscode.ConfigurationTarget.Global);
}

function run(mocha: Mocha): Promise<Result> {
  return new Promise((resolve) => {
    const runner = mocha.run(() => {
      const { passes, failures, pending } = runner.stats ?? { passes: 0, failures: 1, pending: 0 };
      resolve({ passed: passes, failed: failures, skipped: pending });
    });
  });
}
