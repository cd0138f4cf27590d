import type { Finding, Target } from '../problem.ts';
import type { Query } from '../query.ts';
import { termsOf } from '../terms.ts';

/** A data collection rule takes 20 terms a query ([D], Sentinel's page); elsewhere 23 were accepted and 24 refused ([M], cmtraceopen, Windows 11 build 26200). */
export const termLimits: Readonly<Record<Target, number>> = { dcr: 20, wef: 23, local: 23 };

/** Microsoft's pages speak of 20, 23 and 32 "expressions": above 20 not every document promises that a query is taken. */
const documentedLimit = 20;

/** Windows refuses a query with too many terms as a whole, with error 15001 and no position. */
export function* tooManyTerms({ expr, target }: Query): Generator<Finding> {
  const terms = [...termsOf(expr)];
  const certain = terms.filter(({ isCertain }) => isCertain);
  const limit = termLimits[target];
  const who = target === 'dcr' ? 'a data collection rule takes' : 'Windows takes';
  const advice = 'Merge consecutive IDs into ranges, or split the query into several.';
  if (certain.length > limit) {
    yield finding(
      'error',
      certain,
      limit,
      `The query has ${certain.length} terms; ${who} ${limit}. ${advice}`,
    );
  } else if (terms.length > limit) {
    const message = `The query has ${terms.length} terms if names of Data and existence tests count, which Microsoft does not say; ${who} ${limit}. ${advice}`;
    yield finding('warning', terms, limit, message);
  } else if (terms.length > documentedLimit) {
    const message = `The query has ${terms.length} terms: Windows was seen to take ${limit}, but some of Microsoft's pages promise ${documentedLimit} only.`;
    yield finding('information', terms, documentedLimit, message);
  }
}

/** The range is what stands beyond the limit. */
function finding(
  severity: 'error' | 'warning' | 'information',
  terms: readonly { start: number; end: number }[],
  limit: number,
  message: string,
): Finding {
  const beyond = terms.slice(limit);
  const start = Math.min(...beyond.map((term) => term.start));
  const end = Math.max(...beyond.map((term) => term.end));
  return { code: 'too-many-terms', severity, range: { start, end }, message, fixes: [] };
}
