import { parseTree } from 'jsonc-parser';
import { diagnostics } from '../../server/src/features/diagnostics.ts';
import { readDocument } from '../../server/src/features/query-document.ts';
import { parseQuery } from './contenders/xmldom.ts';
import { largeRule } from './inputs.ts';
import { measure, ratio, timesHead, timesRow } from './measure.ts';
import type { Table } from './table.ts';

/** Checking a rule of 100 queries with 20 terms, against reading the same text with other parsers. */
export function benchCheck(): readonly Table[] {
  const text = largeRule();
  const { windowsEventLogs }: { windowsEventLogs: readonly { xPathQueries: readonly string[] }[] } =
    JSON.parse(text).properties.dataSources;
  const queries = windowsEventLogs.flatMap(({ xPathQueries }) => xPathQueries);
  const times = measure(
    {
      check: () => {
        const document = readDocument({ text, path: 'rule.json' });
        if (!document || diagnostics(document).length > 0) throw new Error('The rule must be clean.');
      },
      xpathParse: () => {
        for (const query of queries) parseQuery(query.slice(query.indexOf('!') + 1));
      },
      jsonTree: () => parseTree(text),
    },
    60,
  );
  return [
    {
      title: `A rule of 100 queries with 20 terms each, ${text.split('\n').length} lines, ${Math.round(text.length / 1024)} kB`,
      head: timesHead,
      rows: [
        timesRow('read and check all queries', times.check),
        timesRow(
          'npm xpath: parse the queries only',
          times.xpathParse,
          `ours is ${ratio(times.check, times.xpathParse)} as fast`,
        ),
        timesRow('jsonc-parser: tree of the JSON only', times.jsonTree),
      ],
      remarks: [],
    },
  ];
}
