import { print } from '../../xpath/print.ts';
import { walk } from '../../xpath/walk.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { operandRemoval } from '../removal.ts';
import { isComplete, isLogical, unwrapped } from '../shape.ts';

/** A condition that stands twice counts twice towards the limit of terms (dialect.md 3) and selects nothing more. */
export function* repeatedTerm({ expr, syntax }: Query): Generator<Finding> {
  if (syntax.length > 0) return;
  for (const { node } of walk(expr)) {
    if (!isLogical(node)) continue;
    const seen = new Set<string>();
    for (const operand of node.operands) {
      if (!isComplete(operand)) continue;
      const condition = print(unwrapped(operand));
      if (seen.has(condition)) {
        yield {
          code: 'repeated-term',
          range: { start: operand.start, end: operand.end },
          message: `\`${condition}\` stands here a second time. Remove it.`,
          fixes: [{ title: 'Remove it', edits: [operandRemoval(operand, node)], isSafe: true }],
        };
      }
      seen.add(condition);
    }
  }
}
