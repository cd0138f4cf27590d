import { type TextRange, textOf } from '../../text/range.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';

/** A value ends at the quote that opens it: nothing escapes a quote, and there is no concat() (cmtraceopen, [M]; XPath 1.0 production 29). */
export function* unquotableLiteral({ text, entry, syntax }: Query): Generator<Finding> {
  if (syntax.length === 0) return;
  for (const range of quotedValues(text, entry.xpath)) {
    const value = text.slice(range.start + 1, range.end - 1);
    const isBroken = syntax.some(({ range: { start, end } }) => range.start <= start && end <= range.end);
    if (!isBroken || !value.includes("'") || !value.includes('"')) continue;
    yield {
      code: 'unquotable-literal',
      range,
      message:
        'This value holds both kinds of quotes, and Event Log has no way to escape one. Compare another field, or a value without them.',
      fixes: [],
    };
  }
}

/** Values as their author saw them: from a quote behind an operator to the same quote where a value can end. */
function* quotedValues(text: string, { start, end }: TextRange): Generator<TextRange> {
  const value = /(?<=[=<>]\s*)(['"])[^=[\]<>]*?\1(?=\s*(?:[\])]|(?:and|or)\b|$))/g;
  const xpath = textOf(text, { start, end });
  for (const found of xpath.matchAll(value)) {
    yield { start: start + found.index, end: start + found.index + found[0].length };
  }
}
