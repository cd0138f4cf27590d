import { type Aims, contest, contestTable, nodeContender } from './contest.ts';
import type { BenchOptions } from './group.ts';
import type { Table } from './table.ts';
import { evtxTools } from './tools.ts';

/** Reading `.evtx` logs and answering the same questions. */
export async function benchEvtx({ files, rounds }: BenchOptions): Promise<readonly Table[]> {
  const tools = evtxTools();
  const winevtx = nodeContender('winevtx: objects, six filters by hand', 'winevtx');
  const contenders = [
    nodeContender('Event XPath: all fields, six queries', 'ours'),
    winevtx,
    ...tools.contenders,
  ];
  const aims: Aims = new Map([[winevtx, 5], ...tools.contenders.map((tool) => [tool, 20] as const)]);
  const tables: Table[] = [];
  for (const megabytes of [10, 100]) {
    const path = files.evtx(megabytes);
    if (path === undefined)
      return [
        {
          title: 'Reading .evtx',
          head: [],
          rows: [],
          remarks: ['Skipped: there are no real logs; set EVENT_XPATH_CORPUS.'],
        },
      ];
    tables.push(
      contestTable(
        'Reading .evtx',
        contenders,
        await contest(contenders, path, rounds),
        path,
        aims,
        tools.remarks,
      ),
    );
  }
  return tables;
}
