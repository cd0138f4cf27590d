import type { Query } from '../../dialect/query.ts';
import type { TextRange } from '../../text/range.ts';
import { touchesOffset } from '../../text/range.ts';
import type { XPathNode } from '../../xpath/ast.ts';
import { childrenOf, type Visit, walk } from '../../xpath/walk.ts';

/** What is known of a part of a query. */
export interface Explanation {
  /** What is explained, in the query. */
  readonly range: TextRange;
  /** Markdown. */
  readonly contents: string;
}

/** The innermost node that a cursor touches, with those around it; the later one where two meet. */
export function visitAt(query: Query, offset: number): Visit | undefined {
  const visits = new Map(walk(query.expr).map((visit) => [visit.node, visit]));
  let node: XPathNode | undefined = query.expr;
  let innermost: XPathNode | undefined;
  while (node && touchesOffset(node, offset)) {
    innermost = node;
    node = [...childrenOf(node)].reverse().find((child) => touchesOffset(child, offset));
  }
  return innermost && visits.get(innermost);
}

/** The nearest node around another for which something is found. */
export function nearest<T>(
  visit: Visit | undefined,
  find: (node: XPathNode, visit: Visit) => T | undefined,
): T | undefined {
  for (let each = visit; each; each = each.ancestors) {
    const found = find(each.node, each);
    if (found !== undefined) return found;
  }
  return undefined;
}
