import { textOf, touchesRange } from '../../text/range.ts';
import type { FunctionCall } from '../../xpath/ast.ts';
import { print } from '../../xpath/print.ts';
import type { Fix } from '../../xpath/syntax-problem.ts';
import { walk } from '../../xpath/walk.ts';
import { type EventLogFunction, eventLogFunctions } from '../functions.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { isComparison, isComplete, isLogical, unwrapped } from '../shape.ts';

/** band takes two values, timediff one or two, position none (MS-EVEN6 2.2.15.2, [D]); none of them takes a condition. Where the parser finds a mistake, it is told alone. */
export function* wrongArguments({ expr, text, syntax }: Query): Generator<Finding> {
  for (const { node } of walk(expr)) {
    if (node.kind !== 'FunctionCall' || !isComplete(node)) continue;
    const known = eventLogFunctions.find(({ name }) => name === node.name);
    const count = node.arguments.length;
    if (!known || syntax.some(({ range }) => touchesRange(node, range))) continue;
    if (count < known.least || count > known.most) yield wrongCount(node, known);
    else if (node.arguments.map(unwrapped).some((argument) => isComparison(argument) || isLogical(argument)))
      yield condition(node, known, text);
  }
}

function wrongCount(call: FunctionCall, { name, least, most, signature }: EventLogFunction): Finding {
  const count = least === most ? least : `${least} or ${most}`;
  return {
    code: 'wrong-arguments',
    range: { start: call.start, end: call.end },
    message: `\`${name}\` takes ${count} values, not ${call.arguments.length}. Write it like \`${signature}\`.`,
    fixes: lostComma(call),
  };
}

/** `band(Keywords13510798882111488)`: a blank or a comma was lost on the way. */
function lostComma({ name, arguments: [argument] }: FunctionCall): readonly Fix[] {
  const parts =
    name === 'band' && argument?.kind === 'LocationPath' && /^([A-Za-z]+)(\d+)$/.exec(print(argument));
  if (!parts) return [];
  const [, field, mask] = parts;
  const range = { start: argument.start, end: argument.end };
  return [{ title: `Write ${field}, ${mask}`, edits: [{ range, newText: `${field}, ${mask}` }] }];
}

/** `timediff(@SystemTime <= 86400000)`: the parenthesis closes too late. */
function condition(call: FunctionCall, { name, signature }: EventLogFunction, text: string): Finding {
  const [argument] = call.arguments;
  const range = { start: call.start, end: call.end };
  const isLate = name === 'timediff' && call.arguments.length === 1 && argument && isComparison(argument);
  const newText = isLate
    ? `timediff(${textOf(text, argument.left)}) ${argument.operator} ${textOf(text, argument.right)}`
    : undefined;
  return {
    code: 'wrong-arguments',
    range,
    message: `\`${name}\` takes values, not conditions. Write it like \`${newText ?? signature}\`.`,
    fixes: newText ? [{ title: `Write ${newText}`, edits: [{ range, newText }], isSafe: true }] : [],
  };
}
