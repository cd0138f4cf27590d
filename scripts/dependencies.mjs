import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { npm, repository } from './command.mjs';
import { withProgress } from './progress.mjs';

/** Installs what package-lock.json names, unless node_modules holds just that already. */
export async function installDependencies() {
  if (await isInstalled()) return;
  const code = await withProgress('installing the packages of package-lock.json', () =>
    npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']),
  );
  if (code !== 0) throw new Error(`npm ci failed with exit code ${code}; its messages stand above`);
}

async function isInstalled() {
  const wanted = await packagesOf('package-lock.json');
  const installed = await packagesOf(path.join('node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(
    ([name, { version, optional, devOptional }]) =>
      name === '' || (installed[name] ? installed[name].version === version : optional || devOptional),
  );
}

/**
 * @param {string} file
 * @returns {Promise<Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>>}
 */
async function packagesOf(file) {
  try {
    return JSON.parse(await readFile(path.join(repository, file), 'utf8')).packages;
  } catch {
    return {};
  }
}
