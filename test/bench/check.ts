import { parseTree } from 'jsonc-parser';
import { diagnostics } from '../../server/src/features/diagnostics.ts';
import { readDocument } from '../../server/src/features/query-document.ts';
import { largeRule } from './inputs.ts';
import { line, measure, ratio } from './measure.ts';
import { parsePeerQuery } from './peer.ts';

/** Checking a rule of 100 queries with 20 terms, against reading the same text with other parsers. */
export function benchCheck(): void {
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
        for (const query of queries) parsePeerQuery(query.slice(query.indexOf('!') + 1));
      },
      jsonTree: () => parseTree(text),
    },
    60,
  );
  console.log(
    `\nA rule of 100 queries with 20 terms each, ${text.split('\n').length} lines, ${Math.round(text.length / 1024)} kB`,
  );
  line('read and check all queries', times.check);
  line(
    'npm xpath: parse the queries only',
    times.xpathParse,
    `ours is ${ratio(times.check, times.xpathParse)} as fast`,
  );
  line('jsonc-parser: tree of the JSON only', times.jsonTree);
}
