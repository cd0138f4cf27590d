import type { TextRange } from '../../text/range.ts';
import type { Expr, UnaryExpr, UnionExpr } from '../../xpath/ast.ts';
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
        yield isMask(node, ancestors?.node) ? negativeMask(node) : arithmetic(node, node.operatorRange, '-');
        break;
      default:
    }
  }
}

/** `a | b` as a condition is true where `a or b` is; in `a=1 | b=2` the operator parts two comparisons. */
function union({ operands, operators }: UnionExpr, ancestors: Visit | undefined): Finding {
  const [first] = operators;
  const around = ancestors?.node.kind;
  const endsInConstants = operands.slice(0, -1).every(({ kind }) => kind === 'Literal' || kind === 'Number');
  const isCondition = !around || ['OrExpr', 'AndExpr', 'ParenthesizedExpr', 'Predicate'].includes(around);
  return {
    code: 'unsupported-operator',
    range: first ?? { start: 0, end: 0 },
    message: 'Event Log cannot unite paths with `|`. Write `or`.',
    fixes:
      isCondition || endsInConstants
        ? [{ title: 'Write or', edits: operators.map((range) => ({ range, newText: 'or' })) }]
        : [],
  };
}

function arithmetic(expr: Expr, range: TextRange, operator: string): Finding {
  const value = resultOf(expr);
  const written =
    value !== undefined && Number.isSafeInteger(value) ? (value < 0 ? `'${value}'` : `${value}`) : undefined;
  return {
    code: 'unsupported-operator',
    range,
    message: `Event Log does not calculate: it knows no \`${operator}\`. ${written ? `Write ${written}.` : 'Write the result.'}`,
    fixes: written ? [{ title: `Write ${written}`, edits: [{ range: expr, newText: written }] }] : [],
  };
}

/** `band(Keywords, -9223372036854775808)`, as PowerShell prints a signed mask. */
function isMask(node: UnaryExpr, around: Visit['node'] | undefined): boolean {
  return around?.kind === 'FunctionCall' && node.operand.kind === 'Number' && /^\d+$/.test(node.operand.text);
}

function negativeMask(node: UnaryExpr): Finding {
  const { operatorRange, operand } = node;
  const mask = operand.kind === 'Number' ? String(BigInt.asUintN(64, -BigInt(operand.text))) : '';
  return {
    code: 'unsupported-operator',
    severity: 'warning',
    range: operatorRange,
    message: `Event Log is not known to take a negative mask. Write the same bits as ${mask}.`,
    fixes: [{ title: `Write ${mask}`, edits: [{ range: node, newText: mask }] }],
  };
}

function isArithmetic(node: Visit['node'] | undefined): boolean {
  return node?.kind === 'AdditiveExpr' || node?.kind === 'MultiplicativeExpr' || node?.kind === 'UnaryExpr';
}

/** The value of a constant expression; `undefined` where it reads the event. */
function resultOf(expr: Expr): number | undefined {
  const inner = unwrapped(expr);
  if (inner.kind === 'Number')
    return Number.isSafeInteger(Number(inner.text)) ? Number(inner.text) : undefined;
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
