import type { Expr, NodeTest, Predicate, Step } from '../../../server/src/xpath/ast.ts';

/** A tree on one line: operators first, `(= child::EventID 4624)`; every axis in full; `?` for Missing, `_` for a hole, `{…}` for parentheses. */
export function printTree(expr: Expr): string {
  switch (expr.kind) {
    case 'OrExpr':
      return prefixed('or', expr.operands);
    case 'AndExpr':
      return prefixed('and', expr.operands);
    case 'UnionExpr':
      return prefixed('|', expr.operands);
    case 'EqualityExpr':
    case 'RelationalExpr':
    case 'AdditiveExpr':
    case 'MultiplicativeExpr':
      return prefixed(expr.operator, [expr.left, expr.right]);
    case 'UnaryExpr':
      return prefixed('-', [expr.operand]);
    case 'PathExpr':
      return prefixed('path', [expr.filter, expr.path]);
    case 'FilterExpr':
      return `(filter ${printTree(expr.primary)}${expr.predicates.map(printPredicate).join('')})`;
    case 'LocationPath':
      return (expr.root?.text ?? '') + expr.steps.map(printStep).join('');
    case 'VariableReference':
      return `$${expr.name}`;
    case 'ParenthesizedExpr':
      return `{${printTree(expr.expr)}}`;
    case 'Literal':
      return expr.quote + expr.value + expr.quote;
    case 'Number':
      return expr.text;
    case 'FunctionCall':
      return `${expr.name}(${expr.arguments.map(printTree).join(', ')})`;
    case 'LaterExpr':
      return `<${[expr.form === 'phrase' ? expr.words : expr.construct, ...expr.operands.map(printTree)].join(' ')}>`;
    case 'Hole':
      return '_';
    case 'Missing':
      return '?';
  }
}

function prefixed(operator: string, operands: readonly Expr[]): string {
  return `(${[operator, ...operands.map(printTree)].join(' ')})`;
}

function printStep({ separator, axis, test, predicates }: Step): string {
  return `${separator?.text ?? ''}${axis.name}::${printTest(test)}${predicates.map(printPredicate).join('')}`;
}

function printTest(test: NodeTest): string {
  switch (test.kind) {
    case 'NameTest':
      return test.name;
    case 'NodeTypeTest':
      return `${test.nodeType}(${test.target ? printTree(test.target) : ''})`;
    case 'Hole':
      return '_';
    case 'Missing':
      return '?';
  }
}

function printPredicate({ expr }: Predicate): string {
  return `[${printTree(expr)}]`;
}
