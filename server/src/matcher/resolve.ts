import type { TextRange } from '../text/range.ts';
import type { Expr, FunctionCall, LocationPath, Step } from '../xpath/ast.ts';
import { type ConstantReadings, readingsOf, type ValueType } from './compare.ts';
import type { Operand, Path, PathStep, Test, Values } from './test.ts';

/** The test of an expression, or what Event Log could not run in it. */
export type Resolved = { readonly test: Test } | { readonly refused: Refusal };

/** A part of an expression that has no meaning in Event Log. */
export interface Refusal {
  readonly range: TextRange;
  readonly message: string;
}

/** Turns an expression into a test; what is outside of Event Log's subset of XPath 1.0 (MS-EVEN6 2.2.15.1) is refused. */
export function resolve(expr: Expr): Resolved {
  try {
    return { test: condition(expr, undefined) };
  } catch (error) {
    if (error instanceof Unrunnable) return { refused: { range: error.range, message: error.message } };
    throw error;
  }
}

class Unrunnable extends Error {
  readonly range: TextRange;

  constructor({ start, end }: TextRange, message: string) {
    super(message);
    this.range = { start, end };
  }
}

/** @param around the element whose predicate the expression stands in. */
function condition(expr: Expr, around: string | undefined): Test {
  const range = { start: expr.start, end: expr.end };
  switch (expr.kind) {
    case 'OrExpr':
      return { kind: 'or', tests: expr.operands.map((operand) => condition(operand, around)), range };
    case 'AndExpr':
      return { kind: 'and', tests: expr.operands.map((operand) => condition(operand, around)), range };
    case 'ParenthesizedExpr':
      return condition(expr.expr, around);
    case 'EqualityExpr':
    case 'RelationalExpr':
      return {
        kind: 'compare',
        operand: operandOf(expr.left, around),
        operator: expr.operator,
        constant: constantOf(expr.right),
        range,
      };
    case 'LocationPath':
      return { kind: 'exists', path: pathOf(expr, around), range };
    case 'FunctionCall':
      return callAsCondition(expr, around);
    case 'Number':
      return { kind: 'fixed', value: Number(expr.text) !== 0, range };
    case 'Literal':
      return { kind: 'fixed', value: false, range };
    case 'UnionExpr':
    case 'AdditiveExpr':
    case 'MultiplicativeExpr':
    case 'UnaryExpr':
    case 'PathExpr':
    case 'FilterExpr':
    case 'VariableReference':
    case 'LaterExpr':
    case 'Hole':
    case 'Missing':
      throw new Unrunnable(expr, 'Event Log cannot run this part of the query.');
  }
}

function callAsCondition(call: FunctionCall, around: string | undefined): Test {
  const range = { start: call.start, end: call.end };
  const operand = functionOperand(call, around);
  if (operand.kind === 'band') return { kind: 'band', band: operand.band, range };
  return { kind: 'compare', operand, operator: '!=', constant: readingsOf('0', false), range };
}

function operandOf(expr: Expr, around: string | undefined): Operand {
  if (expr.kind === 'ParenthesizedExpr') return operandOf(expr.expr, around);
  if (expr.kind === 'LocationPath') return { kind: 'path', path: pathOf(expr, around) };
  if (expr.kind === 'FunctionCall') return functionOperand(expr, around);
  throw new Unrunnable(expr, 'The left side of a comparison must be a field or a function.');
}

function functionOperand(call: FunctionCall, around: string | undefined): Operand {
  const [first, second] = call.arguments;
  const count = call.arguments.length;
  if (call.name === 'position' && count === 0) return { kind: 'position' };
  if (call.name === 'band' && first && second && count === 2) {
    return { kind: 'band', band: { left: valuesOf(first, around), right: valuesOf(second, around) } };
  }
  if (call.name === 'timediff' && first && count <= 2) {
    return { kind: 'timediff', from: valuesOf(first, around), to: second && valuesOf(second, around) };
  }
  throw new Unrunnable(call, `Event Log cannot call \`${call.name}\` like this.`);
}

function valuesOf(expr: Expr, around: string | undefined): Values {
  switch (expr.kind) {
    case 'ParenthesizedExpr':
      return valuesOf(expr.expr, around);
    case 'LocationPath':
      return { kind: 'path', path: pathOf(expr, around) };
    case 'Literal':
      return { kind: 'constant', text: expr.value };
    case 'Number':
      return { kind: 'constant', text: expr.text };
    case 'UnaryExpr':
      if (expr.operand.kind === 'Number') return { kind: 'constant', text: `-${expr.operand.text}` };
      throw new Unrunnable(expr, 'Event Log does not calculate.');
    default:
      throw new Unrunnable(expr, 'An argument must be a field or a constant.');
  }
}

function constantOf(expr: Expr): ConstantReadings {
  if (expr.kind === 'ParenthesizedExpr') return constantOf(expr.expr);
  if (expr.kind === 'Literal') return readingsOf(expr.value, true);
  if (expr.kind === 'Number') return readingsOf(expr.text, false);
  throw new Unrunnable(expr, 'The right side of a comparison must be a constant.');
}

function pathOf(path: LocationPath, around: string | undefined): Path {
  if (path.root) throw new Unrunnable(path, 'Event Log knows no absolute paths.');
  return {
    range: { start: path.start, end: path.end },
    steps: path.steps.map(stepOf),
    type: typeOf(path.steps, around),
  };
}

function stepOf(step: Step): PathStep {
  if (step.separator?.text === '//')
    throw new Unrunnable(step.separator, 'Event Log cannot search at any depth.');
  const { axis, test } = step;
  const element = nameOf(step);
  const predicates = step.predicates.map(({ expr }) => predicate(expr, element));
  if (test.kind === 'NodeTypeTest' && test.nodeType === 'text' && axis.name === 'child') {
    return { axis: 'text', name: undefined, predicates };
  }
  if ((axis.name !== 'child' && axis.name !== 'attribute') || test.kind !== 'NameTest') {
    throw new Unrunnable({ start: axis.start, end: test.end }, 'Event Log cannot take this step.');
  }
  return { axis: axis.name, name: test.name === '*' ? undefined : test.name, predicates };
}

/** A number as all of a predicate is a position (XPath 1.0, [9] PredicateExpr). */
function predicate(expr: Expr, element: string | undefined): Test {
  const inner = withoutParentheses(expr);
  if (inner.kind !== 'Number') return condition(expr, element);
  return { kind: 'position', position: Number(inner.text), range: { start: inner.start, end: inner.end } };
}

function withoutParentheses(expr: Expr): Expr {
  return expr.kind === 'ParenthesizedExpr' ? withoutParentheses(expr.expr) : expr;
}

/** Provider/@Name, Channel and Computer compare as strings only (our decision). */
function typeOf(steps: readonly Step[], around: string | undefined): ValueType {
  const [last, parent] = [steps[steps.length - 1], steps[steps.length - 2]];
  const holder = parent ? nameOf(parent) : around;
  const name = last && nameOf(last);
  const isProvider = last?.axis.name === 'attribute' && name === 'Name' && holder === 'Provider';
  return isProvider || (holder === 'System' && (name === 'Channel' || name === 'Computer'))
    ? 'string'
    : 'any';
}

function nameOf({ test }: Step): string | undefined {
  return test.kind === 'NameTest' ? test.name : undefined;
}
