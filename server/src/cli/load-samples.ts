import { type SampleSet, type SampleState, sampleSet } from '../samples/sample-set.ts';
import { CommandError, type CommandIO } from './io.ts';

/** What stands for the path of standard input. */
const standardInput = '-';

/** The samples of a command line, loaded. */
export interface LoadedSamples {
  readonly samples: SampleSet;
  /** The path by which the user knows a file. */
  pathOf(name: string): string;
}

/**
 * Loads the files of events that paths stand for, in their order, and tells what is wrong with them.
 * @throws CommandError where there are none, and where one cannot be read
 */
export async function loadSamples(paths: readonly string[], io: CommandIO): Promise<LoadedSamples> {
  const files = paths.flatMap((path) => (path === standardInput ? [path] : eventFilesAt(path, io)));
  if (paths.length === 0) throw new CommandError('Name at least one file of events.');
  const names = new Map(files.map((path) => [path === standardInput ? path : io.samples.nameOf(path), path]));
  const samples = await loaded([...names.keys()], io);
  const pathOf = (name: string) => names.get(name) ?? name;
  for (const state of samples.states()) tell(state, pathOf(state.name), io);
  return { samples, pathOf };
}

/** A file, or those below a folder that may hold events. */
function eventFilesAt(path: string, io: CommandIO): readonly string[] {
  const files = io.filesBelow(path)?.filter((file) => /\.(?:xml|evtx)$/i.test(file)) ?? io.filesLike(path);
  if (files.length === 0) throw new CommandError(`${path}: there is no file of events (.xml, .evtx).`);
  return files;
}

function loaded(names: readonly string[], io: CommandIO): Promise<SampleSet> {
  return new Promise((resolve) => {
    const { files } = io.samples;
    const sources = { files, fetchBytes: async () => io.readInput(), ...io.samples.loadersFor(names) };
    const samples = sampleSet(sources, () => {
      const states = samples.states();
      io.progress(progressOf(states));
      if (!states.every(({ state }) => state !== 'waiting' && state !== 'loading')) return;
      io.progress('');
      samples.close();
      resolve(samples);
    });
    samples.keep(names);
  });
}

function progressOf(states: readonly SampleState[]): string {
  const done = states.filter(({ state }) => state === 'loaded').length;
  const [read, bytes, rate] = states.reduce(
    ([read, bytes, rate], state) => [
      read + state.bytesRead,
      bytes + state.bytes,
      rate + (state.state === 'loading' ? state.bytesPerSecond : 0),
    ],
    [0, 0, 0] as readonly [number, number, number],
  );
  const share = bytes === 0 ? 0 : Math.floor((read / bytes) * 100);
  const speed =
    rate === 0 ? '' : ` · ${Math.round(rate / 1e6)} MB/s · ${Math.ceil((bytes - read) / rate)} s left`;
  return `Reading ${states.length === 1 ? 'a file' : `${done + 1} of ${states.length} files`}: ${share} %${speed}`;
}

function tell({ reason, problems, problemCount }: SampleState, path: string, io: CommandIO): void {
  if (reason !== undefined) throw new CommandError(`${path}: ${reason}.`);
  for (const { message, offset } of problems) io.complain(`${path}: ${message} (at byte ${offset})`);
  const untold = problemCount - problems.length;
  if (untold > 0) io.complain(`${path}: ${untold} more problems like these.`);
}
