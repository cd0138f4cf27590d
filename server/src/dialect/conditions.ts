import { containsRange } from '../text/range.ts';
import type { Expr } from '../xpath/ast.ts';
import { type Visit, walk } from '../xpath/walk.ts';
import {
  type Comparison,
  type Constant,
  isComparison,
  isConstant,
  isLogical,
  joinedOperands,
  type Logical,
} from './shape.ts';

/** A constant that stands where a condition must, as in `EventID=4624 or 4625`. */
export interface LoneConstant {
  readonly constant: Constant;
  /** The `and` or `or` that it is an operand of; `undefined` where it is the whole condition. */
  readonly logical: Logical | undefined;
  /** The comparison before it, whose field it was most likely meant for. */
  readonly model: Comparison | undefined;
}

/** Every constant that is a condition: an operand of `and` or `or`, or all of a predicate. */
export function* loneConstants(expr: Expr): Generator<LoneConstant> {
  for (const { node, ancestors } of walk(expr)) {
    if (!isConstant(node)) continue;
    const around = outsideParentheses(ancestors);
    if (around && isLogical(around.node) && (!isJoined(node, around.node) || isCompared(around))) continue;
    if (around && isLogical(around.node))
      yield { constant: node, logical: around.node, model: modelFor(node, around.node) };
    else if (!around || around.node.kind === 'Predicate')
      yield { constant: node, logical: undefined, model: undefined };
  }
}

function isJoined(constant: Constant, logical: Logical): boolean {
  return joinedOperands(logical).some((operand) => containsRange(operand, constant));
}

/** `EventID=(4624 or 4625)`: the comparison is the mistake. */
function isCompared({ ancestors }: Visit): boolean {
  const around = outsideParentheses(ancestors);
  return around !== undefined && isComparison(around.node);
}

function outsideParentheses(visit: Visit | undefined): Visit | undefined {
  return visit?.node.kind === 'ParenthesizedExpr' ? outsideParentheses(visit.ancestors) : visit;
}

/** The nearest comparison with a path among the operands before a constant. */
function modelFor(constant: Constant, logical: Logical): Comparison | undefined {
  return logical.operands
    .filter(({ end }) => end <= constant.start)
    .filter(isComparison)
    .at(-1);
}
