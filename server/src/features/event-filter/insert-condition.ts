import type { Query } from '../../dialect/query.ts';
import { countsNodes, nameOf } from '../../dialect/shape.ts';
import { insertion, type TextEdit } from '../../text/edit.ts';
import type { Expr, LocationPath, Step } from '../../xpath/ast.ts';
import type { FilterCondition } from './filter-condition.ts';
import { filterOf } from './new-filter.ts';

/** The ways to demand a condition in a query, the one that people would write first. */
export function* insertions(
  query: Query,
  condition: FilterCondition,
  operator: '=' | '!=',
): Generator<readonly TextEdit[]> {
  const inside = stepOf(query.expr, condition.part);
  if (inside) yield joined(query.text, inside, condition.written(operator));
  const filter = filterOf([condition], operator);
  yield* conjunctions(query, filter, filter.slice('*'.length));
}

/** The ways to demand that the whole query and another one hold. */
export function* conjunctions(
  { text, expr }: Query,
  filter: string,
  predicate: string | undefined,
): Generator<readonly TextEdit[]> {
  const isStar = expr.kind === 'LocationPath' && expr.steps.length === 1 && !expr.steps[0]?.predicates.length;
  if (isStar && predicate !== undefined) yield [insertion(expr.end, predicate)];
  yield joined(text, expr, filter);
}

/** Writes a condition behind an expression as its last operands are joined: on a line of its own, or in parentheses. */
function joined(text: string, expr: Expr, condition: string): readonly TextEdit[] {
  switch (expr.kind) {
    case 'OrExpr':
      return [
        insertion(expr.start, '('),
        insertion(expr.end, `) and ${like(expr.operands.at(-1), condition)}`),
      ];
    case 'AndExpr': {
      const [before, last] = expr.operands.slice(-2);
      const between = before && last ? text.slice(before.end, last.start) : '';
      return [
        insertion(expr.end, `${/^\s+and\s+$/.test(between) ? between : ' and '}${like(last, condition)}`),
      ];
    }
    default:
      return [insertion(expr.end, ` and ${like(expr, condition)}`)];
  }
}

/** What is compared stands in parentheses where its neighbour does; what ends in a predicate needs none. */
function like(neighbour: Expr | undefined, condition: string): string {
  const isPlain = neighbour?.kind !== 'ParenthesizedExpr' || /^\(|\]$/.test(condition);
  return isPlain ? condition : `(${condition})`;
}

/** The condition of a part of the event that every event of the query satisfies: of `System` in `*[System[EventID=1]]`. */
function stepOf(expr: Expr, part: string): Expr | undefined {
  switch (expr.kind) {
    case 'ParenthesizedExpr':
      return stepOf(expr.expr, part);
    case 'AndExpr':
      return firstOf(expr.operands, (operand) => stepOf(operand, part));
    case 'LocationPath': {
      const [event, below, ...further] = expr.steps;
      if (!event || further.length > 0 || hasPlaces(expr)) return undefined;
      if (below) return conditionOf(below, part);
      return firstOf(event.predicates, ({ expr: inner }) => stepInEvent(inner, part));
    }
    default:
      return undefined;
  }
}

function stepInEvent(expr: Expr, part: string): Expr | undefined {
  switch (expr.kind) {
    case 'ParenthesizedExpr':
      return stepInEvent(expr.expr, part);
    case 'AndExpr':
      return firstOf(expr.operands, (operand) => stepInEvent(operand, part));
    case 'LocationPath': {
      const [only, ...further] = expr.steps;
      return only && further.length === 0 && !hasPlaces(expr) ? conditionOf(only, part) : undefined;
    }
    default:
      return undefined;
  }
}

function conditionOf(step: Step, part: string): Expr | undefined {
  return nameOf(step) === part && step.axis.name === 'child' ? step.predicates.at(-1)?.expr : undefined;
}

/** A condition more would change what a place counts. */
function hasPlaces({ steps }: LocationPath): boolean {
  return steps.some(({ predicates }) => predicates.some(({ expr }) => countsNodes(expr)));
}

function firstOf<T>(items: readonly T[], find: (item: T) => Expr | undefined): Expr | undefined {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return undefined;
}
