import { isOpaque } from '../dialect/query.ts';
import { termLimits } from '../dialect/rules/too-many-terms.ts';
import { termsOf } from '../dialect/terms.ts';
import type { TextRange } from '../text/range.ts';
import type { QueryDocument } from './query-document.ts';

/** A line of facts above a query. */
export interface CodeLens {
  /** The query in the document. */
  readonly range: TextRange;
  readonly title: string;
}

/** How much of its limit each query uses: `17/20 terms`. Queries that the document computes have no lens. */
export function codeLenses(document: QueryDocument): readonly CodeLens[] {
  return document.queries.flatMap(({ embedded, query }) => {
    if (isOpaque(query)) return [];
    const count = [...termsOf(query.expr)].filter(({ isCertain }) => isCertain).length;
    return [{ range: embedded.hostRange, title: `${count}/${termLimits[query.target]} terms` }];
  });
}
