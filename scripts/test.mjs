import process from 'node:process';
import { installDependencies } from './dependencies.mjs';
import { nothing, sum, tallyLine } from './tally.mjs';

/** Everything that needs an installed package is imported only once the packages are there. */
async function test() {
  await installDependencies();
  const unit = await attempt('Unit tests', async () => (await import('./unit-tests.mjs')).runUnitTests());
  const editor = await attempt('Editor suite', async () => {
    const { bundleProduct } = await import('../esbuild.mjs');
    const { runHostSuite } = await import('./editor/host-suite.mjs');
    await bundleProduct();
    return runHostSuite({ hosts: ['node', 'web'] });
  });
  console.log(`\nUnit tests:   ${tallyLine(unit)}\nEditor suite: ${outcome(editor)}\n`);
  const total = sum(unit, editor);
  console.log(tallyLine(total));
  return total.failed > 0 ? 1 : 0;
}

/**
 * A part that cannot run counts as one failure, and the other parts still run.
 *
 * @param {string} part
 * @param {() => Promise<import('./tally.mjs').Tally>} run
 */
async function attempt(part, run) {
  console.log(`\n${part}\n`);
  try {
    return await run();
  } catch (error) {
    console.error(`${part} could not run: ${error instanceof Error ? error.message : error}`);
    return { ...nothing, failed: 1 };
  }
}

/** @param {import('./tally.mjs').Tally} editor */
function outcome(editor) {
  const ran = editor.passed + editor.failed > 0;
  return ran ? tallyLine(editor) : 'skipped, neither VS Code nor Chromium can be had here';
}

try {
  process.exitCode = await test();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
