import { schemaElement } from '../../catalog/schema.ts';
import type { Expr } from '../../xpath/ast.ts';
import { walk } from '../../xpath/walk.ts';
import { eventLogFunction } from '../functions.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { bareName, type Comparison, isComparison, isComplete, isConstant, unwrapped } from '../shape.ts';
import { isContested } from './unsupported-function.ts';

/** "Right hand side arguments must be constants" (error 15016, [D]): two fields cannot be compared. Functions that Event Log does not know are told as such. */
export function* pathComparedWithPath({ expr }: Query): Generator<Finding> {
  for (const { node } of walk(expr)) {
    if (!isComparison(node) || isConstant(unwrapped(node.left)) || !isComplete(node)) continue;
    const right = unwrapped(node.right);
    const isCall = right.kind === 'FunctionCall' && (eventLogFunction(right.name) || isContested(right.name));
    if (isCall || ['LocationPath', 'FilterExpr', 'PathExpr'].includes(right.kind)) yield finding(node, right);
  }
}

/** A bare word that names no element was most likely meant as a string. */
function finding(comparison: Comparison, right: Expr): Finding {
  const word = right.kind === 'LocationPath' ? bareName(right) : undefined;
  const quoted = word !== undefined && !schemaElement(word) ? `'${word}'` : undefined;
  return {
    code: 'path-compared-with-path',
    range: { start: right.start, end: right.end },
    message: quoted
      ? `Without quotes this is the name of an element. Write ${quoted}.`
      : `Event Log compares a field with a value only, not with what another path or function gives. Write a value after \`${comparison.operator}\`.`,
    fixes: quoted ? [{ title: `Write ${quoted}`, edits: [{ range: right, newText: quoted }] }] : [],
  };
}
