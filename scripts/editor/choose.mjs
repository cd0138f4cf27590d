import path from 'node:path';
import process from 'node:process';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { findChromium } from '../../test/host/browser-vscode/chromium.mjs';
import { repository } from '../command.mjs';
import { hasDisplay } from './display.mjs';

const DOWNLOAD_TIMEOUT = 5_000;

/** The executable of ours that takes VS Code's flags and runs the browser-hosted VS Code. */
const BROWSER_EDITOR = path.join(repository, 'test/host/browser-vscode/code.mjs');

/**
 * Chooses the editor that the tests run in: what $EVENT_XPATH_EDITOR says, else VS Code where it can be downloaded and
 * shown, else the browser-hosted one where there is Chromium.
 *
 * @returns {Promise<Editor | undefined>}
 */
export async function chooseEditor() {
  const { EVENT_XPATH_EDITOR: asked } = process.env;
  if (asked === 'browser') return browserEditor('EVENT_XPATH_EDITOR asks for it');
  if (asked === 'download') return downloadedEditor();
  if (asked) return { name: asked, executable: asked, hasPage: false };
  if (!hasDisplay()) return browserEditor('there is no display to show VS Code on');
  try {
    return await downloadedEditor();
  } catch (error) {
    return browserEditor(
      `VS Code cannot be downloaded here: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/** @returns {Promise<Editor>} */
async function downloadedEditor() {
  const executable = await downloadAndUnzipVSCode({ timeout: DOWNLOAD_TIMEOUT });
  return { name: `VS Code, downloaded to ${executable}`, executable, hasPage: false };
}

/**
 * @param {string} reason
 * @returns {Promise<Editor | undefined>}
 */
async function browserEditor(reason) {
  const chromium = process.platform === 'win32' ? undefined : await findChromium();
  if (!chromium) return undefined;
  const name = `browser-hosted VS Code in ${chromium} (${reason})`;
  return { name, executable: BROWSER_EDITOR, hasPage: true };
}

/**
 * `hasPage`: the run can act on the page that shows the editor, and take pictures of it.
 *
 * @typedef {{ readonly name: string, readonly executable: string, readonly hasPage: boolean }} Editor
 */
