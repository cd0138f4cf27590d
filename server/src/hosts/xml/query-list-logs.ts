import type { HostProblem } from '../embedded-query.ts';
import { type Filter, isFile, type QueryList } from './query-list.ts';

/** Each filter reads a log, all of them channels or all of them files (queryschema-schema), and no more than 256 channels (PowerShell's tests). */
export function* logProblems({ queries }: QueryList): Generator<HostProblem> {
  const filters = queries.flatMap((query) => query.filters);
  const named = filters.filter(({ path }) => path !== undefined);
  yield* filters.filter(({ path }) => path === undefined).map(missingPath);
  const files = named.filter(({ path = '' }) => isFile(path));
  const channels = named.filter(({ path = '' }) => !isFile(path));
  const [odd] = files.length <= channels.length ? files : channels;
  if (odd && files.length > 0 && channels.length > 0) {
    yield problem(odd, 'A list reads channels or saved logs, never both: put them into two lists.');
  }
  const seen = new Set<string>();
  for (const channel of channels) {
    const { size } = seen.add((channel.path ?? '').toLowerCase());
    if (size <= greatestNumber) continue;
    const message = `A list reads ${greatestNumber} channels at most: split it here.`;
    yield { ...problem(channel, message), code: 'too-many-queries' };
    return;
  }
}

function missingPath(filter: Filter): HostProblem {
  return problem(filter, 'This names no log: write `Path="…"` here or in its Query.');
}

function problem({ pathRange: { start, end } }: Filter, message: string): HostProblem {
  return { code: 'querylist-structure', severity: 'error', range: { start, end }, message };
}

const greatestNumber = 256;
