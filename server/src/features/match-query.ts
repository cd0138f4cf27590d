import { check, refusals } from '../dialect/check.ts';
import type { FindingCode } from '../dialect/findings.ts';
import type { Problem } from '../dialect/problem.ts';
import type { Query } from '../dialect/query.ts';
import { resolve } from '../matcher/resolve.ts';
import type { Filter } from '../matcher/selection.ts';
import { type TextRange, touchesRange } from '../text/range.ts';

/** A query ready to run on events, or why Windows would not run it. */
export type RunnableQuery =
  | (Filter & { readonly kind: 'runnable' })
  | { readonly kind: 'refused'; readonly range: TextRange; readonly message: string };

/** Makes a query ready to run. What Windows refuses is refused here too, with the finding that says why. */
export function runnable(query: Query): RunnableQuery {
  const refusal = refusals(query).find(({ code }) => !runsAnyway.has(code));
  if (refusal) return { kind: 'refused', range: refusal.range, message: refusal.message };
  const resolved = resolve(query.expr);
  if ('refused' in resolved) {
    const { range, message } = findingAt(query, resolved.refused.range) ?? resolved.refused;
    return { kind: 'refused', range, message };
  }
  return { kind: 'runnable', test: resolved.test, channel: query.channel };
}

/** What Windows may run, for all that is known, and we cannot: the finding there says what to write instead. */
function findingAt(query: Query, range: TextRange): Problem | undefined {
  return check(query).find((problem) => touchesRange(problem.range, range));
}

/** What is wrong around the query, or too much of it: what it selects is clear all the same, and people want to see it while they mend it. */
const runsAnyway: ReadonlySet<FindingCode> = new Set([
  'too-many-terms',
  'missing-channel',
  'missing-bang',
  'misplaced-channel',
  'channel-artifact',
  'direct-channel',
]);
