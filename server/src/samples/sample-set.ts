import type { ReadProblem } from '../events/event.ts';
import type { TextRange } from '../text/range.ts';
import type { LoadOutcome } from './loader.ts';
import { loaderPool } from './loader-pool.ts';
import { type Numbering, numberingOf } from './numbering.ts';
import type { FileOpener, Port } from './port.ts';
import type { Segment } from './segment.ts';
import { piecesOf } from './split.ts';

/** How far a file of samples is. */
export interface SampleState {
  readonly name: string;
  readonly state: 'waiting' | 'loading' | 'loaded' | 'stopped' | 'failed';
  /** Why it failed, in words that end a sentence. */
  readonly reason: string | undefined;
  /** Its size, and how much of it is read. */
  readonly bytes: number;
  readonly bytesRead: number;
  readonly bytesPerSecond: number;
  readonly events: number;
  /** Times of its oldest and its newest event, in milliseconds since 1970. */
  readonly oldest: number | undefined;
  readonly newest: number | undefined;
  readonly problems: readonly ReadProblem[];
  readonly problemCount: number;
}

/** The files of samples: loads them, in pieces over several threads, and keeps what they hold. */
export interface SampleSet {
  /** Keeps these files, in this order; loads those that are new and forgets all others. */
  keep(names: readonly string[]): void;
  reload(name: string): void;
  stop(name: string): void;
  states(): readonly SampleState[];
  /** Another number whenever there are other events than before, be they as many. */
  revision(): number;
  /** The events of some files, or of all, as far as they are loaded: the same value until something changes. */
  numbering(names?: readonly string[]): Numbering;
  /** The bytes of a file that can be opened nowhere else. */
  bytesOf(name: string): Uint8Array | undefined;
  /** Ends the threads that load; what is loaded stays. */
  close(): void;
}

export interface SampleSources {
  readonly files: FileOpener;
  /** Gets the whole of a file that cannot be opened here; rejects with words that end a sentence. */
  readonly fetchBytes: (name: string) => Promise<Uint8Array>;
  /** Starts a thread that loads. */
  readonly startLoader: () => Port;
  readonly mostLoaders: number;
  /** How long a part of a file must be at least, in bytes, to be loaded by a thread of its own. */
  readonly leastPiece?: number;
}

export function sampleSet(
  { files, fetchBytes, startLoader, mostLoaders, leastPiece }: SampleSources,
  onChange: () => void,
): SampleSet {
  const known = new Map<string, LoadedFile>();
  const pool = loaderPool(startLoader, mostLoaders);
  const numberings = new Map<string, Numbering>();
  let revision = 0;
  return { keep, reload, stop, states, revision: () => revision, numbering, bytesOf, close: pool.close };

  function keep(names: readonly string[]): void {
    for (const [name, { pieces }] of known) if (!names.includes(name)) halt(pieces);
    const before = new Map(known);
    known.clear();
    for (const name of names) {
      const file = before.get(name);
      if (file) known.set(name, file);
      else begin(name);
    }
    forgetNumberings();
    onChange();
  }

  function reload(name: string): void {
    const file = known.get(name);
    if (!file) return;
    halt(file.pieces);
    begin(name);
    forgetNumberings();
    onChange();
  }

  function stop(name: string): void {
    const file = known.get(name);
    if (!file || (file.state !== 'waiting' && file.state !== 'loading')) return;
    halt(file.pieces);
    file.state = 'stopped';
    onChange();
  }

  function halt(pieces: readonly Piece[]): void {
    for (const piece of pieces) piece.loading?.stop();
  }

  function begin(name: string): void {
    const file = newFile(name);
    known.set(name, file);
    prepare(file).catch((error) => fail(file, error instanceof Error ? error.message : String(error)));
  }

  async function prepare(file: LoadedFile): Promise<void> {
    const opened = files.open(file.name);
    const bytes = opened ? undefined : await fetchBytes(file.name);
    file.bytes = opened?.size ?? bytes?.length ?? 0;
    const ranges = opened ? piecesOf(opened, mostLoaders, leastPiece) : [{ start: 0, end: file.bytes }];
    opened?.close();
    if (known.get(file.name) !== file) return;
    file.pieces = ranges.map(newPiece);
    for (const piece of file.pieces) load(file, piece, bytes);
  }

  function load(file: LoadedFile, piece: Piece, bytes?: Uint8Array): void {
    piece.loading = pool.load({
      name: file.name,
      range: piece.range,
      bytes,
      onBegin: () => {
        file.state = 'loading';
        file.startedAt ||= Date.now();
      },
      onSegment: (segment) => {
        piece.segments.push(segment);
        forgetNumberings();
        onChange();
      },
      onProgress: (bytesRead) => {
        piece.bytesRead = bytesRead;
        onChange();
      },
      onEnd: (outcome, held) => {
        file.held = held;
        piece.outcome = outcome;
        settle(file);
        onChange();
      },
    });
  }

  /** Where an event lies across a cut, what was read behind it is read again from the end of that event. */
  function settle(file: LoadedFile): void {
    for (const [index, { outcome }] of file.pieces.entries()) {
      if (!outcome) return;
      if (outcome.kind !== 'loaded') {
        halt(file.pieces);
        finish(file, outcome);
        return;
      }
      const next = file.pieces[index + 1];
      if (!next || next.range.start === outcome.end) continue;
      halt(file.pieces.splice(index + 1));
      forgetNumberings();
      const rest = newPiece({ start: outcome.end, end: file.bytes });
      file.pieces.push(rest);
      load(file, rest);
      return;
    }
    finish(file, { kind: 'loaded', end: file.bytes, ...problemsOf(file) });
  }

  function finish(file: LoadedFile, outcome: LoadOutcome): void {
    switch (outcome.kind) {
      case 'loaded':
        file.state = 'loaded';
        file.problems = outcome.problems;
        file.problemCount = outcome.problemCount;
        return;
      case 'stopped':
        file.state = 'stopped';
        return;
      case 'failed':
        file.state = 'failed';
        file.reason = outcome.reason;
        return;
    }
  }

  function fail(file: LoadedFile, reason: string): void {
    if (known.get(file.name) !== file) return;
    finish(file, { kind: 'failed', reason });
    onChange();
  }

  function numbering(names?: readonly string[]): Numbering {
    const key = names ? JSON.stringify(names) : '';
    const numbered =
      numberings.get(key) ??
      numberingOf(segmentsOf([...known.values()].filter(({ name }) => !names || names.includes(name))));
    numberings.set(key, numbered);
    return numbered;
  }

  function forgetNumberings(): void {
    numberings.clear();
    revision++;
  }

  function bytesOf(name: string): Uint8Array | undefined {
    return known.get(name)?.held;
  }

  function states(): readonly SampleState[] {
    return Array.from(known.values(), stateOf);
  }
}

interface LoadedFile {
  readonly name: string;
  state: SampleState['state'];
  reason: string | undefined;
  bytes: number;
  startedAt: number;
  /** In the order of the file. */
  pieces: Piece[];
  problems: readonly ReadProblem[];
  problemCount: number;
  /** Its bytes, where it cannot be opened again. */
  held: Uint8Array | undefined;
}

/** A part of a file that is loaded by itself. */
interface Piece {
  readonly range: TextRange;
  readonly segments: Segment[];
  bytesRead: number;
  outcome: LoadOutcome | undefined;
  loading: { stop(): void } | undefined;
}

function newFile(name: string): LoadedFile {
  return {
    name,
    state: 'waiting',
    reason: undefined,
    bytes: 0,
    startedAt: 0,
    pieces: [],
    problems: [],
    problemCount: 0,
    held: undefined,
  };
}

function newPiece(range: TextRange): Piece {
  return { range, segments: [], bytesRead: 0, outcome: undefined, loading: undefined };
}

function segmentsOf(files: readonly LoadedFile[]) {
  return files.map(({ name, pieces }) => ({ name, segments: pieces.flatMap(({ segments }) => segments) }));
}

function problemsOf({ pieces }: LoadedFile): { problems: readonly ReadProblem[]; problemCount: number } {
  const loaded = pieces.flatMap(({ outcome }) => (outcome?.kind === 'loaded' ? [outcome] : []));
  return {
    problems: loaded.flatMap(({ problems }) => problems).slice(0, mostProblems),
    problemCount: loaded.reduce((sum, { problemCount }) => sum + problemCount, 0),
  };
}

/** More than anybody reads. */
const mostProblems = 1000;

function stateOf({
  name,
  state,
  reason,
  bytes,
  startedAt,
  pieces,
  problems,
  problemCount,
}: LoadedFile): SampleState {
  const segments = pieces.flatMap((piece) => piece.segments);
  const bytesRead = state === 'loaded' ? bytes : pieces.reduce((sum, piece) => sum + piece.bytesRead, 0);
  const oldest = least(segments.map((segment) => segment.oldest));
  const newest = least(
    segments.map((segment) => segment.newest),
    -1,
  );
  return {
    ...{ name, state, reason, bytes, bytesRead, oldest, newest, problems, problemCount },
    bytesPerSecond: startedAt === 0 ? 0 : (bytesRead * 1000) / Math.max(1, Date.now() - startedAt),
    events: segments.reduce((sum, { store }) => sum + store.count, 0),
  };
}

function least(times: readonly (number | undefined)[], sign: 1 | -1 = 1): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : sign * Math.min(...known.map((time) => sign * time));
}
