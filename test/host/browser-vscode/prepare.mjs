import { chmod, copyFile, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { npm, repository } from '../../../scripts/command.mjs';
import { withProgress } from '../../../scripts/progress.mjs';
import { putNativeStandIns } from './native-stand-ins.mjs';

const CODE_SERVER = '4.100.3';
const RIPGREP = '1.18.0';
/** Counted up when what is prepared from the same versions changes. */
const RECIPE = 2;
const CACHE = path.join(repository, '.vscode-test');
const PREPARED = path.join(CACHE, `browser-vscode-${CODE_SERVER}-${RECIPE}`);

/**
 * Puts VS Code's own server and workbench under `.vscode-test/`, once, and answers their folder.
 *
 * It is made in a folder of another name and renamed when whole, so that an interrupted run leaves nothing half-made
 * where the next one looks.
 */
export async function prepareBrowserVSCode() {
  if (!(await isFolder(PREPARED))) {
    await withProgress(
      `preparing the browser-hosted VS Code in ${path.relative(repository, PREPARED)}`,
      prepare,
    );
  }
  return vscodeIn(PREPARED);
}

async function prepare() {
  await mkdir(CACHE, { recursive: true });
  await removeInterruptedPreparations();
  const folder = await mkdtemp(path.join(CACHE, `preparing-${process.pid}-`));
  try {
    await install(folder);
    await rename(folder, PREPARED);
  } catch (error) {
    if (!(await isFolder(PREPARED))) throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function install(folder) {
  const dependencies = { 'code-server': CODE_SERVER, '@vscode/ripgrep-universal': RIPGREP };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  // The install scripts of code-server build native modules that nothing here needs, and refuse to run as root.
  await npmInstall(folder, ['--ignore-scripts']);
  await npmInstall(vscodeIn(folder), ['--ignore-scripts', '--omit=dev']);
  await putNativeStandIns(vscodeIn(folder));
  await addRipgrep(folder);
}

/**
 * @param {string} folder
 * @param {readonly string[]} args
 */
async function npmInstall(folder, args) {
  const code = await npm(['install', '--no-audit', '--no-fund', '--loglevel=error', ...args], folder);
  if (code !== 0) throw new Error(`npm install failed with exit code ${code} in ${folder}`);
}

/**
 * Without ripgrep, `workspace.findFiles` finds nothing and says nothing.
 *
 * @param {string} folder
 */
async function addRipgrep(folder) {
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const from = path.join(
    folder,
    'node_modules/@vscode/ripgrep-universal/bin',
    `${process.platform}-${process.arch}`,
    name,
  );
  const to = path.join(vscodeIn(folder), 'node_modules/@vscode/ripgrep/bin', name);
  await mkdir(path.dirname(to), { recursive: true });
  await copyFile(from, to);
  await chmod(to, 0o755);
}

async function removeInterruptedPreparations() {
  for (const name of await readdir(CACHE)) {
    const pid = /^preparing-(\d+)-/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) await rm(path.join(CACHE, name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** @param {string} file */
async function isFolder(file) {
  return (await stat(file).catch(() => undefined))?.isDirectory() ?? false;
}

/** @param {string} folder */
function vscodeIn(folder) {
  return path.join(folder, 'node_modules/code-server/lib/vscode');
}
