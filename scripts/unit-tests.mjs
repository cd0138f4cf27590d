import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runTool } from './command.mjs';
import { watchInterruption } from './interruption.mjs';
import { nothing } from './tally.mjs';

/**
 * Runs vitest once over all of its tests and counts them.
 *
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function runUnitTests() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'event-xpath-unit-'));
  const interruption = watchInterruption();
  try {
    const file = path.join(folder, 'result.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const code = await runTool('vitest/vitest.mjs', ['run', ...reporters]);
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
      await readFile(file, 'utf8'),
    );
    const tally = { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
    // A test file that cannot be loaded fails without any of its tests failing.
    return code === 0 || tally.failed > 0 ? tally : { ...tally, failed: 1 };
  } catch {
    return { ...nothing, failed: 1 };
  } finally {
    await rm(folder, { recursive: true, force: true });
    interruption.endProcessIfInterrupted();
  }
}
