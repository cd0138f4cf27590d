import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Answer } from './contenders/answer.ts';
import { timesOf } from './measure.ts';
import { figure, type Table } from './table.ts';

/** Somebody who reads a file of events in a process of their own. */
export interface Contender {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** What is made of its output; without this, it answers nothing. */
  answerIn?(output: string): Partial<Run>;
}

/** What one run of a contender cost, from its start to its end. */
export interface Run extends Partial<Answer> {
  readonly milliseconds: number;
  /** What all its threads together worked, where it can be told. */
  readonly workMilliseconds: number;
  readonly peakBytes: number;
}

/** One of the contenders that run in Node. */
export function nodeContender(name: string, script: string, ...options: readonly string[]): Contender {
  return {
    name,
    command: process.execPath,
    args: [...options, join('dist', 'bench', 'contender.mjs'), script],
    answerIn: (output) => JSON.parse(output),
  };
}

/** Lets all of them read the file in turn, A B C A B C …, so that a drifting machine slows all of them alike. */
export async function contest(
  contenders: readonly Contender[],
  path: string,
  rounds: number,
): Promise<readonly (readonly Run[])[]> {
  const runs = contenders.map((): Run[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, contender] of contenders.entries()) runs[index]?.push(await run(contender, path));
  }
  return runs;
}

/** How many times as fast as others we want to be. */
export type Aims = ReadonlyMap<Contender, number>;

/** A row for each contender; the first is ours. */
export function contestTable(
  title: string,
  contenders: readonly Contender[],
  runs: readonly (readonly Run[])[],
  path: string,
  aims: Aims,
  remarks: readonly string[],
): Table {
  const megabytes = statSync(path).size / 1e6;
  const ours = runs[0] ?? [];
  const events = ours[0]?.events ?? 0;
  const rows = contenders.map((contender, index) => {
    const aim = aims.get(contender);
    const ratio = ratioOfPairs(runs[index] ?? [], ours, ({ milliseconds }) => milliseconds);
    const work = ratioOfPairs(runs[index] ?? [], ours, ({ workMilliseconds }) => workMilliseconds);
    const those = runs[index] ?? [];
    const median = timesOf(those.map(({ milliseconds }) => milliseconds)).median;
    return [
      contender.name,
      `${figure(median)} ms`,
      figure((megabytes / median) * 1000),
      figure((events / median) * 1000),
      figure(Math.max(...those.map(({ peakBytes }) => peakBytes)) / 2 ** 20),
      index === 0 ? '' : `${figure(ratio)}x`,
      index === 0 || Number.isNaN(work) ? '' : `${figure(work)}x`,
      aim === undefined ? '' : `${aim}x: ${ratio >= aim ? 'reached' : 'missed'}`,
      agreement(those[0], ours[0]),
    ];
  });
  return {
    title: `${title}: ${figure(megabytes)} MB, ${events.toLocaleString('en-US')} events`,
    head: [
      'who',
      'whole process',
      'MB/s',
      'events/s',
      'peak MiB',
      'ours is faster',
      'ours works less',
      'aim',
      'same answers',
    ],
    rows,
    remarks,
  };
}

/** The median of the ratios within each round, which a machine that others use as well disturbs least. */
function ratioOfPairs(theirs: readonly Run[], ours: readonly Run[], of: (run: Run) => number): number {
  return timesOf(theirs.map((run, round) => of(run) / of(ours[round] ?? run))).median;
}

/** Whether a contender found as many events as we did, and gave the same answers to the questions that it answers. */
function agreement(theirs: Run | undefined, ours: Run | undefined): string {
  const counts = theirs?.counts ?? [];
  if (theirs?.events !== undefined && theirs.events !== ours?.events)
    return `no: ${theirs.events} events instead of ${ours?.events}`;
  const different = counts.findIndex((count, question) => count !== ours?.counts?.[question]);
  if (different >= 0) return `no: ${counts.join(' ')} instead of ${ours?.counts?.join(' ')}`;
  if (counts.length === 0) return theirs?.events === undefined ? 'gives none' : 'events';
  return counts.length === ours?.counts?.length ? 'all' : `first ${counts.length}`;
}

async function run({ name, command, args, answerIn }: Contender, path: string): Promise<Run> {
  const start = performance.now();
  const child = spawn(
    command,
    [...args.map((arg) => (arg === '{}' ? path : arg)), ...(args.includes('{}') ? [] : [path])],
    {
      stdio: ['ignore', answerIn ? 'pipe' : 'ignore', 'pipe'],
    },
  );
  let output = '';
  let complaint = '';
  let seen = { peakBytes: Number.NaN, workMilliseconds: Number.NaN };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000);
  });
  const watch = setInterval(() => {
    seen = usageOf(child.pid) ?? seen;
  }, 20);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearInterval(watch);
  const taken = performance.now() - start;
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${complaint}`);
  return { ...seen, ...answerIn?.(output), milliseconds: taken };
}

/** The most memory that a running process has had, and how long it has worked, where the system tells it. */
function usageOf(pid: number | undefined): { peakBytes: number; workMilliseconds: number } | undefined {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
      .slice(11, 13);
    if (kilobytes === undefined) return undefined;
    return { peakBytes: Number(kilobytes) * 1024, workMilliseconds: (Number(user) + Number(system)) * tick };
  } catch {
    // It has ended, or this is no Linux.
    return undefined;
  }
}

/** In milliseconds: Linux counts hundredths of a second for everybody. */
const tick = 10;
