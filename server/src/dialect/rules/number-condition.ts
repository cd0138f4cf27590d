import { insertion } from '../../text/edit.ts';
import { textOf } from '../../text/range.ts';
import type { Expr, NumberLiteral } from '../../xpath/ast.ts';
import { type LoneConstant, loneConstants } from '../conditions.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { scopeAfter, stepsInScope } from '../scope.ts';
import { type Comparison, type Logical, unwrapped } from '../shape.ts';

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

/**
 * Repeats the comparison before the number. No field equals two values, so the numbers that follow `EventID=4624 and` become a list
 * with `or` between them.
 */
function repeated({ constant, logical, model }: LoneConstant, text: string) {
  if (!model || !logical) return undefined;
  const field = textOf(text, { start: model.start, end: model.operatorRange.end });
  if (model.operator !== '=' || logical.kind === 'OrExpr') {
    const written = field + textOf(text, constant);
    return { written, edits: [{ range: { start: constant.start, end: constant.end }, newText: written }] };
  }
  const run = runBehind(model, logical);
  const last = run[run.length - 1];
  if (!last || !run.includes(constant)) return undefined;
  const list = [textOf(text, model), ...run.map((number) => field + textOf(text, number))].join(' or ');
  const written = run.length + 1 === logical.operands.length ? list : `(${list})`;
  return { written, edits: [{ range: { start: model.start, end: last.end }, newText: written }] };
}

/** The operands that follow a comparison and are numbers alone. */
function runBehind(model: Comparison, { operands }: Logical): readonly Expr[] {
  const behind = operands.slice(operands.indexOf(model) + 1);
  const length = behind.findIndex(({ kind }) => kind !== 'Number');
  return length < 0 ? behind : behind.slice(0, length);
}
