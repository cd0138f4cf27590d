import { schemaElement } from '../../catalog/schema.ts';
import { insertion } from '../../text/edit.ts';
import { emptyRange, type TextRange } from '../../text/range.ts';
import type { Step } from '../../xpath/ast.ts';
import { walk } from '../../xpath/walk.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { stepsInScope } from '../scope.ts';
import { isLogical } from '../shape.ts';

/**
 * A bracket that is never closed can be missing anywhere; where an element of Event stands below System or EventData, it is missing before
 * the `and` or `or` that joins it (win32 eventschema, [D]: they stand side by side).
 */
export function closingBracketBefore({ expr }: Query): Finding | undefined {
  const siblings = schemaElement('Event')?.children ?? [];
  for (const { step, scope } of stepsInScope(expr)) {
    const name = step.test.kind === 'NameTest' ? step.test.name : '';
    const isBelow = scope !== 'root' && scope !== 'unknown' && siblings.includes(scope.name);
    if (!isBelow || !siblings.includes(name)) continue;
    const operand = operandBefore(expr, step);
    return (
      operand && {
        code: 'expected-closing-bracket',
        range: emptyRange(operand.end),
        message: `The bracket of ${scope.name} is left open before \`${name}\`. Write \`]\` here.`,
        fixes: [{ title: 'Write ]', edits: [insertion(operand.end, ']')] }],
      }
    );
  }
  return undefined;
}

/** What stands before the operator that joins the path of a step. */
function operandBefore(expr: Query['expr'], step: Step): TextRange | undefined {
  for (const { node } of walk(expr)) {
    if (!isLogical(node)) continue;
    const index = node.operands.findIndex(
      (operand) => operand.kind === 'LocationPath' && operand.steps[0] === step,
    );
    if (index > 0) return node.operands[index - 1];
  }
  return undefined;
}
