import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { type Fact, factsOf } from '../reasoning/facts.ts';
import { isComparison, isLogical, unwrapped } from '../shape.ts';

/** Every event has one EventID, one Level and so on (win32 eventschema-systempropertiestype, [D]), so `EventID!=1 or EventID!=2` holds for all (PSEventViewer#8 mended one). */
export function* alwaysTrue(query: Query): Generator<Finding> {
  for (const fact of factsOf(query)) {
    if (fact.constraint.isAlways && !fact.parts.some(({ isAlways }) => isAlways)) yield finding(fact);
  }
}

function finding({ expr, constraint }: Fact): Finding {
  const field = constraint.exact?.path.replace('System/', '') ?? 'a field';
  const range = { start: expr.start, end: expr.end };
  if (!isLogical(expr)) {
    return {
      code: 'always-true',
      range,
      message: `Every event satisfies this, whatever its ${field} is. Remove the comparison, or write another value.`,
      fixes: [],
    };
  }
  const isPlain = expr.operands.every((operand) => isComparison(unwrapped(operand)));
  return {
    code: 'always-true',
    range,
    message: `Every event satisfies this: no ${field} fails all of the alternatives. ${isPlain ? 'Write `and`.' : 'Write `and`, or remove a part.'}`,
    fixes:
      isPlain && constraint.exact
        ? [
            {
              title: 'Write and',
              edits: expr.operators.map((operator) => ({ range: operator, newText: 'and' })),
            },
          ]
        : [],
  };
}
