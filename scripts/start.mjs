import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { repository, run } from './command.mjs';
import { installDependencies } from './dependencies.mjs';
import { hasDisplay } from './editor/display.mjs';
import { findInstalledVSCode } from './editor/installed.mjs';
import { withProgress } from './progress.mjs';

const USAGE = `npm start -- [--no-open]

Opens Event XPath on samples/ in an installed VS Code; where there is none, serves a VS Code for the browser and
prints its address. --no-open builds and prepares, and opens no window. EVENT_XPATH_EDITOR=browser|PATH chooses.`;

const SAMPLES = path.join(repository, 'samples');
const FIRST_SAMPLE = path.join(SAMPLES, 'rule-with-mistakes.json');

/** @param {{ open: boolean }} options */
async function start({ open }) {
  await installDependencies();
  const { bundleProduct } = await import('../esbuild.mjs');
  await withProgress('building the extension', bundleProduct);
  const code = await chooseVSCode();
  if (code) return openInstalled(code, open);
  const { serveBrowserVSCode } = await import('./editor/serve.mjs');
  const flags = { folder: SAMPLES, openFile: FIRST_SAMPLE, extensionDevelopmentPath: repository };
  await serveBrowserVSCode(flags, (address) => {
    console.log(`\nEvent XPath on samples/, in any browser of this machine until Ctrl-C:\n\n  ${address}\n`);
    if (open && hasDisplay()) openInBrowser(address);
  });
  return 0;
}

async function chooseVSCode() {
  const { EVENT_XPATH_EDITOR: asked } = process.env;
  if (asked) return asked === 'browser' ? undefined : asked;
  return hasDisplay() ? findInstalledVSCode() : undefined;
}

/**
 * @param {string} code
 * @param {boolean} open
 */
async function openInstalled(code, open) {
  const args = [`--extensionDevelopmentPath=${repository}`, '--new-window', SAMPLES, FIRST_SAMPLE];
  console.log(`\n${open ? 'Opening' : 'To open'} Event XPath on samples/:\n\n  ${code} ${args.join(' ')}\n`);
  if (!open) return 0;
  if (process.platform !== 'win32') return run(code, args);
  return run(
    `"${code}"`,
    args.map((arg) => `"${arg}"`),
    { shell: true },
  );
}

/** @param {string} address */
function openInBrowser(address) {
  const command = { darwin: 'open', win32: 'explorer' }[process.platform.toString()] ?? 'xdg-open';
  const opener = spawn(command, [address], { stdio: 'ignore', detached: true });
  opener.once('error', () => console.log(`${command} could not open it: open the address yourself`));
  opener.unref();
}

const { values: options } = parseArgs({
  options: { 'no-open': { type: 'boolean' }, help: { type: 'boolean' } },
});
if (options.help) {
  console.log(USAGE);
} else {
  try {
    process.exitCode = await start({ open: !options['no-open'] });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
