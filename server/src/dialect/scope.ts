import { type SchemaElement, schemaElement } from '../catalog/schema.ts';
import type { Expr, Step } from '../xpath/ast.ts';
import { childrenOf } from '../xpath/walk.ts';
import { isLogical, joinedOperands, nameOf } from './shape.ts';

/** Where a step starts from: above the event, at a known element, or at an element of which nothing is known. */
export type Scope = 'root' | SchemaElement | 'unknown';

/**
 * Every step of an expression with where it starts from; the top level starts above the event (MS-EVEN6 2.2.15.1).
 * Behind an operator that nobody wrote, nothing is known.
 */
export function* stepsInScope(expr: Expr, scope: Scope = 'root'): Generator<{ step: Step; scope: Scope }> {
  if (expr.kind === 'LocationPath') {
    let current: Scope = expr.root ? 'root' : scope;
    for (const step of expr.steps) {
      yield { step, scope: current };
      current = scopeAfter(step, current);
      for (const predicate of step.predicates) yield* stepsInScope(predicate.expr, current);
    }
    return;
  }
  const joined = isLogical(expr) ? joinedOperands(expr) : childrenOf(expr);
  for (const child of childrenOf(expr)) {
    if (child.kind === 'Predicate') yield* stepsInScope(child.expr, 'unknown');
    else if (child.kind !== 'Step' && child.kind !== 'NameTest' && child.kind !== 'NodeTypeTest') {
      const isKnown = joined.includes(child) && !isElsewhere(expr, child);
      yield* stepsInScope(child, isKnown ? scope : 'unknown');
    }
  }
}

/** `System(EventID=4624)` has its name from an element, not from a function. */
function isElsewhere(expr: Expr, child: Expr): boolean {
  if (expr.kind === 'FunctionCall') return schemaElement(expr.name) !== undefined;
  return expr.kind === 'PathExpr' && child === expr.path;
}

/** Where the next step, or a predicate of this one, starts from. */
export function scopeAfter(step: Step, scope: Scope): Scope {
  if (step.separator?.text === '//' || step.axis.name !== 'child' || scope === 'unknown') return 'unknown';
  const name = nameOf(step);
  if (scope === 'root') {
    const isEvent = name === 'Event' || (step.test.kind === 'NameTest' && step.test.name === '*');
    return (isEvent ? schemaElement('Event') : undefined) ?? 'unknown';
  }
  const child =
    name !== undefined && scope.children.includes(name) ? schemaElement(name, scope.name) : undefined;
  return child ?? 'unknown';
}
