import { pathToFileURL } from 'node:url';

/**
 * The address at which VS Code's server opens a folder, with what the desktop's VS Code takes as flags in its payload.
 *
 * @param {string} authority of the server, as in `127.0.0.1:8080`
 * @param {Flags} flags
 */
export function workbenchAddress(authority, flags) {
  const remote = (/** @type {string} */ file) =>
    `vscode-remote://${authority}${pathToFileURL(file).pathname}`;
  const payload = [['skipWelcome', 'true']];
  if (flags.extensionDevelopmentPath)
    payload.push(['extensionDevelopmentPath', remote(flags.extensionDevelopmentPath)]);
  if (flags.extensionDevelopmentKind)
    payload.push(['extensionDevelopmentKind', flags.extensionDevelopmentKind]);
  if (flags.extensionTestsPath) payload.push(['extensionTestsPath', remote(flags.extensionTestsPath)]);
  if (flags.extensionTestsPath) payload.push(['enableProposedApi', '']);
  if (flags.openFile) payload.push(['openFile', remote(flags.openFile)]);
  const folder = pathToFileURL(flags.folder).pathname;
  return `http://${authority}/?${new URLSearchParams({ folder: decodeURI(folder), payload: JSON.stringify(payload) })}`;
}

/**
 * @typedef Flags
 * @property {string} folder
 * @property {string} [extensionDevelopmentPath]
 * @property {string} [extensionDevelopmentKind]
 * @property {string} [extensionTestsPath]
 * @property {string} [openFile]
 */
