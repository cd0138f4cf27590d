import { textOf } from '../../text/range.ts';
import { loneConstants } from '../conditions.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';

/** A string as a condition compiles and is always false in Event Log, unlike XPath 1.0 (PSEventViewer#7 and #8, [R]; MS-EVEN6 2.2.15.2, [D]). */
export function* stringCondition({ expr, text }: Query): Generator<Finding> {
  for (const { constant, model } of loneConstants(expr)) {
    if (constant.kind !== 'Literal') continue;
    const range = { start: constant.start, end: constant.end };
    const written =
      model && `${textOf(text, { start: model.start, end: model.operatorRange.end })}${textOf(text, range)}`;
    yield {
      code: 'string-condition',
      range,
      message: `A string alone is always false. ${written ? `Write \`${written}\`.` : 'Write a comparison.'}`,
      fixes: written ? [{ title: `Write ${written}`, edits: [{ range, newText: written }] }] : [],
    };
  }
}
