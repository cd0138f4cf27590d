import { performance } from 'node:perf_hooks';
import { anyFieldQuestion, sixQuestions } from '../events/questions.ts';
import { timesOf } from '../measure.ts';
import type { Answer } from './answer.ts';
import { count, eventsOf, loadEvtx, loadXml } from './engine.ts';

/** What questions cost once the events are loaded. */
export interface LoadedAnswer extends Answer {
  /** To sum a Float64Array with a number for each event, in milliseconds: the least that a look at every event can cost. */
  readonly sum: number;
  /** One for each of the six questions, and the one about any field. */
  readonly questions: readonly number[];
}

/** Asks the questions in turn, with the sum between them, and takes the medians. */
export function measureLoaded(path: string): LoadedAnswer {
  const loaded = load(path);
  const events = eventsOf(loaded);
  const column = Float64Array.from({ length: events }, (_, event) => event * 1.5);
  const queries = [...sixQuestions, anyFieldQuestion].map(({ query }) => query);
  const counts = queries.map((query) => count(loaded, query));
  const taken = queries.map((): number[] => []);
  const sums: number[] = [];
  const end = performance.now() + 6000;
  for (let run = 0; run < 200 && (run < 5 || performance.now() < end); run++) {
    sums.push(timeOf(() => sumOf(column)));
    for (const [index, query] of queries.entries()) taken[index]?.push(timeOf(() => count(loaded, query)));
  }
  return {
    events,
    counts,
    sum: timesOf(sums).median,
    questions: taken.map((times) => timesOf(times).median),
  };
}

export interface SizeAnswer extends Answer {
  readonly loadMilliseconds: number;
  /** What stays of the file once it is loaded, in buffers and in objects. */
  readonly bufferBytes: number;
  readonly heapBytes: number;
}

/** Loads a file, asks one question of it, and says what stays in memory. */
export async function measureSize(path: string): Promise<SizeAnswer> {
  const start = performance.now();
  const loaded = load(path);
  const loadMilliseconds = performance.now() - start;
  await collectGarbage();
  const { arrayBuffers: bufferBytes, heapUsed: heapBytes } = process.memoryUsage();
  const counts = sixQuestions.map(({ query }) => count(loaded, query));
  return { events: eventsOf(loaded), counts, loadMilliseconds, bufferBytes, heapBytes };
}

/** Twice: the buffers of what was found to be garbage are given back later. */
async function collectGarbage(): Promise<void> {
  for (let run = 0; run < 2; run++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function load(path: string) {
  return path.endsWith('.evtx') ? loadEvtx(path) : loadXml(path);
}

/** In milliseconds. */
function timeOf(act: () => unknown): number {
  const start = performance.now();
  lastResult = act();
  return performance.now() - start;
}

/** So that no work is left out because nobody looks at what it gives. */
export let lastResult: unknown;

function sumOf(column: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < column.length; index++) sum += column[index] ?? 0;
  return sum;
}
