import { bitsOf, booleanOf, foldCase, numberOf, timeOf } from '../../text/reading.ts';
import type { Expr, LocationPath, Step } from '../../xpath/ast.ts';
import { print } from '../../xpath/print.ts';
import { type Comparison, type Constant, isConstant, type Logical, nameOf, unwrapped } from '../shape.ts';

/**
 * A condition as text, the same for conditions that differ only in the order of operands, parentheses, quotes, the spelling of numbers
 * and the case of strings where Windows ignores it. Conditions of the same text have the same truth wherever they stand in the same place.
 */
export function conditionKey(expr: Expr): string {
  switch (expr.kind) {
    case 'ParenthesizedExpr':
      return conditionKey(expr.expr);
    case 'OrExpr':
    case 'AndExpr': {
      const keys = [...new Set(operandsOf(expr).map(conditionKey))].sort();
      return `(${keys.join(expr.kind === 'OrExpr' ? ' or ' : ' and ')})`;
    }
    case 'EqualityExpr':
    case 'RelationalExpr':
      return comparisonKey(expr);
    case 'FunctionCall':
      return `${expr.name}(${expr.arguments.map((argument) => argumentKey(unwrapped(argument), expr.name)).join()})`;
    case 'LocationPath':
      return pathKey(expr);
    default:
      return print(expr);
  }
}

/** The operands of a logical expression and of those of its kind right inside of it. */
function operandsOf(logical: Logical): readonly Expr[] {
  return logical.operands.flatMap((operand) => {
    const inner = unwrapped(operand);
    return inner.kind === logical.kind ? operandsOf(inner) : [inner];
  });
}

function pathKey({ root, steps }: LocationPath): string {
  return (root?.text ?? '') + steps.map(stepKey).join('');
}

function stepKey(step: Step): string {
  const plain = print({ ...step, predicates: [] });
  return plain + step.predicates.map(({ expr }) => `[${conditionKey(expr)}]`).join('');
}

function comparisonKey({ left, operator, right }: Comparison): string {
  const operand = unwrapped(left);
  const constant = unwrapped(right);
  return (
    conditionKey(operand) +
    operator +
    (isConstant(constant) ? constantKey(constant, operand) : print(constant))
  );
}

function argumentKey(argument: Expr, called: string): string {
  const text =
    argument.kind === 'Number' ? argument.text : argument.kind === 'Literal' ? argument.value : undefined;
  const bits = called === 'band' && text !== undefined ? bitsOf(text) : undefined;
  return bits === undefined ? conditionKey(argument) : bits.toString();
}

/**
 * A constant that can be read as a number is compared as one, be it in quotes or not, save with what is a string only. Of strings, Windows
 * ignores the case in attributes ([M]); for text of elements that is contested.
 */
function constantKey(constant: Constant, operand: Expr): string {
  const text = constant.kind === 'Number' ? constant.text : constant.value;
  const last = operand.kind === 'LocationPath' ? operand.steps[operand.steps.length - 1] : undefined;
  const name = last && nameOf(last);
  const number = name !== undefined && stringsOnly.has(name) ? undefined : numberOf(text);
  if (number !== undefined) return String(Number.isInteger(number) ? BigInt(number) : number);
  const ignoresCase = last?.axis.name === 'attribute' && !hasOtherReading(text);
  return JSON.stringify(ignoresCase ? foldCase(text) : text);
}

/** Times and truth values are such in one case only. */
function hasOtherReading(text: string): boolean {
  return timeOf(text.toUpperCase()) !== undefined || booleanOf(text.toLowerCase()) !== undefined;
}

/** Names of what is compared as a string only: Provider/@Name, Channel and Computer (our decision). */
export const stringsOnly: ReadonlySet<string> = new Set(['Name', 'Channel', 'Computer']);
