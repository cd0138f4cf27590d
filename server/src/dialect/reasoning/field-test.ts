import type { Expr, FunctionCall, Step } from '../../xpath/ast.ts';
import { type Comparison, isComparison, isComplete, isConstant, nameOf, unwrapped } from '../shape.ts';
import { type KnownField, knownField, valuesSatisfying, valuesSharing } from './known-field.ts';
import type { ValueSet } from './value-set.ts';

/** A condition that is true exactly where a field of the event has one of these values. */
export interface FieldTest {
  readonly field: KnownField;
  readonly values: ValueSet;
}

/** The elements from the event down to the one that a condition stands in; `undefined` where there may be several or none. */
export type ElementPath = readonly string[] | undefined;

/** Above the event, where a query begins. */
export const rootPath: ElementPath = [];

/** What a comparison, or a band(), asks of a field that every event has once; `undefined` for any other condition. */
export function fieldTest(expr: Expr, scope: ElementPath): FieldTest | undefined {
  if (isComparison(expr)) return comparisonTest(expr, scope);
  return expr.kind === 'FunctionCall' && expr.name === 'band' ? bandTest(expr, scope) : undefined;
}

/** Event, System in it, and Provider and TimeCreated in that are there once in every event. */
export function stepDown(step: Step, scope: readonly string[]): ElementPath {
  if (step.axis.name !== 'child' || step.separator?.text === '//' || step.test.kind !== 'NameTest')
    return undefined;
  const { name } = step.test;
  if (scope.length === 0) return name === '*' || name === 'Event' ? ['Event'] : undefined;
  const isOnce = scope.length === 1 ? name === 'System' : scope.length === 2 && inSystem.includes(name);
  return isOnce ? [...scope, name] : undefined;
}

const inSystem: readonly string[] = ['Provider', 'TimeCreated'];

function comparisonTest({ left, operator, right }: Comparison, scope: ElementPath): FieldTest | undefined {
  const field = fieldOf(unwrapped(left), scope);
  const values =
    field && isConstant(right) && isComplete(right) ? valuesSatisfying(field, operator, right) : undefined;
  return field && values && { field, values };
}

function bandTest({ arguments: given }: FunctionCall, scope: ElementPath): FieldTest | undefined {
  const [left, right] = given.map(unwrapped);
  const field = left && fieldOf(left, scope);
  const mask = right && isComplete(right) && given.length === 2 ? maskOf(right) : undefined;
  const values = field && mask !== undefined ? valuesSharing(field, mask) : undefined;
  return field && values && { field, values };
}

/** PowerShell writes the highest bit with a sign. */
function maskOf(expr: Expr): string | undefined {
  if (expr.kind === 'UnaryExpr') return expr.operand.kind === 'Number' ? `-${expr.operand.text}` : undefined;
  return expr.kind === 'Number' ? expr.text : expr.kind === 'Literal' ? expr.value : undefined;
}

function fieldOf(expr: Expr, scope: ElementPath): KnownField | undefined {
  if (expr.kind !== 'LocationPath' || expr.root || !scope) return undefined;
  const names = [...scope];
  for (const step of expr.steps) {
    const isPlain = step.predicates.length === 0 && step.separator?.text !== '//';
    const name = names.length === 0 && stepDown(step, []) ? 'Event' : nameOf(step);
    if (!isPlain || name === undefined) return undefined;
    names.push(step.axis.name === 'attribute' ? `@${name}` : name);
  }
  return names[0] === 'Event' ? knownField(names.slice(1).join('/')) : undefined;
}
