import { type CommentMarks, commentBefore } from '../hosts/comments.ts';
import { containsRange, type TextRange } from '../text/range.ts';
import type { QueryDocument } from './query-document.ts';

/** A comment that silences findings of the next line: `event-xpath-disable-next-line code code: why`. */
export interface DisableComment {
  /** The marker and its codes. */
  readonly range: TextRange;
  /** The findings that it silences; none written silences all. */
  readonly codes: readonly WrittenCode[];
  /** The line that follows, without its line break. */
  readonly line: TextRange;
  /** All that goes when the comment is removed; `undefined` where it is not all on its line. */
  readonly whole: TextRange | undefined;
}

export interface WrittenCode {
  readonly code: string;
  readonly range: TextRange;
  /** With the blanks or the comma before it. */
  readonly whole: TextRange;
}

export const disableNextLine = 'event-xpath-disable-next-line';

/** The comments of a document that silence findings. Documents without the marker cost a search for it. */
export function disableComments({ source, host }: QueryDocument): readonly DisableComment[] {
  if (!source.text.includes(disableNextLine)) return [];
  return [...source.text.matchAll(markerWithCodes)].flatMap((found) => {
    const range = { start: found.index, end: found.index + found[0].length };
    const comment = commentBefore(source, range.start);
    const isInQuery = host.queries.some(
      ({ text, hostRange }) => containsRange(hostRange, range) && text.includes(disableNextLine),
    );
    if (!comment || isInQuery) return [];
    const codes = [...codesIn(found[1] ?? '', range.start + disableNextLine.length)];
    const whole = wholeComment(source.text, comment.start, range.end, comment.marks);
    return [{ range, codes, line: lineAfter(source.text, range.end), whole }];
  });
}

const markerWithCodes = /event-xpath-disable-next-line(?![\w-])((?:[ \t,]+[A-Za-z]\w*(?:-\w+)*)*)/g;

function* codesIn(written: string, start: number): Generator<WrittenCode> {
  for (const { 0: whole, 1: code = '', index } of written.matchAll(/[ \t,]+([\w-]+)/g)) {
    const end = start + index + whole.length;
    const range = { start: end - code.length, end };
    yield { code, range, whole: { start: start + index, end } };
  }
}

function lineAfter(text: string, offset: number): TextRange {
  const [rest = '', lineBreak = ''] = /^[^\r\n]*(\r\n|[\r\n]|$)/.exec(text.slice(offset)) ?? [];
  const start = offset + rest.length;
  if (lineBreak === '') return { start: Number.POSITIVE_INFINITY, end: Number.POSITIVE_INFINITY };
  return { start, end: start + (/^[^\r\n]*/.exec(text.slice(start))?.[0].length ?? 0) };
}

/** With its line, if it stands there alone. */
function wholeComment(text: string, start: number, end: number, { close }: CommentMarks) {
  const rest = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? '';
  const closed = close === '' ? rest.length : rest.indexOf(close) + close.length;
  if (closed < close.length) return undefined;
  const before = /[^\r\n]*$/.exec(text.slice(0, start))?.[0] ?? '';
  const behind = /^[ \t]*(\r\n|[\r\n])/.exec(text.slice(end + closed))?.[0];
  if (before.trim() !== '' || behind === undefined) return { start, end: end + closed };
  return { start: start - before.length, end: end + closed + behind.length };
}
