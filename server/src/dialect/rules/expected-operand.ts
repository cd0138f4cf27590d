import { type TextRange, touchesRange } from '../../text/range.ts';
import type { Fix, SyntaxProblem } from '../../xpath/syntax-problem.ts';
import { type Visit, walk } from '../../xpath/walk.ts';
import type { Query } from '../query.ts';
import { operandRemoval } from '../removal.ts';
import { isLogical, type Logical } from '../shape.ts';

/** The fix of a missing operand: what cannot be without it goes, together with the `and` or `or` that joined it (Sentinel's page: `(EventID=) or …`). */
export function* removeIncomplete({ expr }: Query, problem: SyntaxProblem): Generator<Fix> {
  for (const { node, ancestors } of walk(expr)) {
    if (node.kind !== 'Missing' || !touchesRange(node, problem.range)) continue;
    const logical = incompleteOperand({ node, ancestors });
    if (!logical) return;
    yield {
      title: 'Remove the incomplete condition',
      edits: [operandRemoval(logical.operand, logical.around)],
    };
    return;
  }
}

/** The outermost operand of an `and` or `or` that is nothing without the missing node. */
function incompleteOperand(visit: Visit): { operand: TextRange; around: Logical } | undefined {
  for (let { node, ancestors } = visit; ancestors; { node, ancestors } = ancestors) {
    if (isLogical(ancestors.node)) return { operand: node, around: ancestors.node };
    if (!['EqualityExpr', 'RelationalExpr', 'ParenthesizedExpr'].includes(ancestors.node.kind))
      return undefined;
  }
  return undefined;
}
