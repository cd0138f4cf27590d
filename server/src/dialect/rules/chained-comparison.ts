import { textOf } from '../../text/range.ts';
import type { Expr } from '../../xpath/ast.ts';
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
    if (!isComparison(node) || !isComplete(node)) continue;
    const sides = [unwrapped(node.left), unwrapped(node.right)];
    if (!sides.some((side) => isComparison(side) || isLogical(side)) || sides.some(isUnion)) continue;
    const range = { start: node.start, end: node.end };
    const between = rangeOf(node, text);
    const written = between ?? listOf(node, text);
    yield {
      code: 'chained-comparison',
      range: written ? range : node.operatorRange,
      message: between
        ? `A range is two comparisons. Write \`${between}\`.`
        : written
          ? `One comparison takes one value. Write \`${written}\`.`
          : `What stands beside this \`${node.operator}\` is a condition already. Write two comparisons with \`and\` between them.`,
      fixes: written ? [{ title: `Write ${written}`, edits: [{ range, newText: written }] }] : [],
    };
  }
}

/** The `|` in `EventID=1 | EventID=2` is told as such. */
function isUnion(side: Expr): boolean {
  return side.kind === 'UnionExpr' || (isComparison(side) && isUnion(unwrapped(side.right)));
}

/** `4624 <= EventID <= 4634`, as mathematics has it, in XPath. */
function rangeOf({ left, operator, right }: Comparison, text: string): string | undefined {
  const isRange = isComparison(left) && isConstant(left.left) && isConstant(right);
  if (!isRange || left.kind !== 'RelationalExpr') return undefined;
  const field = textOf(text, left.right);
  return `${field} ${mirrored(left.operator)} ${textOf(text, left.left)} and ${field} ${operator} ${textOf(text, right)}`;
}

/** `EventID=(4624 or 4625)` with a comparison for each value; `!=` with `or` means none of them. */
function listOf({ left, operator, operatorRange, right }: Comparison, text: string): string | undefined {
  const values = unwrapped(right);
  if (left.kind !== 'LocationPath' || values.kind !== 'OrExpr' || !values.operands.every(isConstant))
    return undefined;
  if (operator !== '=' && operator !== '!=') return undefined;
  const field = textOf(text, { start: left.start, end: operatorRange.end });
  const comparisons = values.operands.map((value) => field + textOf(text, value));
  return `(${comparisons.join(operator === '=' ? ' or ' : ' and ')})`;
}
