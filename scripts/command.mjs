import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The folder of the repository, where every command runs unless it is told otherwise. */
export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Runs a command to its end, its output going where ours goes, and answers its exit code.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: repository,
      ...options,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    // Ctrl-C reaches the child from the terminal; a supervisor's signal reaches only us.
    const terminate = () => child.kill();
    process.on('SIGTERM', terminate);
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGTERM', terminate);
      resolve(code ?? 1);
    });
  });
}

/**
 * Runs npm in a folder: the npm that started us, or else the one on the PATH.
 *
 * @param {readonly string[]} args
 * @param {string} [folder]
 * @returns {Promise<number>}
 */
export function npm(args, folder = repository) {
  const options = { cwd: folder, env: outsideScripts(process.env) };
  const { npm_execpath: starter } = process.env;
  if (starter && path.basename(starter) === 'npm-cli.js')
    return run(process.execPath, [starter, ...args], options);
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/**
 * Runs a command-line tool of the installed packages by the file it is made of, so that no shell is needed.
 *
 * @param {string} file its path under node_modules
 * @param {readonly string[]} args
 */
export function runTool(file, args) {
  return run(process.execPath, [path.join(repository, 'node_modules', file), ...args]);
}

/**
 * npm describes the running script in the environment, and an npm started inside it would take that for its own folder.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function outsideScripts(env) {
  const description = /^(npm_(package|lifecycle)_|npm_config_local_prefix$|npm_command$|INIT_CWD$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !description.test(name)));
}
