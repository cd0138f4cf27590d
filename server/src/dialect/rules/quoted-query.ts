import { removal } from '../../text/edit.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';

/** In quotes a filter is a string, which selects nothing; the quotes come along from a script or another language ([I] from the grammar). */
export function* quotedQuery({ text }: Query): Generator<Finding> {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  const [quote = '', ...rest] = text.slice(start, end);
  const inner = rest.slice(0, -1).join('');
  const isQuoted = /["'`]/.test(quote) && rest[rest.length - 1] === quote && looksLikeQuery.test(inner);
  if (!isQuoted || quotesIn(inner, quote) % 2 !== 0) return;
  yield {
    code: 'quoted-query',
    range: { start, end },
    message: 'In quotes the filter is a mere string. Remove the quotes around it.',
    fixes: [
      {
        title: 'Remove the quotes',
        isSafe: true,
        edits: [removal({ start, end: start + 1 }), removal({ start: end - 1, end })],
      },
    ],
  };
}

/** `Channel!*`, `*[…]`, `Event/…`, with or without a channel; a mere value has neither. */
const looksLikeQuery = /^\s*(?:[^![\]*"']*![ \t]*\*|(?:[^![\]*"']*!)?\s*\(*(?:\*|Event\b).*\]\s*\)*)\s*$/s;

function quotesIn(text: string, quote: string): number {
  return text.split(quote).length - 1;
}
