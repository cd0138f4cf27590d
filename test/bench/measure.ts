import { performance } from 'node:perf_hooks';

/** The spread of one thing's times, in milliseconds. */
export interface Times {
  readonly median: number;
  readonly p95: number;
}

/** Runs each of several things in turn, A B A B …, so that a drifting machine slows all of them alike. */
export function measure<T extends string>(
  things: Readonly<Record<T, () => void>>,
  runs: number,
): Record<T, Times> {
  const names = Object.keys(things) as T[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<T, number[]>;
  for (let run = -2; run < runs; run++) {
    for (const name of names) {
      const start = performance.now();
      things[name]();
      if (run >= 0) taken[name].push(performance.now() - start);
    }
  }
  return Object.fromEntries(names.map((name) => [name, timesOf(taken[name])])) as Record<T, Times>;
}

export function timesOf(taken: readonly number[]): Times {
  const sorted = [...taken].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}

export const timesHead: readonly string[] = ['what', 'median', 'p95', ''];

/** A row of a table of times: what, how long, against what. */
export function timesRow(what: string, { median, p95 }: Times, against = ''): readonly string[] {
  return [what, `${median.toFixed(2)} ms`, `${p95.toFixed(2)} ms`, against];
}

export function ratio(ours: Times, theirs: Times): string {
  return `${(theirs.median / ours.median).toFixed(1)}x`;
}
