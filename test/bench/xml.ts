import { type Aims, contest, contestTable, nodeContender } from './contest.ts';
import type { BenchOptions } from './group.ts';
import type { Table } from './table.ts';
import { xmlTools } from './tools.ts';

/** Reading all fields of XML events and answering six questions, against who else can. */
export async function benchXml({ files, rounds }: BenchOptions): Promise<readonly Table[]> {
  const tools = xmlTools();
  const ours = nodeContender('Event XPath: all fields, six queries', 'ours');
  const libxml2 = nodeContender('libxml2-wasm: trees of 1 MB, six XPath', 'libxml2');
  const saxes = nodeContender('saxes: IDs only', 'saxes-ids');
  const saxesAll = nodeContender('saxes: all fields, six filters by hand', 'saxes-all');
  const txml = nodeContender('txml: objects, six filters by hand', 'txml');
  const xmldom = nodeContender('@xmldom/xmldom + xpath: a tree an event, six XPath', 'xmldom');
  const fast = [ours, libxml2, saxes, saxesAll, txml, ...tools.contenders];
  const all = [...fast, xmldom];
  const small = files.xml(10);
  const large = files.xml(100);
  const aims: Aims = new Map([
    [libxml2, 5],
    [saxes, 3],
    [saxesAll, 3],
    ...tools.contenders.filter(({ name }) => name.startsWith('lxml')).map((lxml) => [lxml, 2.5] as const),
  ]);
  return [
    contestTable(
      'Reading XML',
      all,
      await contest(all, small, rounds),
      small,
      new Map([[xmldom, 20]]),
      tools.remarks,
    ),
    contestTable('Reading XML', fast, await contest(fast, large, rounds), large, aims, [
      ...tools.remarks,
      'Skipped: @xmldom/xmldom, which takes more than 20 seconds.',
    ]),
  ];
}
