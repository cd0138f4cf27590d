import { check } from '../../server/src/dialect/check.ts';
import { type QueryContext, readQuery } from '../../server/src/dialect/query.ts';
import type { TextRange } from '../../server/src/text/range.ts';
import { parse } from '../../server/src/xpath/parse.ts';

/** A range of a text and what is said of it. */
export interface Mark {
  readonly range: TextRange;
  readonly label: string;
}

/** A text with each mark on a line of its own under the line that it begins in: `^^^ label`, an empty range as `| label`. */
export function withCarets(text: string, marks: readonly Mark[]): string {
  const printed: string[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    printed.push(line);
    for (const { range, label } of marks) {
      if (range.start < start || range.start > end) continue;
      const length = Math.min(range.end, end) - range.start;
      const indent = line.slice(0, range.start - start).replace(/[^\t]/g, ' ');
      printed.push(`${indent}${'^'.repeat(length) || '|'} ${label}`);
    }
    start = end + 1;
  }
  return printed.join('\n');
}

export const local: QueryContext = { form: 'absent', target: 'local' };
export const wef: QueryContext = { form: 'absent', target: 'wef' };
export const dcr: QueryContext = { form: 'required', target: 'dcr' };

/** A query with its findings under it: `^^^ severity code: message`. */
export function problemsOf(text: string, context: QueryContext = local): string {
  const marks = check(readQuery(text, context)).map(({ range, severity, code, message }) => ({
    range,
    label: `${severity} ${code}: ${message}`,
  }));
  return withCarets(text, marks);
}

/** A text with what keeps it from being XPath under it: `^^^ code`. */
export function syntaxProblemsOf(text: string): string {
  return withCarets(
    text,
    parse(text).problems.map(({ range, code }) => ({ range, label: code })),
  );
}

/** The blocks of a fixture, which blank lines part: each a text with its marks, and the text alone. */
export function caretBlocks(fixture: string): readonly (readonly [text: string, marked: string])[] {
  return fixture
    .trim()
    .split(/\n\n+/)
    .map((marked) => [textOf(marked), marked]);
}

function textOf(marked: string): string {
  const [first, ...rest] = marked.split('\n');
  return [first, ...rest.filter((line) => !/^ *(?:\^+|\|) [a-z]/.test(line))].join('\n');
}
