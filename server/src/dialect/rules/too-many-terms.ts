import { applyEdits } from '../../text/edit.ts';
import type { TextRange } from '../../text/range.ts';
import type { Expr } from '../../xpath/ast.ts';
import { parse } from '../../xpath/parse.ts';
import type { Fix } from '../../xpath/syntax-problem.ts';
import { withoutExclusions } from '../exclusions.ts';
import { rangeEdits } from '../merge-ranges.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { isComplete } from '../shape.ts';
import { splitQuery } from '../split-query.ts';
import type { Target } from '../target.ts';
import { termsOf } from '../terms.ts';

/** A data collection rule takes 20 terms a query ([D], Sentinel's page); elsewhere 23 were accepted and 24 refused ([M], cmtraceopen, Windows 11 build 26200). */
export const termLimits: Readonly<Record<Target, number>> = { dcr: 20, wef: 23, local: 23 };

/** Microsoft's pages speak of 20, 23 and 32 "expressions": above 20 not every document promises that a query is taken. */
const documentedLimit = 20;

/** Windows refuses a query with too many terms as a whole, with error 15001 and no position. */
export function* tooManyTerms(query: Query): Generator<Finding> {
  const { expr, target } = query;
  const terms = [...termsOf(expr)];
  const certain = terms.filter(({ isCertain }) => isCertain);
  const limit = termLimits[target];
  const who = target === 'dcr' ? 'a data collection rule takes' : 'Windows takes';
  const fixes = certain.length > limit ? fixesOf(query, limit) : [];
  if (certain.length > limit) {
    const message = `The query has ${certain.length} terms; ${who} ${limit}. ${adviceFor(fixes)}`;
    yield { ...finding('error', certain, limit, message), fixes };
  } else if (terms.length > limit) {
    const message = `The query has ${terms.length} terms if names of Data and existence tests count, which Microsoft does not say; ${who} ${limit}. ${adviceFor(fixes)}`;
    yield finding('warning', terms, limit, message);
  } else if (terms.length > documentedLimit) {
    const message = `The query has ${terms.length} terms: Windows was seen to take ${limit}, but some of Microsoft's pages promise ${documentedLimit} only.`;
    yield finding('information', terms, documentedLimit, message);
  }
}

/** Ranges where they lower the count, and several queries of what is left. */
function fixesOf(query: Query, limit: number): readonly Fix[] {
  const { text, expr, entry, syntax } = query;
  if (syntax.length > 0 || !isComplete(expr)) return [];
  const edits = rangeEdits(expr, text);
  const merged = edits.length > 0 ? applyEdits(text, edits) : text;
  const mergedExpr =
    edits.length > 0 ? parse(merged, { start: entry.xpath.start, end: merged.length }).expr : expr;
  const isEnough = certainTerms(mergedExpr) <= limit;
  const parts = isEnough ? undefined : splitQuery(merged, mergedExpr, limit);
  const title = `${edits.length > 0 ? 'Merge IDs into ranges and split' : 'Split'} into ${parts?.length} queries`;
  return [
    ...(isEnough ? [{ title: 'Merge consecutive IDs into ranges', edits, isSafe: true as const }] : []),
    ...(parts ? [{ title, ...inPlaceOf(text, parts) }] : []),
    ...splitAlone(query, limit, edits.length > 0),
    ...suppressing(query, limit),
  ];
}

/** Of a query that runs where a Suppress can stand, the exclusions as such, each within what every document promises. */
function suppressing({ text, expr, entry, target }: Query, limit: number): readonly Fix[] {
  const parts = target === 'dcr' ? undefined : withoutExclusions(text, expr, documentedLimit);
  if (!parts) return [];
  const { kept, suppressions } = parts;
  if (certainTerms(parse(kept, { start: entry.xpath.start, end: kept.length }).expr) > limit) return [];
  const edits = [{ range: { start: 0, end: text.length }, newText: kept }];
  return [{ title: `Exclude by ${suppressions.length} Suppress`, edits, suppressions }];
}

/** Without ranges, for those who want to see each ID. */
function splitAlone({ text, expr }: Query, limit: number, hasRanges: boolean): readonly Fix[] {
  const parts = hasRanges ? splitQuery(text, expr, limit) : undefined;
  return parts ? [{ title: `Split into ${parts.length} queries`, ...inPlaceOf(text, parts) }] : [];
}

function inPlaceOf(
  text: string,
  [first = text, ...further]: readonly string[],
): Pick<Fix, 'edits' | 'further'> {
  return { edits: [{ range: { start: 0, end: text.length }, newText: first }], further };
}

function adviceFor(fixes: readonly Fix[]): string {
  if (fixes.some(({ title }) => title.startsWith('Merge'))) return 'Merge consecutive IDs into ranges.';
  if (fixes.some(({ further }) => further)) return 'Split it into several queries.';
  const exclusions =
    'Exclusions (`!=` joined by `and`) cannot be split: each query would collect what the others leave out.';
  return fixes.length > 0
    ? `${exclusions} In a query list, write them as several Suppress elements; elsewhere, exclude less.`
    : `Split its alternatives into several queries. ${exclusions}`;
}

function certainTerms(expr: Expr): number {
  return [...termsOf(expr)].filter(({ isCertain }) => isCertain).length;
}

/** The range is what stands beyond the limit. */
function finding(
  severity: 'error' | 'warning' | 'information',
  terms: readonly TextRange[],
  limit: number,
  message: string,
): Finding {
  const beyond = terms.slice(limit);
  const start = Math.min(...beyond.map((term) => term.start));
  const end = Math.max(...beyond.map((term) => term.end));
  return { code: 'too-many-terms', severity, range: { start, end }, message, fixes: [] };
}
