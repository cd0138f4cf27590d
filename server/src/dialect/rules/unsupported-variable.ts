import { walk } from '../../xpath/walk.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';

/** MS-EVEN6 2.2.15.1 and win32 consuming-events: no variables ([D]). */
export function* unsupportedVariable({ expr }: Query): Generator<Finding> {
  for (const { node } of walk(expr)) {
    if (node.kind !== 'VariableReference') continue;
    yield {
      code: 'unsupported-variable',
      range: { start: node.start, end: node.end },
      message: `Event Log has no variables. Write the value of \`$${node.name}\` itself.`,
      fixes: [],
    };
  }
}
