import { statSync } from 'node:fs';
import type { SizeAnswer } from './contenders/loaded.ts';
import { contest, nodeContender, type Run } from './contest.ts';
import type { BenchOptions } from './group.ts';
import { timesOf } from './measure.ts';
import { figure, type Table } from './table.ts';

/** Whether time and memory grow as the file does, from 1 MB to 1 GB. */
export async function benchSizes({ files, rounds, isLarge }: BenchOptions): Promise<readonly Table[]> {
  const contender = nodeContender('size', 'size', '--expose-gc');
  const xml = [1, 10, 100, ...(isLarge ? [1000] : [])].map(
    (megabytes) => ['XML', files.xml(megabytes)] as const,
  );
  const others = [
    ['Event Viewer', files.xml(10, 'viewer')],
    ['.evtx', files.evtx(100)],
  ] as const;
  const rows: string[][] = [];
  for (const [form, path] of [...xml, ...others]) {
    if (path === undefined) continue;
    const size = statSync(path).size;
    const [runs = []] = await contest([contender], path, size > 5e8 ? 3 : rounds);
    rows.push(rowOf(form, size, runs as unknown as readonly (Run & SizeAnswer)[]));
  }
  return [
    {
      title: 'Time and memory against the size of the file',
      head: [
        'form',
        'MB',
        'events',
        'load, MB/s',
        'events/s',
        'peak MiB',
        'peak / file',
        'columns / file',
        'objects / file',
      ],
      rows,
      remarks: [
        'Aims at 1 GB: a peak of at most 0.25 of the file, columns of at most 0.15 of it; events/s the same for all sizes.',
        'Columns are the buffers that stay once the file is loaded, objects the rest of what stays in the heap. Node alone has a peak of 40 MiB.',
      ],
    },
  ];
}

function rowOf(form: string, size: number, runs: readonly (Run & SizeAnswer)[]): string[] {
  const median = (of: (run: Run & SizeAnswer) => number) => timesOf(runs.map(of)).median;
  const load = median(({ loadMilliseconds }) => loadMilliseconds);
  const events = runs[0]?.events ?? 0;
  const peak = median(({ peakBytes }) => peakBytes);
  return [
    form,
    figure(size / 1e6),
    events.toLocaleString('en-US'),
    figure(size / 1e3 / load),
    figure((events / load) * 1000),
    figure(peak / 2 ** 20),
    figure(peak / size),
    figure(median(({ bufferBytes }) => bufferBytes) / size),
    figure(median(({ heapBytes }) => heapBytes) / size),
  ];
}
