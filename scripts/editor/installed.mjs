import os from 'node:os';
import process from 'node:process';
import { findExecutable } from './executable.mjs';

const isWindows = process.platform === 'win32';
const NAMES = ['code', 'code-insiders', 'codium'].map((name) => (isWindows ? `${name}.cmd` : name));

const { LOCALAPPDATA = '', ProgramFiles = 'C:\\Program Files' } = process.env;
const APPLICATIONS = ['/Applications', `${os.homedir()}/Applications`];
const USUAL_PLACES = [
  ...APPLICATIONS.map((folder) => `${folder}/Visual Studio Code.app/Contents/Resources/app/bin/code`),
  ...APPLICATIONS.map((folder) => `${folder}/VSCodium.app/Contents/Resources/app/bin/codium`),
  '/usr/share/code/bin/code',
  '/snap/bin/code',
  '/snap/bin/codium',
  `${LOCALAPPDATA}\\Programs\\Microsoft VS Code\\bin\\code.cmd`,
  `${ProgramFiles}\\Microsoft VS Code\\bin\\code.cmd`,
];

/**
 * The command of an installed VS Code that can open an extension under development, if there is one.
 *
 * In a terminal of a remote VS Code (a container, a codespace), `code` reaches a window elsewhere and ignores such flags.
 *
 * @returns {Promise<string | undefined>}
 */
export async function findInstalledVSCode() {
  const { VSCODE_IPC_HOOK_CLI } = process.env;
  return VSCODE_IPC_HOOK_CLI ? undefined : findExecutable(NAMES, USUAL_PLACES);
}
