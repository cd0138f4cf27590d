import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import readline from 'node:readline';

const START_TIMEOUT = 60_000;
const STOP_TIMEOUT = 5_000;

/**
 * Starts VS Code's own server on a free port of the loopback, as a group of processes that `close` ends whole.
 *
 * @param {string} vscode the folder that `prepareBrowserVSCode` answers
 * @param {{ home: string, userDataDir: string, extensionsDir: string, flags?: readonly string[] }} options
 */
export async function startServer(vscode, { home, userDataDir, extensionsDir, flags = [] }) {
  const args = [
    ...['--import', new URL('end-with-parent.mjs', import.meta.url).href],
    path.join(vscode, 'out/server-main.js'),
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
    ...['--telemetry-level', 'off', '--disable-workspace-trust'],
    ...['--user-data-dir', userDataDir, '--extensions-dir', extensionsDir],
    ...['--server-data-dir', path.join(home, 'server-data')],
    ...flags,
  ];
  const server = spawn(process.execPath, args, {
    cwd: home,
    // An empty gallery keeps the server from asking one on the network.
    env: { ...withoutVSCode(process.env), HOME: home, EXTENSIONS_GALLERY: '{}' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  process.once('exit', () => signalGroup(server, 'SIGKILL'));
  const close = () => stop(server);
  try {
    return { authority: `127.0.0.1:${await listeningPort(server)}`, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * @param {Server} server
 * @returns {Promise<number>}
 */
function listeningPort(server) {
  const lines = /** @type {string[]} */ ([]);
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ why) =>
      reject(new Error([`VS Code's server ${why}`, ...lines].join('\n')));
    const timer = setTimeout(() => fail('did not start in time'), START_TIMEOUT);
    server.once('error', reject);
    server.once('exit', (code) => fail(`ended with exit code ${code}`));
    for (const stream of [server.stdout, server.stderr]) {
      readline.createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        const port = /^Extension host agent listening on (\d+)/.exec(line)?.[1];
        if (!port) return;
        clearTimeout(timer);
        resolve(Number(port));
      });
    }
  });
}

/** @param {Server} server */
async function stop(server) {
  if (server.exitCode === null && server.signalCode === null) {
    const ended = once(server, 'exit');
    signalGroup(server, 'SIGTERM');
    const timer = setTimeout(() => signalGroup(server, 'SIGKILL'), STOP_TIMEOUT);
    await ended;
    clearTimeout(timer);
  }
  signalGroup(server, 'SIGKILL');
}

/**
 * The extension hosts are processes of the server's group, which outlive a server that ends before them.
 *
 * @param {Server} server
 * @param {NodeJS.Signals} signal
 */
function signalGroup({ pid }, signal) {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // No process of the group is left.
  }
}

/**
 * A VS Code that this one was started from describes itself in the environment.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function withoutVSCode(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(VSCODE|CODE_SERVER)_/.test(name)));
}

/** @typedef {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} Server */
