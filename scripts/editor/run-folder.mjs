import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { repository } from '../command.mjs';

/** What the editor would otherwise show, ask or fetch at its first start. */
const SETTINGS = {
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * The browser-hosted VS Code takes no notice of `--extensionDevelopmentKind` (its workbench reads it under another name
 * than it keeps it), and runs what has a `main` beside the files; this setting is heeded.
 */
const WEB_SETTINGS = { 'remote.extensionKind': { 'event-xpath.event-xpath': ['web'] } };

/**
 * Makes the folder of one run: a copy of samples/ as the workspace, and beside it the editor's own folders, what the
 * suite is asked (`request.json`), what it answers (`result.json`), the pictures it takes (`screenshots/`), what it is told
 * of the page that shows the editor (`page/`), and what the command line says of the sample rule (`matched.txt`).
 *
 * The suite finds all of these beside its workspace, because neither environment nor arguments reach a web extension host.
 *
 * @param {{ grep?: string | undefined, hasPage: boolean, screenshots: boolean }} request
 * @param {import('./host-suite.mjs').Host} host
 */
export async function makeRunFolder(request, host) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'event-xpath-run-'));
  const workspace = path.join(folder, 'samples');
  const userData = path.join(folder, 'user-data');
  const screenshots = path.join(folder, 'screenshots');
  await cp(path.join(repository, 'samples'), workspace, { recursive: true });
  await writeSettings(userData, host === 'web' ? WEB_SETTINGS : {});
  await mkdir(screenshots);
  await mkdir(path.join(folder, 'page'));
  await writeFile(path.join(folder, 'matched.txt'), await matchedByCommandLine());
  await writeFile(path.join(folder, 'request.json'), JSON.stringify(request));
  return {
    workspace,
    userData,
    screenshots,
    extensions: path.join(folder, 'extensions'),
    readResult: async () => readResult(path.join(folder, 'result.json')),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/**
 * Writes the settings of a first start that asks and fetches nothing.
 *
 * @param {string} userData
 * @param {object} [more] settings
 */
export async function writeSettings(userData, more = {}) {
  await mkdir(path.join(userData, 'User'), { recursive: true });
  await writeFile(
    path.join(userData, 'User', 'settings.json'),
    JSON.stringify({ ...SETTINGS, ...more }, undefined, 2),
  );
}

/** What the built command line says of samples/rule.json, to be compared with what the editor says. */
async function matchedByCommandLine() {
  const events = path.join(repository, 'samples/events');
  const names = (await readdir(events)).filter((name) => /\.(?:xml|evtx)$/.test(name)).sort();
  const files = names.map((name) => path.join(events, name));
  const rule = path.join(repository, 'samples/rule.json');
  const args = [path.join(repository, 'dist/cli.js'), 'match', '--rule', rule, ...files];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return stdout;
}

/**
 * @param {string} file
 * @returns {Promise<import('../tally.mjs').Tally | undefined>}
 */
async function readResult(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}
