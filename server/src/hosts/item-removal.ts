import { removal, type TextEdit } from '../text/edit.ts';
import type { TextRange } from '../text/range.ts';

/**
 * Removes an item from a list in brackets, together with its comma, or its line where lines part the items.
 * @returns `undefined` where nothing would be left, or where a comment stands in the way.
 */
export function itemRemoval(text: string, item: TextRange): TextEdit | undefined {
  const before = lastBefore(text, item.start, blanks);
  const after = firstFrom(text, item.end, blanks);
  const line = lineOf(text, item);
  if (text[after] === ',') {
    if (text[before] === '[' && text[firstFrom(text, after + 1, blanks)] === ']') return undefined;
    if (line && line.end > after) return removal(line);
    const next = firstFrom(text, after + 1, blanksInLine);
    return removal(
      isLineBreak(text[next]) ? { start: before + 1, end: after + 1 } : { start: item.start, end: next },
    );
  }
  if (text[before] === ',')
    return text[after] === ']' ? removal({ start: before, end: item.end }) : undefined;
  return line && text[before] !== '[' ? removal(line) : lineBeforeAnother(text, line, after);
}

/** The first of several lines without commas. */
function lineBeforeAnother(text: string, line: TextRange | undefined, after: number): TextEdit | undefined {
  const isAlone = text[after] === ']' || text[after] === undefined || isComment(text, after);
  return line && !isAlone ? removal(line) : undefined;
}

/** The line or lines that hold nothing but an item, its comma and a comment behind it. */
function lineOf(text: string, { start, end }: TextRange): TextRange | undefined {
  const first = lastBefore(text, start, blanksInLine) + 1;
  if (first > 0 && !isLineBreak(text[first - 1])) return undefined;
  let at = firstFrom(text, end, blanksInLine);
  if (text[at] === ',') at = firstFrom(text, at + 1, blanksInLine);
  if (isComment(text, at)) while (at < text.length && !isLineBreak(text[at])) at++;
  if (!isLineBreak(text[at])) return undefined;
  return { start: first, end: text.startsWith('\r\n', at) ? at + 2 : at + 1 };
}

const blanks = ' \t\r\n';
const blanksInLine = ' \t';

function isLineBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

function isComment(text: string, offset: number): boolean {
  return text[offset] === '#' || text.startsWith('//', offset);
}

function firstFrom(text: string, offset: number, skipped: string): number {
  let at = offset;
  while (at < text.length && skipped.includes(text[at] ?? '')) at++;
  return at;
}

/** The offset of the last character before another that is not skipped; -1 where there is none. */
function lastBefore(text: string, offset: number, skipped: string): number {
  let at = offset - 1;
  while (at >= 0 && skipped.includes(text[at] ?? '')) at--;
  return at;
}
