import { walk } from '../../xpath/walk.ts';
import { eventLogFunctions } from '../functions.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { isComplete } from '../shape.ts';

/** band takes two values, timediff one or two, position none (MS-EVEN6 2.2.15.2, [D]). */
export function* wrongArguments({ expr }: Query): Generator<Finding> {
  for (const { node } of walk(expr)) {
    if (node.kind !== 'FunctionCall' || !isComplete(node)) continue;
    const known = eventLogFunctions.find(({ name }) => name === node.name);
    const count = node.arguments.length;
    if (!known || (known.least <= count && count <= known.most)) continue;
    yield {
      code: 'wrong-arguments',
      range: { start: node.start, end: node.end },
      message: `\`${known.name}\` takes ${known.least === known.most ? known.least : `${known.least} or ${known.most}`} values, not ${count}. Write it like \`${known.signature}\`.`,
      fixes: [],
    };
  }
}
