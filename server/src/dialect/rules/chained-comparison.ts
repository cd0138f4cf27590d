import { textOf } from '../../text/range.ts';
import { walk } from '../../xpath/walk.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import {
  type Comparison,
  isComparison,
  isComplete,
  isConstant,
  isLogical,
  mirrored,
  unwrapped,
} from '../shape.ts';

/** The left side of a comparison is a node, an attribute or a function (error 15016, [D]): the result of a comparison is none of them. */
export function* chainedComparison({ expr, text }: Query): Generator<Finding> {
  for (const { node } of walk(expr)) {
    if (!isComparison(node)) continue;
    const sides = [unwrapped(node.left), unwrapped(node.right)];
    if (!sides.some((side) => isComparison(side) || isLogical(side))) continue;
    const between = rangeOf(node, text);
    yield {
      code: 'chained-comparison',
      range: between ? { start: node.start, end: node.end } : node.operatorRange,
      message: between
        ? `A range is two comparisons. Write \`${between}\`.`
        : `What stands beside this \`${node.operator}\` is a condition already. Write two comparisons with \`and\` between them.`,
      fixes: between
        ? [
            {
              title: `Write ${between}`,
              edits: [{ range: { start: node.start, end: node.end }, newText: between }],
            },
          ]
        : [],
    };
  }
}

/** `4624 <= EventID <= 4634`, as mathematics has it, in XPath. */
function rangeOf({ left, operator, right }: Comparison, text: string): string | undefined {
  const isRange = isComparison(left) && isConstant(left.left) && isComplete(left) && isConstant(right);
  if (!isRange || left.kind !== 'RelationalExpr') return undefined;
  const field = textOf(text, left.right);
  return `${field} ${mirrored(left.operator)} ${textOf(text, left.left)} and ${field} ${operator} ${textOf(text, right)}`;
}
