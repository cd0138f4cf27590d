import type { Expr } from '../../xpath/ast.ts';
import type { Query } from '../query.ts';
import { isComplete } from '../shape.ts';
import { type Constraint, constraintOf } from './constraint.ts';

/** A condition with what is certain of it and of its parts. */
export interface Fact {
  readonly expr: Expr;
  readonly constraint: Constraint;
  readonly parts: readonly Constraint[];
}

/** What is certain of every condition of a query, the innermost first; nothing where the query is not what was meant. */
export function factsOf({ expr, syntax }: Query): readonly Fact[] {
  if (syntax.length > 0) return [];
  const known = factsByExpr.get(expr);
  if (known) return known;
  const facts: Fact[] = [];
  if (isComplete(expr))
    constraintOf(expr, (condition, constraint, parts) => facts.push({ expr: condition, constraint, parts }));
  factsByExpr.set(expr, facts);
  return facts;
}

/** Trees never change, and several rules ask for the same facts. */
const factsByExpr = new WeakMap<Expr, readonly Fact[]>();
