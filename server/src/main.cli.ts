import { readdirSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { version } from '../../package.json';
import { runCommand } from './cli/command.ts';
import { CommandError, type CommandIO } from './cli/io.ts';

const io: CommandIO = {
  readFile: (path) => accessing(path, () => readFileSync(path)),
  writeFile: (path, bytes) => accessing(path, () => writeFileSync(path, bytes)),
  readInput: () => accessing('standard input', () => readFileSync(0)),
  filesBelow: (path) => (statOf(path)?.isDirectory() ? filesBelow(path) : undefined),
  write: (text) => writeAll(text),
  complain: (line) => process.stderr.write(`${line}\n`),
  progress: (text) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
  },
};

process.exitCode = runCommand(process.argv.slice(2), parseArgs, version, io);

function accessing<T>(path: string, access: () => T): T {
  try {
    return access();
  } catch (error) {
    throw new CommandError(`${path}: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file.';
  if (code === 'EISDIR') return 'this is a folder.';
  if (code === 'EROFS') return 'the file system is read-only.';
  if (code === 'EACCES' || code === 'EPERM') return 'access to the file is denied.';
  return error instanceof Error ? error.message : String(error);
}

function statOf(path: string) {
  return statSync(path, { throwIfNoEntry: false });
}

/** Folders of packages and hidden ones hold no rules of the user's own. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '.' ? entry.name : join(folder, entry.name);
      if (entry.isDirectory())
        return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : filesBelow(path);
      return entry.isFile() ? [path] : [];
    });
}

/** Synchronous, so that a pipe gets all of it before the process ends; a reader that has gone away ends the process quietly. */
function writeAll(text: string | Uint8Array): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') throw error;
    }
  }
}
