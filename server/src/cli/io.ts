import type { FileOpener } from '../samples/port.ts';
import type { SampleSources } from '../samples/sample-set.ts';

/** What the commands need of the system they run on. Paths are those that the user wrote, or lie below them. */
export interface CommandIO {
  /** @throws CommandError where the file cannot be read. */
  readonly readFile: (path: string) => Uint8Array;
  /** @throws CommandError where the file cannot be written. */
  readonly writeFile: (path: string, bytes: Uint8Array) => void;
  /** All of standard input. */
  readonly readInput: () => Uint8Array;
  /** The files of a folder and of the folders in it, in the order of their names; `undefined` where the path is no folder. */
  readonly filesBelow: (path: string) => readonly string[] | undefined;
  /** The files that a pattern such as `logs/**\/*.evtx` stands for; the path itself where it is none. */
  readonly filesLike: (path: string) => readonly string[];
  /** What reads samples. */
  readonly samples: SampleIO;
  /** Writes to standard output. */
  readonly write: (text: string | Uint8Array) => void;
  /** Writes a line to standard error. */
  readonly complain: (line: string) => void;
  /** Shows how far long work is, where somebody watches; an empty text takes it away. */
  readonly progress: (text: string) => void;
}

export interface SampleIO {
  readonly files: FileOpener;
  /** The name by which a file is opened; standard input is `-`. */
  readonly nameOf: (path: string) => string;
  /** What loads these files: threads of their own, where they are large enough to be worth it. */
  readonly loadersFor: (names: readonly string[]) => Pick<SampleSources, 'startLoader' | 'mostLoaders'>;
}

/** Wrong usage or unreadable input: told in one line on standard error, with exit code 2. */
export class CommandError extends Error {}

/** What a command answers the shell with: 0 nothing found, 1 errors found, nothing matched or no event known, 2 wrong usage or unreadable input. */
export type ExitCode = 0 | 1 | 2;
