import { readdirSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { version } from '../../package.json';
import { runCommand } from './cli/command.ts';
import { CommandError, type CommandIO } from './cli/io.ts';
import { filesOfDisk } from './main.node-files.ts';
import { startThread } from './main.node-port.ts';
import { serveLoader } from './samples/loader.ts';
import { localPorts } from './samples/local-port.ts';
import type { Port } from './samples/port.ts';
import { turnEvery } from './samples/turn.ts';

const io: CommandIO = {
  readFile: (path) => accessing(path, () => readFileSync(path)),
  writeFile: (path, bytes) => accessing(path, () => writeFileSync(path, bytes)),
  readInput: () => accessing('standard input', () => readFileSync(0)),
  filesBelow: (path) => (statOf(path)?.isDirectory() ? filesBelow(path) : undefined),
  filesLike: (path) =>
    statOf(path) || !isDynamicPattern(path) ? [path] : globSync(path, { dot: true }).sort(),
  samples: {
    files: filesOfDisk,
    nameOf: (path) => pathToFileURL(path).href,
    loadersFor,
  },
  write: (text) => writeAll(text),
  complain: (line) => process.stderr.write(`${line}\n`),
  progress: (text) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
  },
};

runCommand(process.argv.slice(2), parseArgs, version, io).then((exitCode) => {
  process.exitCode = exitCode;
});

/** Starting a thread takes as long as reading some megabytes. */
function loadersFor(names: readonly string[]): ReturnType<CommandIO['samples']['loadersFor']> {
  const bytes = names.reduce((sum, name) => sum + sizeOf(name), 0);
  if (bytes < 8_000_000) return { startLoader: startLocalLoader, mostLoaders: 1 };
  const startLoader = () => startThread(join(__dirname, 'samples.js'), { workerData: 'loader' });
  return { startLoader, mostLoaders: Math.min(4, availableParallelism()) };
}

function sizeOf(name: string): number {
  return name.startsWith('file:') ? (statOf(fileURLToPath(name))?.size ?? 0) : 0;
}

function startLocalLoader(): Port {
  const [here, there] = localPorts();
  serveLoader(there, filesOfDisk, turnEvery(50));
  return here;
}

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
