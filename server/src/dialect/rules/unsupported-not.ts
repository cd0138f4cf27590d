import { numberOf, timeOf } from '../../text/reading.ts';
import type { Expr, FunctionCall } from '../../xpath/ast.ts';
import { print } from '../../xpath/print.ts';
import { walk } from '../../xpath/walk.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { stringsOnly } from '../reasoning/condition-key.ts';
import {
  type Comparison,
  isComparison,
  isComplete,
  isConstant,
  isLogical,
  nameOf,
  negated,
  unwrapped,
} from '../shape.ts';

/**
 * Event Log refuses not() outright ([M], cmtraceopen on Windows 11 build 26200). By De Morgan it can be written with the opposite
 * comparisons, which are false where the field is absent: the same only for what Windows writes into every event.
 */
export function* unsupportedNot({ expr }: Query): Generator<Finding> {
  for (const { node } of walk(expr)) {
    if (node.kind === 'FunctionCall' && isNot(node)) yield not(node);
  }
}

function not(call: FunctionCall): Finding {
  const [argument] = call.arguments;
  const written =
    argument && call.arguments.length === 1 && isComplete(argument) ? oppositeOf(argument) : undefined;
  return {
    code: 'unsupported-not',
    range: { start: call.nameRange.start, end: call.nameRange.end },
    message: written
      ? `Event Log refuses not(). Write \`${written}\`.`
      : 'Event Log refuses not(). Write the opposite comparison, or a Suppress in a query list.',
    fixes: written
      ? [
          {
            title: mayBeAbsent(argument)
              ? `Write ${written} (drops events without the field)`
              : `Write ${written}`,
            edits: [{ range: { start: call.start, end: call.end }, newText: written }],
          },
        ]
      : [],
  };
}

/** The opposite of a condition as text; `undefined` where only an absence would satisfy it. */
function oppositeOf(expr: Expr): string | undefined {
  switch (expr.kind) {
    case 'ParenthesizedExpr': {
      const inner = oppositeOf(expr.expr);
      return inner === undefined || inner.startsWith('(') ? inner : `(${inner})`;
    }
    case 'OrExpr':
      return joined(expr.operands, ' and ');
    case 'AndExpr': {
      const either = joined(expr.operands, ' or ');
      return either && `(${either})`;
    }
    case 'EqualityExpr':
    case 'RelationalExpr':
      if (!hasOpposite(expr)) return undefined;
      return print({
        ...expr,
        operator: negated(expr.operator),
        kind: kindOf(negated(expr.operator)),
      } as Expr);
    case 'FunctionCall':
      return isNot(expr) ? doubleNegation(expr) : undefined;
    default:
      return undefined;
  }
}

/** Numbers and times have an order; of anything else, `<` is as false as `>=`. */
function hasOpposite({ kind, left, right }: Comparison): boolean {
  if (kind === 'EqualityExpr') return true;
  const constant = unwrapped(right);
  const field = unwrapped(left);
  const last = field.kind === 'LocationPath' ? field.steps[field.steps.length - 1] : undefined;
  const name = (last && nameOf(last)) ?? '';
  if (!isConstant(constant) || stringsOnly.has(name)) return false;
  const text = constant.kind === 'Number' ? constant.text : constant.value;
  const isTime = constant.kind === 'Literal' && timeOf(text) !== undefined;
  return isTime ? !everywhere.has(name) : numberOf(text) !== undefined && name !== 'SystemTime';
}

function isNot({ name }: FunctionCall): boolean {
  return name.toLowerCase() === 'not';
}

function doubleNegation({ arguments: [condition] }: FunctionCall): string | undefined {
  return condition && (isLogical(condition) ? `(${print(condition)})` : print(condition));
}

function kindOf(operator: string): 'EqualityExpr' | 'RelationalExpr' {
  return operator === '=' || operator === '!=' ? 'EqualityExpr' : 'RelationalExpr';
}

function joined(operands: readonly Expr[], word: string): string | undefined {
  const opposites = operands.map(oppositeOf);
  return opposites.some((opposite) => opposite === undefined) ? undefined : opposites.join(word);
}

/** The elements of System that hold a value in every event that Windows logs. */
const everywhere: ReadonlySet<string> = new Set([
  'EventID',
  'Version',
  'Level',
  'Task',
  'Opcode',
  'Keywords',
  'EventRecordID',
  'Channel',
  'Computer',
]);

/** Whether a condition reads a field that some events lack. */
function mayBeAbsent(argument: Expr | undefined): boolean {
  for (const { node } of argument ? walk(argument) : []) {
    if (!isComparison(node) || node.left.kind !== 'LocationPath') continue;
    const last = node.left.steps[node.left.steps.length - 1];
    if (last?.axis.name !== 'child' || !everywhere.has(nameOf(last) ?? '')) return true;
  }
  return false;
}
