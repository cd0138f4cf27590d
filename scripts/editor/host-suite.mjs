import { copyFile, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { runTests } from '@vscode/test-electron';
import { bundleHostSuites, HOST_SUITES } from '../../esbuild.mjs';
import { repository } from '../command.mjs';
import { watchInterruption } from '../interruption.mjs';
import { nothing, sum } from '../tally.mjs';
import { chooseEditor } from './choose.mjs';
import { makeRunFolder } from './run-folder.mjs';

/**
 * Runs the mocha suite in the extension hosts of a real editor; the extension must have been built.
 *
 * @param {{ hosts: readonly Host[], grep?: string | undefined, screenshots?: string | undefined }} options
 * @returns {Promise<import('../tally.mjs').Tally>}
 */
export async function runHostSuite({ hosts, grep, screenshots }) {
  const editor = await chooseEditor();
  if (!editor) return withoutEditor();
  console.log(`Editor: ${editor.name}`);
  await bundleHostSuites();
  let total = nothing;
  for (const host of hosts) total = sum(total, await runIn(host, editor, { grep, screenshots }));
  return total;
}

function withoutEditor() {
  console.log('skipped: neither VS Code nor Chromium can be had here');
  const { CI, EVENT_XPATH_REQUIRE_EDITOR } = process.env;
  const isRequired = CI === 'true' || EVENT_XPATH_REQUIRE_EDITOR === '1';
  return isRequired ? { ...nothing, failed: 1 } : { ...nothing, skipped: 1 };
}

/**
 * @param {Host} host
 * @param {import('./choose.mjs').Editor} editor
 * @param {{ grep?: string | undefined, screenshots?: string | undefined }} options
 */
async function runIn(host, editor, { grep, screenshots }) {
  console.log(`\nEditor suite in the ${host === 'node' ? 'Node' : 'web'} extension host`);
  const { hasPage } = editor;
  const request = { grep, hasPage, screenshots: screenshots !== undefined && hasPage };
  const run = await makeRunFolder(request, host);
  // With a listener of ours, an interrupted runTests rejects instead of ending the process with the folder left behind.
  const interruption = watchInterruption();
  try {
    const code = await runTests({
      vscodeExecutablePath: editor.executable,
      extensionDevelopmentPath: repository,
      extensionTestsPath: HOST_SUITES[host],
      launchArgs: [
        run.workspace,
        `--user-data-dir=${run.userData}`,
        `--extensions-dir=${run.extensions}`,
        ...(host === 'web' ? ['--extensionDevelopmentKind=web'] : []),
      ],
    }).catch(() => 1);
    if (screenshots !== undefined) await keepScreenshots(run.screenshots, path.resolve(screenshots, host));
    return tallyOf(code, await run.readResult());
  } finally {
    await run.remove();
    interruption.endProcessIfInterrupted();
  }
}

/**
 * A run that ended before its suite did, or that failed outside of any test, counts as one failure.
 *
 * @param {number} code
 * @param {import('../tally.mjs').Tally | undefined} result
 */
function tallyOf(code, result) {
  if (!result) return { ...nothing, failed: 1 };
  return code === 0 || result.failed > 0 ? result : { ...result, failed: 1 };
}

/**
 * @param {string} from
 * @param {string} to
 */
async function keepScreenshots(from, to) {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    await copyFile(path.join(from, name), path.join(to, name));
    console.log(`screenshot: ${path.join(to, name)}`);
  }
}

/** @typedef {'node' | 'web'} Host */
