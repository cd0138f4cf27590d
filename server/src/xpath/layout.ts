import type { Expr, LocationPath, Predicate } from './ast.ts';
import { print } from './print.ts';

/**
 * A tree as text over several lines, broken behind an opening bracket and in front of `and` and `or`; what fits stays on its line.
 * Reading it back gives the same tree, save for ranges.
 * @param indentation what every line but the first begins with.
 * @param width the columns that a line should not pass; a single comparison may.
 */
export function layout(expr: Expr, indentation: string, width: number): string {
  return broken(expr, { indentation, width });
}

interface Place {
  readonly indentation: string;
  readonly width: number;
}

function fitted(expr: Expr, place: Place): string {
  const flat = print(expr);
  return place.indentation.length + flat.length <= place.width ? flat : broken(expr, place);
}

function broken(expr: Expr, place: Place): string {
  switch (expr.kind) {
    case 'OrExpr':
      return operands(expr.operands, 'or', place);
    case 'AndExpr':
      return operands(expr.operands, 'and', place);
    case 'ParenthesizedExpr':
      return `(${inside(expr.expr, place)})`;
    case 'LocationPath':
      return path(expr, place);
    default:
      return print(expr);
  }
}

/** Each on a line of its own; short ones, such as event IDs, share lines. */
function operands(all: readonly Expr[], operator: string, place: Place): string {
  const width = place.width - operator.length - 1;
  const texts = all.map((operand) => {
    const isList = operand.kind === 'AndExpr';
    return fitted(operand, { indentation: isList ? `${place.indentation}  ` : place.indentation, width });
  });
  const areShort = texts.every((text) => text.length <= place.width / 4);
  const lines: string[] = [];
  for (const text of texts) {
    const before = lines.pop();
    const longer = before === undefined ? text : `${before} ${operator} ${text}`;
    const fits = areShort && place.indentation.length + longer.length <= place.width;
    if (before === undefined || fits) lines.push(longer);
    else lines.push(before, `${operator} ${text}`);
  }
  return lines.join(`\n${place.indentation}`);
}

/** Its longest predicate is broken, and so are others that are long. */
function path({ root, steps }: LocationPath, place: Place): string {
  const lengths = steps.flatMap((step) => step.predicates.map((predicate) => print(predicate).length));
  const longest = Math.min(Math.max(...lengths), place.width / 2);
  const printed = steps.map((step) => {
    const name = print({ ...step, predicates: [] });
    return name + step.predicates.map((each) => predicate(each, longest, place)).join('');
  });
  return (root?.text ?? '') + printed.join('');
}

function predicate(node: Predicate, longest: number, place: Place): string {
  const flat = print(node);
  return flat.length < longest ? flat : `[${inside(node.expr, place)}]`;
}

function inside(expr: Expr, { indentation, width }: Place): string {
  const inner = `${indentation}  `;
  return `\n${inner}${fitted(expr, { indentation: inner, width })}\n${indentation}`;
}
