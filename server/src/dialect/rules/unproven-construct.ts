import { removal } from '../../text/edit.ts';
import type { Step } from '../../xpath/ast.ts';
import { walk } from '../../xpath/walk.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { isConstant, unwrapped } from '../shape.ts';

/**
 * What Microsoft documents and nobody has been seen to use: `child::` and `attribute::` (win32 consuming-events), text()
 * (MS-EVEN6 alone), timediff with two arguments (MS-EVEN6 2.2.15.2), a constant in parentheses (no source).
 */
export function* unprovenConstruct({ expr }: Query): Generator<Finding> {
  for (const { node } of walk(expr)) {
    if (node.kind === 'Step' && isLongAxis(node)) yield longAxis(node);
    if (node.kind === 'NodeTypeTest' && node.nodeType === 'text' && node.end > node.start) {
      yield unproven(node, '`text()` is documented in one place only. Compare the element itself.');
    }
    if (node.kind === 'FunctionCall' && node.name === 'timediff' && node.arguments.length === 2) {
      yield unproven(
        node,
        '`timediff` with two times is documented, but hardly ever used. Compare `@SystemTime` with a time instead.',
      );
    }
    const isComparison = node.kind === 'EqualityExpr' || node.kind === 'RelationalExpr';
    if (isComparison && node.right.kind === 'ParenthesizedExpr' && isConstant(unwrapped(node.right))) {
      yield unproven(node.right, 'A value in parentheses is nowhere documented. Write it without them.');
    }
  }
}

function isLongAxis({ axis, test }: Step): boolean {
  return /^(?:child|attribute)::$/.test(axis.text) && test.kind !== 'Missing';
}

function longAxis({ axis }: Step): Finding {
  const short = axis.name === 'attribute' ? '@' : '';
  return {
    ...unproven(
      axis,
      `\`${axis.text}\` is documented, but hardly ever used. Write ${short ? '`@`' : 'the name alone'}.`,
    ),
    fixes: [
      short
        ? { title: 'Write @', edits: [{ range: axis, newText: '@' }] }
        : { title: `Remove ${axis.text}`, edits: [removal(axis)] },
    ],
  };
}

function unproven({ start, end }: { start: number; end: number }, message: string): Finding {
  return { code: 'unproven-construct', range: { start, end }, message, fixes: [] };
}
