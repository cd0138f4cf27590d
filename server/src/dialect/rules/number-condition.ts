import { insertion } from '../../text/edit.ts';
import { type TextRange, textOf } from '../../text/range.ts';
import type { NumberLiteral } from '../../xpath/ast.ts';
import { type LoneConstant, loneConstants } from '../conditions.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { scopeAfter, stepsInScope } from '../scope.ts';
import { unwrapped } from '../shape.ts';

/**
 * A number beside `and` or `or` compiles: it is true unless it is 0 (MS-EVEN6 2.2.15.2, [D]; cheat sheets, [R]). As a whole predicate it
 * is a position, which Event Log takes on leaf nodes only (win32 consuming-events, [D]): `System[4624]` selects nothing.
 */
export function* numberCondition({ expr, text }: Query): Generator<Finding> {
  for (const { step, scope } of stepsInScope(expr)) {
    const holder = scopeAfter(step, scope);
    if (holder === 'unknown' || holder === 'root' || holder.children.length === 0) continue;
    for (const predicate of step.predicates) {
      const position = unwrapped(predicate.expr);
      if (position.kind === 'Number') yield positionOfBranch(position, holder.name);
    }
  }
  for (const lone of loneConstants(expr)) {
    if (lone.constant.kind !== 'Number' || !lone.logical) continue;
    const range = { start: lone.constant.start, end: lone.constant.end };
    const isZero = Number(lone.constant.text) === 0;
    const fix = repeated(lone, text);
    yield {
      code: 'number-condition',
      range,
      message: `A number alone is always ${isZero ? 'false' : 'true'}. ${fix ? `Write \`${fix.written}\`.` : 'Write a comparison.'}`,
      fixes: fix ? [{ title: `Write ${fix.written}`, edits: fix.edits }] : [],
    };
  }
}

function positionOfBranch({ start, end, text }: NumberLiteral, element: string): Finding {
  const written = element === 'System' ? `EventID=${text}` : undefined;
  return {
    code: 'number-condition',
    range: { start, end },
    message: `A number alone in brackets is a position, and there is one \`${element}\` only. ${written ? `Write \`${written}\`.` : 'Write a comparison.'}`,
    fixes: written ? [{ title: `Write ${written}`, edits: [insertion(start, 'EventID=')] }] : [],
  };
}

/** Repeats the comparison before the number; two values of one field are joined by `or`, for no field equals both. */
function repeated({ constant, logical, model }: LoneConstant, text: string) {
  if (!model || !logical) return undefined;
  const comparison =
    textOf(text, { start: model.start, end: model.operatorRange.end }) + textOf(text, constant);
  const operator = operatorBefore(constant, logical.operators);
  const isEither = model.operator === '=' && logical.kind === 'AndExpr' && logical.operands.length === 2;
  const edits = [
    ...(isEither && operator ? [{ range: operator, newText: 'or' }] : []),
    { range: { start: constant.start, end: constant.end }, newText: comparison },
  ];
  return { written: isEither ? `or ${comparison}` : comparison, edits };
}

function operatorBefore({ start }: TextRange, operators: readonly TextRange[]): TextRange | undefined {
  return operators.filter(({ end }) => end <= start).at(-1);
}
