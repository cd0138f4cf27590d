import type { LoadedAnswer } from './contenders/loaded.ts';
import { contest, nodeContender } from './contest.ts';
import { anyFieldQuestion, sixQuestions } from './events/questions.ts';
import type { BenchOptions } from './group.ts';
import { timesOf } from './measure.ts';
import { figure, type Table } from './table.ts';

/** What a question costs once the events are loaded, against the least that looking at every event can cost. */
export async function benchLoaded({ files, isLarge }: BenchOptions): Promise<readonly Table[]> {
  const tables: Table[] = [];
  for (const megabytes of isLarge ? [100, 1000] : [100]) {
    const [runs = []] = await contest([nodeContender('loaded', 'loaded')], files.xml(megabytes), 3);
    tables.push(tableOf(runs as unknown as readonly LoadedAnswer[]));
  }
  return tables;
}

function tableOf(runs: readonly LoadedAnswer[]): Table {
  const { events = 0, counts = [] } = runs[0] ?? {};
  const median = (of: (run: LoadedAnswer) => number) => timesOf(runs.map(of)).median;
  const per100k = (milliseconds: number) => figure((milliseconds / events) * 100_000);
  return {
    title: `Queries on ${events.toLocaleString('en-US')} loaded events`,
    head: ['query', 'selected', 'ms', 'ms per 100k events', 'times the sum of a column'],
    rows: [
      ...[...sixQuestions, anyFieldQuestion].map(({ name }, index) => {
        const milliseconds = median(({ questions }) => questions[index] ?? Number.NaN);
        const share = median(({ questions, sum }) => (questions[index] ?? Number.NaN) / sum);
        return [
          name,
          String(counts[index] ?? ''),
          figure(milliseconds),
          per100k(milliseconds),
          figure(share),
        ];
      }),
      ['sum of a Float64Array', '', figure(median(({ sum }) => sum)), per100k(median(({ sum }) => sum)), '1'],
    ],
    remarks: [
      'Aims: each of the six at most 0.5 ms per 100k events and three times the sum of a column; any field at most 3 ms.',
      'The time includes reading, checking and resolving the query; of earlier questions, only the readings of distinct values are kept.',
    ],
  };
}
