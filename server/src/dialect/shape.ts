import { hole } from '../text/hole.ts';
import type {
  AndExpr,
  EqualityExpr,
  Expr,
  Literal,
  LocationPath,
  NumberLiteral,
  OrExpr,
  RelationalExpr,
  Step,
  XPathNode,
} from '../xpath/ast.ts';
import { childrenOf, walk } from '../xpath/walk.ts';

export type Comparison = EqualityExpr | RelationalExpr;
export type Logical = OrExpr | AndExpr;
export type Constant = Literal | NumberLiteral;

export function isComparison(node: XPathNode): node is Comparison {
  return node.kind === 'EqualityExpr' || node.kind === 'RelationalExpr';
}

export function isLogical(node: XPathNode): node is Logical {
  return node.kind === 'OrExpr' || node.kind === 'AndExpr';
}

export function isConstant(node: XPathNode): node is Constant {
  return node.kind === 'Literal' || node.kind === 'Number';
}

/** The operands that an operator joins to the one before; where none is written, something is wrong that the parser tells. */
export function joinedOperands({ operands, operators }: Logical): readonly Expr[] {
  return operands.filter((_, index) => {
    const before = operators[index - 1];
    return !before || before.start < before.end;
  });
}

/** An expression without the parentheses around it. */
export function unwrapped(expr: Expr): Expr {
  return expr.kind === 'ParenthesizedExpr' ? unwrapped(expr.expr) : expr;
}

/** Whether the condition of a predicate asks for the position of a node among those that the predicates before it have left. */
export function countsNodes(expr: Expr): boolean {
  if (unwrapped(expr).kind === 'Number') return true;
  return walk(expr).some(({ node }) => node.kind === 'FunctionCall' && node.name === 'position');
}

/** `.` alone, which functions are called with. */
export function isSelf(expr: Expr): boolean {
  return expr.kind === 'LocationPath' && expr.steps.every(({ axis }) => axis.text === '.');
}

/** Whether nothing below a node is missing, computed by the host, or of a later XPath: only then can a rule judge it. */
export function isComplete(node: XPathNode): boolean {
  if (node.kind === 'Missing' || node.kind === 'Hole' || node.kind === 'LaterExpr') return false;
  if (node.kind === 'Literal') return !node.value.includes(hole);
  return childrenOf(node).every(isComplete);
}

/** The name that a step on the child or attribute axis tests; `undefined` for any other step. */
export function nameOf(step: Step): string | undefined {
  const isPlain = step.axis.name === 'child' || step.axis.name === 'attribute';
  return isPlain && step.test.kind === 'NameTest' && step.test.name !== '*' ? step.test.name : undefined;
}

/** The name of a path that is nothing but that name, like the `Network` of `LogonType=Network`. */
export function bareName(path: LocationPath): string | undefined {
  const [step] = path.steps;
  if (path.root || !step || path.steps.length > 1 || step.predicates.length > 0) return undefined;
  return step.axis.text === '' ? nameOf(step) : undefined;
}

/** The same comparison seen from the other side: `a < b` is `b > a`. */
export function mirrored(operator: Comparison['operator']): Comparison['operator'] {
  switch (operator) {
    case '=':
    case '!=':
      return operator;
    case '<':
      return '>';
    case '<=':
      return '>=';
    case '>':
      return '<';
    case '>=':
      return '<=';
  }
}

/** The comparison that holds where this one does not, for a value that is there and is single. */
export function negated(operator: Comparison['operator']): Comparison['operator'] {
  switch (operator) {
    case '=':
      return '!=';
    case '!=':
      return '=';
    case '<':
      return '>=';
    case '<=':
      return '>';
    case '>':
      return '<=';
    case '>=':
      return '<';
  }
}
