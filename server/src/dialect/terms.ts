import type { TextRange } from '../text/range.ts';
import type { Expr, Predicate, Step } from '../xpath/ast.ts';
import { isComparison, nameOf, unwrapped } from './shape.ts';

/**
 * A thing that counts towards the limit of a query: a comparison, a band(), an existence test, a position.
 * Microsoft speaks of "expressions" and does not say what counts; what is measured fits comparisons (dialect.md 3 and 9).
 */
export interface Term extends TextRange {
  /** Whether it counts for certain; the `@Name` of a Data and existence tests may not. */
  readonly isCertain: boolean;
}

/** The terms of an expression in the order of the text. */
export function* termsOf(expr: Expr): Generator<Term> {
  switch (expr.kind) {
    case 'OrExpr':
    case 'AndExpr':
    case 'UnionExpr':
    case 'LaterExpr':
      for (const operand of expr.operands) yield* termsOf(operand);
      return;
    case 'ParenthesizedExpr':
      yield* termsOf(expr.expr);
      return;
    case 'EqualityExpr':
    case 'RelationalExpr':
      yield { start: expr.start, end: expr.end, isCertain: true };
      yield* termsInside(unwrapped(expr.left));
      yield* termsInside(unwrapped(expr.right));
      return;
    case 'LocationPath':
      if (expr.steps.every(({ predicates }) => predicates.length === 0)) {
        yield { start: expr.start, end: expr.end, isCertain: false };
      }
      yield* termsInside(expr);
      return;
    case 'FunctionCall':
      yield { start: expr.start, end: expr.end, isCertain: true };
      yield* termsInside(expr);
      return;
    case 'Number':
    case 'Literal':
      yield { start: expr.start, end: expr.end, isCertain: true };
      return;
    case 'AdditiveExpr':
    case 'MultiplicativeExpr':
    case 'UnaryExpr':
    case 'PathExpr':
    case 'FilterExpr':
    case 'VariableReference':
      yield { start: expr.start, end: expr.end, isCertain: true };
      yield* termsInside(expr);
      return;
    case 'Hole':
    case 'Missing':
      return;
  }
}

/** The terms in the predicates of an operand, which is itself a part of a term. */
function* termsInside(operand: Expr): Generator<Term> {
  switch (operand.kind) {
    case 'LocationPath':
      for (const step of operand.steps) {
        for (const predicate of step.predicates) yield* termsOfPredicate(step, predicate);
      }
      return;
    case 'FunctionCall':
      for (const argument of operand.arguments) yield* termsInside(unwrapped(argument));
      return;
    case 'FilterExpr':
      yield* termsInside(operand.primary);
      for (const predicate of operand.predicates) yield* termsOf(predicate.expr);
      return;
    case 'PathExpr':
      yield* termsInside(operand.filter);
      yield* termsInside(operand.path);
      return;
    default:
      return;
  }
}

/** The `@Name='x'` of `Data[@Name='x']` may be read as a part of the path. */
function* termsOfPredicate(step: Step, { expr }: Predicate): Generator<Term> {
  const isName =
    nameOf(step) === 'Data' &&
    isComparison(expr) &&
    expr.left.kind === 'LocationPath' &&
    expr.left.steps.length === 1 &&
    expr.left.steps.every((attribute) => attribute.axis.name === 'attribute' && nameOf(attribute) === 'Name');
  if (isName) yield { start: expr.start, end: expr.end, isCertain: false };
  else yield* termsOf(expr);
}
