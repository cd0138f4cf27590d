import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

/**
 * The first program that is there: by its name on the PATH, then by its place.
 *
 * @param {readonly string[]} names
 * @param {readonly string[]} places
 * @returns {Promise<string | undefined>}
 */
export async function findExecutable(names, places) {
  const { PATH = '' } = process.env;
  const folders = PATH.split(path.delimiter).filter(Boolean);
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  for (const file of [...candidates, ...places]) {
    if (await isExecutable(file)) return file;
  }
  return undefined;
}

/** @param {string} file */
async function isExecutable(file) {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
