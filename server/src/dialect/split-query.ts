import { textOf } from '../text/range.ts';
import type { Expr, OrExpr } from '../xpath/ast.ts';
import { type Visit, walk } from '../xpath/walk.ts';
import { countsNodes } from './shape.ts';
import { termsOf } from './terms.ts';

/**
 * A query as several that together select the same events, each with at most `limit` terms: the longest list of alternatives is dealt out,
 * and everything around it is repeated.
 * @returns `undefined` where no list of alternatives can be dealt out so: an exclusion (`!=` joined by `and`) never can.
 */
export function splitQuery(text: string, expr: Expr, limit: number): readonly string[] | undefined {
  const lists = walk(expr).flatMap((visit) =>
    visit.node.kind === 'OrExpr' && isUnion(visit) ? [visit.node] : [],
  );
  const [longest] = lists.sort((a, b) => certainTerms(b) - certainTerms(a));
  const room = longest ? limit - (certainTerms(expr) - certainTerms(longest)) : 0;
  const groups = longest && grouped(longest, room);
  if (!longest || !groups || groups.length < 2) return undefined;
  return groups.map((operands) => {
    const alternatives = operands.map((operand) => textOf(text, operand)).join(' or ');
    return text.slice(0, longest.start) + alternatives + text.slice(longest.end);
  });
}

/**
 * Whether a query with alternatives is the union of the queries with one of them each: `or`, `and`, and predicates, which ask for some node,
 * all allow it. A position behind a predicate does not, for it counts what the predicate has left.
 */
function isUnion({ node, ancestors }: Visit): boolean {
  if (!ancestors) return true;
  const around = ancestors.node;
  switch (around.kind) {
    case 'OrExpr':
    case 'AndExpr':
    case 'ParenthesizedExpr':
    case 'Predicate':
    case 'LocationPath':
      return isUnion(ancestors);
    case 'Step': {
      const later = around.predicates.filter(({ start }) => start > node.start);
      return !later.some(({ expr }) => countsNodes(expr)) && isUnion(ancestors);
    }
    default:
      return false;
  }
}

function grouped({ operands }: OrExpr, room: number): readonly (readonly Expr[])[] | undefined {
  const groups: Expr[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const operand of operands) {
    const cost = certainTerms(operand);
    if (cost > room) return undefined;
    if (used + cost > room) {
      groups.push([]);
      used = 0;
    }
    groups[groups.length - 1]?.push(operand);
    used += cost;
  }
  return groups;
}

function certainTerms(expr: Expr): number {
  return [...termsOf(expr)].filter(({ isCertain }) => isCertain).length;
}
