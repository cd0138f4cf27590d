import { hole } from '../text/hole.ts';
import type { Expr, Step, XPathNode } from './ast.ts';

/**
 * A tree as text on one line, in the spelling that people use: blanks around `and` and `or`, none around comparisons of paths.
 * Reading it back gives the same tree, save for ranges; what is missing stays missing.
 */
export function print(node: XPathNode): string {
  switch (node.kind) {
    case 'OrExpr':
      return node.operands.map(print).join(' or ');
    case 'AndExpr':
      return node.operands.map(print).join(' and ');
    case 'UnionExpr':
      return node.operands.map(print).join(' | ');
    case 'EqualityExpr':
    case 'RelationalExpr':
      return isSimple(node.left) && isSimple(node.right)
        ? print(node.left) + node.operator + print(node.right)
        : `${print(node.left)} ${node.operator} ${print(node.right)}`;
    case 'AdditiveExpr':
    case 'MultiplicativeExpr':
      return `${print(node.left)} ${node.operator} ${print(node.right)}`;
    case 'UnaryExpr':
      return `-${print(node.operand)}`;
    case 'PathExpr':
      return print(node.filter) + print(node.path);
    case 'FilterExpr':
      return print(node.primary) + node.predicates.map(print).join('');
    case 'LocationPath':
      return (node.root?.text ?? '') + node.steps.map(print).join('');
    case 'Step':
      return (node.separator?.text ?? '') + printStep(node) + node.predicates.map(print).join('');
    case 'Predicate':
      return `[${print(node.expr)}]`;
    case 'NameTest':
      return node.name;
    case 'NodeTypeTest':
      return `${node.nodeType}(${node.target ? printLiteral(node.target) : ''})`;
    case 'VariableReference':
      return `$${node.name}`;
    case 'ParenthesizedExpr':
      return `(${print(node.expr)})`;
    case 'Literal':
      return printLiteral(node);
    case 'Number':
      return node.text;
    case 'FunctionCall':
      return `${node.name}(${node.arguments.map(print).join(', ')})`;
    case 'LaterExpr':
      return printLater(node);
    case 'Hole':
      return hole;
    case 'Missing':
      return '';
  }
}

/** A string in its quotes; a quote inside, which XPath 1.0 cannot write, is doubled as XPath 2.0 has it. */
export function printLiteral({ value, quote }: { readonly value: string; readonly quote: string }): string {
  return quote + value.replaceAll(quote, quote + quote) + quote;
}

function printStep({ axis, test }: Step): string {
  return axis.text === '.' || axis.text === '..' ? axis.text : axis.text + print(test);
}

function printLater({ form, construct, operands, words }: Expr & { kind: 'LaterExpr' }): string {
  switch (form) {
    case 'sequence':
      return operands.map(print).join(', ');
    case 'operator':
      return operands.map(print).join(` ${construct} `);
    case 'phrase':
      return [...operands.map(print), words].join(' ');
  }
}

function isSimple(expr: Expr): boolean {
  return (
    expr.kind === 'LocationPath' ||
    expr.kind === 'Literal' ||
    expr.kind === 'Number' ||
    expr.kind === 'Missing'
  );
}
