import { type TextRange, textOf } from '../../text/range.ts';
import { type LoneConstant, loneConstants } from '../conditions.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';

/** A number beside `and` or `or` compiles: it is true unless it is 0 (MS-EVEN6 2.2.15.2, [D]; cheat sheets, [R]). As a whole predicate it is a position. */
export function* numberCondition({ expr, text }: Query): Generator<Finding> {
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
