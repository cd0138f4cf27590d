import type { Expr } from '../../xpath/ast.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { type Fact, factsOf } from '../reasoning/facts.ts';
import { isComparison, isLogical, type Logical, unwrapped } from '../shape.ts';

/**
 * Every event has one EventID, one Level and so on (win32 eventschema-systempropertiestype, [D]), so `EventID=1 and EventID=2` selects
 * nothing (wazuh#100: `EventID < 5150 and EventID > 5159`). Levels 6 to 15 are reserved (winmeta.xml, [D]).
 */
export function* neverTrue(query: Query): Generator<Finding> {
  for (const fact of factsOf(query)) {
    if (fact.constraint.isNever && !fact.parts.some(({ isNever }) => isNever)) yield finding(fact);
    else if (isReservedLevel(fact)) yield reservedLevel(fact.expr);
  }
}

function finding({ expr, constraint }: Fact): Finding {
  const field = constraint.exact?.path.replace('System/', '') ?? 'the same field';
  const range = { start: expr.start, end: expr.end };
  const isTime = field.endsWith('@SystemTime');
  if (expr.kind === 'FunctionCall') {
    const message = `No event satisfies this: a mask without bits has none in common with ${field}. Write the mask of a keyword.`;
    return { code: 'never-true', range, message, fixes: [] };
  }
  if (!isLogical(expr)) {
    const message = isTime
      ? 'No event satisfies this: the value is no time. Write it like 2026-01-31T12:00:00.000Z.'
      : `No event has such a value in ${field}. Remove the comparison, or write another value.`;
    return { code: 'never-true', range, message, fixes: [] };
  }
  if (isTime) {
    return {
      code: 'never-true',
      range,
      message: 'No event is after the one time and before the other. Swap the two times.',
      fixes: [],
    };
  }
  const isPair = expr.operands.every((operand) => isComparison(unwrapped(operand)));
  return {
    code: 'never-true',
    range,
    message: `No event satisfies all of this: ${field} has one value only. ${isPair ? 'Write `or`.' : 'Write `or`, or remove a part.'}`,
    fixes: isPair && constraint.exact ? [orForAnd(expr)] : [],
  };
}

/** The alternatives keep together inside a longer condition by parentheses. */
function orForAnd({ operators, start, end }: Logical) {
  const edits = operators.map((range) => ({ range, newText: 'or' }));
  return {
    title: 'Write or',
    edits: [
      { range: { start, end: start }, newText: '(' },
      ...edits,
      { range: { start: end, end }, newText: ')' },
    ],
  };
}

function isReservedLevel({ expr, constraint }: Fact): boolean {
  const values = constraint.exact?.path === 'System/Level' ? constraint.may.get('System/Level') : undefined;
  if (expr.kind !== 'EqualityExpr' || values?.kind !== 'numbers') return false;
  const [only, second] = values.numbers;
  return only !== undefined && !second && only.from === only.to && only.from > 5 && only.from < 16;
}

function reservedLevel({ start, end }: Expr): Finding {
  return {
    code: 'never-true',
    range: { start, end },
    message:
      'No event has this level: they go from 0 to 5. Write 1 (critical), 2 (error), 3 (warning), 4 (information) or 5 (verbose).',
    fixes: [],
  };
}
