import { textOf } from '../../text/range.ts';
import type { Expr, FunctionCall, LaterExpr } from '../../xpath/ast.ts';
import { type Visit, walk } from '../../xpath/walk.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { type Comparison, isComparison, isConstant, isSelf, unwrapped } from '../shape.ts';
import { isLater } from './unsupported-function.ts';

/**
 * Windows reads a part of XPath 1.0 (MS-EVEN6 2.2.15.1, [D]). Here stand the expressions and functions of XPath 2.0 to 3.1;
 * the parser itself tells what one token gives away (`eq`, comments).
 */
export function* beyondXPath1({ expr, text }: Query): Generator<Finding> {
  for (const { node, ancestors } of walk(expr)) {
    if (node.kind === 'LaterExpr' && !isPartOfSequence(ancestors)) yield laterExpr(node, ancestors, text);
    if (node.kind === 'FunctionCall' && isLater(node.name)) yield laterFunction(node, text);
  }
}

function isPartOfSequence(visit: Visit | undefined): boolean {
  if (visit?.node.kind === 'ParenthesizedExpr') return isPartOfSequence(visit.ancestors);
  return visit?.node.kind === 'LaterExpr' && visit.node.form === 'sequence';
}

function laterExpr(node: LaterExpr, ancestors: Visit | undefined, text: string): Finding {
  const list = node.construct === 'is' ? identity(node, text) : listIn(node, ancestors, text);
  const range = list?.range ?? { start: node.start, end: node.end };
  return {
    code: 'beyond-xpath-1',
    range,
    message: `${wording(node)} came with XPath ${versionOf(node.construct)}, and Windows reads 1.0. ${
      list ? `Write \`${list.newText}\`.` : advice(node)
    }`,
    fixes: list ? [{ title: `Write ${list.newText}`, edits: [list], isSafe: true }] : [],
  };
}

/** `EventID is 4624`: XPath 2.0 compares nodes so, people write it for `=`. */
function identity({ start, end, operands: [left, right] }: LaterExpr, text: string) {
  if (left?.kind !== 'LocationPath' || !right || !isConstant(right)) return undefined;
  return { range: { start, end }, newText: `${textOf(text, left)}=${textOf(text, right)}` };
}

/** `X = (a, b to c)` as comparisons with `or` between them. */
function listIn(node: LaterExpr, ancestors: Visit | undefined, text: string) {
  const around = outermost(ancestors);
  if (around && isComparison(around.node)) return comparedList(around.node, text);
  const [first, ...rest] = node.operands;
  const isShort = node.form === 'sequence' && first && isComparison(first) && rest.length > 0;
  if (!isShort || !rest.every((item) => isConstant(item))) return undefined;
  const field = textOf(text, { start: first.start, end: first.operatorRange.end });
  const items = rest.map((item) => field + textOf(text, item));
  return {
    range: { start: node.start, end: node.end },
    newText: [textOf(text, first), ...items].join(' or '),
  };
}

function outermost(visit: Visit | undefined): Visit | undefined {
  return visit?.node.kind === 'ParenthesizedExpr' ? outermost(visit.ancestors) : visit;
}

function comparedList(comparison: Comparison, text: string) {
  const { left, right, operator } = comparison;
  if (operator !== '=' && operator !== '!=') return undefined;
  const field = textOf(text, left);
  const items = itemsOf(unwrapped(right)).map((item) => comparedItem(field, operator, item, text));
  if (items.length === 0 || items.some((item) => item === undefined)) return undefined;
  const joined = items.length === 1 ? items[0] : `(${items.join(operator === '=' ? ' or ' : ' and ')})`;
  return joined === undefined
    ? undefined
    : { range: { start: comparison.start, end: comparison.end }, newText: joined };
}

function itemsOf(expr: Expr): readonly Expr[] {
  return expr.kind === 'LaterExpr' && expr.form === 'sequence'
    ? expr.operands.flatMap((item) => itemsOf(unwrapped(item)))
    : [expr];
}

function comparedItem(field: string, operator: '=' | '!=', item: Expr, text: string): string | undefined {
  if (isConstant(item)) return `${field}${operator}${textOf(text, item)}`;
  if (item.kind !== 'LaterExpr' || item.construct !== 'to') return undefined;
  const [from, to] = item.operands;
  if (from?.kind !== 'Number' || to?.kind !== 'Number') return undefined;
  return operator === '='
    ? `(${field} >= ${from.text} and ${field} <= ${to.text})`
    : `(${field} < ${from.text} or ${field} > ${to.text})`;
}

function wording({ form, construct }: LaterExpr): string {
  if (form === 'sequence') return 'A list of values';
  if (construct === 'to') return 'A range with `to`';
  return `\`${construct}\``;
}

function versionOf(construct: string): string {
  return ['!', '=>', 'let'].includes(construct) ? '3.0 or later' : '2.0';
}

function advice({ form, construct, words, operands }: LaterExpr): string {
  if (form === 'sequence' && operands.every((operand) => !isConstant(operand)))
    return 'Write `and` or `or` in the place of the comma.';
  if (form === 'sequence') return 'Write one comparison for each value, with `or` between them.';
  if (construct === 'to') return 'Write two comparisons: `EventID >= 1 and EventID <= 5`.';
  if (words.startsWith('some') || words.startsWith('for'))
    return 'A comparison is true as soon as one node satisfies it.';
  return 'Write it with comparisons, `and` and `or`.';
}

/** Values are compared without case and existence is a path alone, so some functions can simply go. */
const droppable = new Set([
  'lower-case',
  'upper-case',
  'exists',
  'data',
  'zero-or-one',
  'one-or-more',
  'exactly-one',
]);

function laterFunction(call: FunctionCall, text: string): Finding {
  const [first] = call.arguments;
  const local = call.name.replace('fn:', '');
  const isDroppable =
    first &&
    !isSelf(first) &&
    call.arguments.length === 1 &&
    (droppable.has(local) || call.name.startsWith('xs:'));
  const bare = isDroppable ? textOf(text, first) : undefined;
  const reason = local.endsWith('-case') ? ' Event Log compares without case.' : '';
  return {
    code: 'beyond-xpath-1',
    range: call.nameRange,
    message: `\`${call.name}()\` came with a later XPath than the 1.0 of Windows.${reason} ${bare ? `Write \`${bare}\`.` : 'Compare whole values with `=`.'}`,
    fixes: bare
      ? [
          {
            title: `Write ${bare}`,
            edits: [{ range: { start: call.start, end: call.end }, newText: bare }],
            isSafe: true,
          },
        ]
      : [],
  };
}
