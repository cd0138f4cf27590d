import { walk } from '../../xpath/walk.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { isComparison, isLogical, unwrapped } from '../shape.ts';

/** The left side of a comparison is a node, an attribute or a function (error 15016, [D]): the result of a comparison is none of them. */
export function* chainedComparison({ expr }: Query): Generator<Finding> {
  for (const { node } of walk(expr)) {
    if (!isComparison(node)) continue;
    const sides = [unwrapped(node.left), unwrapped(node.right)];
    if (!sides.some((side) => isComparison(side) || isLogical(side))) continue;
    yield {
      code: 'chained-comparison',
      range: node.operatorRange,
      message: `What stands beside this \`${node.operator}\` is a condition already. Write two comparisons with \`and\` between them.`,
      fixes: [],
    };
  }
}
