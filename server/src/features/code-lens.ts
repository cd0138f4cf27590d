import { isOpaque } from '../dialect/query.ts';
import { termLimits } from '../dialect/rules/too-many-terms.ts';
import { termsOf } from '../dialect/terms.ts';
import { emptyRange, type TextRange } from '../text/range.ts';
import type { Expr } from '../xpath/ast.ts';
import { walk } from '../xpath/walk.ts';
import type { QueryDocument } from './query-document.ts';
import { keptTitle, matchedTitle, type SampleCounts } from './sample-counts.ts';

/** A line of facts above a query. */
export interface CodeLens {
  /** The query in the document; of a rule, its first one. */
  readonly range: TextRange;
  readonly title: string;
  /** Where the query begins whose events can be shown, in the document; `undefined` where there are none to show. */
  readonly resultsAt: number | undefined;
}

/**
 * How much of its limit each query uses, `17/20 terms`, or `at least` so much where the document computes a part of it, and how many of the
 * sample events it matches; then what a rule of several queries keeps. Queries that the document computes have no lens.
 * @param counts of the samples; without, there are none, or they are still counted
 */
export function codeLenses(document: QueryDocument, counts?: SampleCounts): readonly CodeLens[] {
  const ofQueries = document.queries.flatMap(({ embedded, query }, index): readonly CodeLens[] => {
    if (isOpaque(query)) return [];
    const count = [...termsOf(query.expr)].filter(({ isCertain }) => isCertain).length;
    const terms = `${count}/${termLimits[query.target]} terms`;
    const matched = counts?.queries[index] && matchedTitle(counts.queries[index], counts.total);
    const title = mayHoldMore(query.expr) ? `at least ${terms}` : terms;
    return [
      {
        range: embedded.hostRange,
        title: matched === undefined ? title : `${title} · ${matched}`,
        resultsAt: matched === undefined ? undefined : embedded.map.toHost(emptyRange(0)).start,
      },
    ];
  });
  return [...ofQueries, ...ruleLenses(document, counts)];
}

function ruleLenses({ queries }: QueryDocument, counts: SampleCounts | undefined): readonly CodeLens[] {
  if (!counts) return [];
  return [...counts.rules].flatMap(([rule, kept]) => {
    const [first, second] = queries.filter(({ embedded }) => embedded.rule === rule);
    const title = keptTitle(kept, counts.total);
    return first && second && title !== undefined
      ? [{ range: first.embedded.hostRange, title, resultsAt: undefined }]
      : [];
  });
}

/** An interpolation may write several conditions, even behind a `=`: `EventID=${join(" or EventID=", ids)}`. */
function mayHoldMore(expr: Expr): boolean {
  return walk(expr).some(({ node }) => node.kind === 'Hole');
}
