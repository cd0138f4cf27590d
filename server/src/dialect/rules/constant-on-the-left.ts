import { textOf } from '../../text/range.ts';
import { walk } from '../../xpath/walk.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { isComparison, isComplete, isConstant, mirrored, unwrapped } from '../shape.ts';

/** "Left hand side arguments to binary operators must be either attributes, nodes or variables and right hand side arguments must be constants" (error 15016, [D]). */
export function* constantOnTheLeft({ expr, text }: Query): Generator<Finding> {
  for (const { node, ancestors } of walk(expr)) {
    if (!isComparison(node) || !isConstant(unwrapped(node.left)) || !isComplete(node)) continue;
    if (ancestors && isComparison(ancestors.node)) continue;
    const isSwappable = ['LocationPath', 'FunctionCall'].includes(node.right.kind);
    const swapped = `${textOf(text, node.right)} ${mirrored(node.operator)} ${textOf(text, unwrapped(node.left))}`;
    const tight = swapped.replace(/ (=|!=) /, '$1');
    yield {
      code: 'constant-on-the-left',
      range: { start: node.left.start, end: node.left.end },
      message: `Event Log wants the field on the left and the value on the right. Write ${isSwappable ? `\`${tight}\`` : 'a field before the operator'}.`,
      fixes: isSwappable
        ? [
            {
              title: `Write ${tight}`,
              edits: [{ range: { start: node.start, end: node.end }, newText: tight }],
              isSafe: true,
            },
          ]
        : [],
    };
  }
}
