import { resolve } from '../../server/src/matcher/resolve.ts';
import type { Test } from '../../server/src/matcher/test.ts';
import type { TextRange } from '../../server/src/text/range.ts';
import { parse } from '../../server/src/xpath/parse.ts';

/** What a good query, or the range of a text that holds it, asks of an event. */
export function testOf(text: string, range?: TextRange): Test {
  const { expr, problems } = parse(text, range);
  const resolved = resolve(expr);
  if (problems.length > 0 || 'refused' in resolved) throw new Error(`${text}: ${JSON.stringify(resolved)}`);
  return resolved.test;
}
