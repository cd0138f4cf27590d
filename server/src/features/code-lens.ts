import { isOpaque } from '../dialect/query.ts';
import { termLimits } from '../dialect/rules/too-many-terms.ts';
import { termsOf } from '../dialect/terms.ts';
import type { TextRange } from '../text/range.ts';
import type { Expr } from '../xpath/ast.ts';
import { walk } from '../xpath/walk.ts';
import type { QueryDocument } from './query-document.ts';

/** A line of facts above a query. */
export interface CodeLens {
  /** The query in the document. */
  readonly range: TextRange;
  readonly title: string;
}

/** How much of its limit each query uses: `17/20 terms`, or `at least` so much where the document computes a part of it. Queries that the document computes have no lens. */
export function codeLenses(document: QueryDocument): readonly CodeLens[] {
  return document.queries.flatMap(({ embedded, query }) => {
    if (isOpaque(query)) return [];
    const count = [...termsOf(query.expr)].filter(({ isCertain }) => isCertain).length;
    const title = `${count}/${termLimits[query.target]} terms`;
    return [{ range: embedded.hostRange, title: mayHoldMore(query.expr) ? `at least ${title}` : title }];
  });
}

/** An interpolation may write several conditions, even behind a `=`: `EventID=${join(" or EventID=", ids)}`. */
function mayHoldMore(expr: Expr): boolean {
  return walk(expr).some(({ node }) => node.kind === 'Hole');
}
