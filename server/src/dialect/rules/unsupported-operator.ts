import type { TextRange } from '../../text/range.ts';
import type { Expr, UnionExpr } from '../../xpath/ast.ts';
import { type Visit, walk } from '../../xpath/walk.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { unwrapped } from '../shape.ts';

/**
 * The operators of Event Log are or, and, =, !=, <, <=, >, >= (MS-EVEN6 2.2.15.1, win32 consuming-events, [D]; error 15020).
 * PowerShell can write a negative mask into band(): unproven, so a warning there.
 */
export function* unsupportedOperator({ expr }: Query): Generator<Finding> {
  for (const { node, ancestors } of walk(expr)) {
    switch (node.kind) {
      case 'UnionExpr':
        yield union(node, ancestors);
        break;
      case 'AdditiveExpr':
      case 'MultiplicativeExpr':
        if (!isArithmetic(ancestors?.node)) yield arithmetic(node, node.operatorRange, node.operator);
        break;
      case 'UnaryExpr':
        if (isArithmetic(ancestors?.node)) break;
        yield {
          ...arithmetic(node, node.operatorRange, '-'),
          ...(ancestors?.node.kind === 'FunctionCall' && { severity: 'warning' }),
        };
        break;
      default:
    }
  }
}

/** `a | b` as a condition is true where `a or b` is. */
function union({ operators }: UnionExpr, ancestors: Visit | undefined): Finding {
  const [first] = operators;
  const around = ancestors?.node.kind;
  const isCondition = !around || ['OrExpr', 'AndExpr', 'ParenthesizedExpr', 'Predicate'].includes(around);
  return {
    code: 'unsupported-operator',
    range: first ?? { start: 0, end: 0 },
    message: 'Event Log cannot unite paths with `|`. Write `or`.',
    fixes: isCondition
      ? [{ title: 'Write or', edits: operators.map((range) => ({ range, newText: 'or' })) }]
      : [],
  };
}

function arithmetic(expr: Expr, range: TextRange, operator: string): Finding {
  const value = resultOf(expr);
  const isPlain =
    value !== undefined && Number.isFinite(value) && value >= 0 && /^[\d.]+$/.test(String(value));
  return {
    code: 'unsupported-operator',
    range,
    message: `Event Log does not calculate: it knows no \`${operator}\`. ${isPlain ? `Write ${value}.` : 'Write the result.'}`,
    fixes: isPlain ? [{ title: `Write ${value}`, edits: [{ range: expr, newText: String(value) }] }] : [],
  };
}

function isArithmetic(node: Visit['node'] | undefined): boolean {
  return node?.kind === 'AdditiveExpr' || node?.kind === 'MultiplicativeExpr' || node?.kind === 'UnaryExpr';
}

/** The value of a constant expression; `undefined` where it reads the event. */
function resultOf(expr: Expr): number | undefined {
  const inner = unwrapped(expr);
  if (inner.kind === 'Number') return Number(inner.text);
  if (inner.kind === 'UnaryExpr') {
    const operand = resultOf(inner.operand);
    return operand === undefined ? undefined : -operand;
  }
  if (inner.kind !== 'AdditiveExpr' && inner.kind !== 'MultiplicativeExpr') return undefined;
  const [left, right] = [resultOf(inner.left), resultOf(inner.right)];
  if (left === undefined || right === undefined) return undefined;
  switch (inner.operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case 'div':
      return left / right;
    case 'mod':
      return left % right;
  }
}
