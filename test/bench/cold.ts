import { type Contender, contest, contestTable, nodeContender } from './contest.ts';
import { sixQuestions } from './events/questions.ts';
import type { BenchOptions } from './group.ts';
import type { Table } from './table.ts';

/** From the start of a process to its answer about a small file. */
export async function benchCold({ files, rounds }: BenchOptions): Promise<readonly Table[]> {
  const path = files.xml(1);
  const txml = nodeContender('txml: its parser alone, no question', 'txml-parse');
  const contenders: readonly Contender[] = [
    nodeContender('Event XPath: six queries', 'ours'),
    {
      name: 'event-xpath match: one query, as shipped',
      command: process.execPath,
      args: ['dist/cli.js', 'match', '--query', sixQuestions[0]?.query ?? ''],
    },
    txml,
    nodeContender('libxml2-wasm: six XPath', 'libxml2'),
    { name: 'Node: nothing at all', command: process.execPath, args: ['-e', '0'] },
  ];
  const runs = await contest(contenders, path, 2 * rounds);
  return [contestTable('From cold to an answer', contenders, runs, path, new Map([[txml, 2]]), [])];
}
