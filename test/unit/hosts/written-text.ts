import fc from 'fast-check';
import { applyEdits, type TextEdit } from '../../../server/src/text/edit.ts';
import { hole } from '../../../server/src/text/hole.ts';

/** A text with one of the ways to write it in a host. */
export interface WrittenText {
  readonly written: string;
  readonly text: string;
}

/** Texts made of pieces, of which each is a pair: what is written, what it stands for. */
export function anyWritten(pieces: readonly (readonly [string, string])[]): fc.Arbitrary<WrittenText> {
  return fc.array(fc.constantFrom(...pieces), { maxLength: 10 }).map((chosen) => ({
    written: chosen.map(([written]) => written).join(''),
    text: chosen.map(([, text]) => text).join(''),
  }));
}

/** Whether edits leave alone what an escape needs two characters for, bring no sign before an interpolation and do not touch each other. */
export function areApart(text: string, edits: readonly TextEdit[]): boolean {
  const isInside = (offset: number) => /[$%]/.test(text.charAt(offset - 1)) && text[offset] === '{';
  if (new RegExp(`[$%]${hole}`).test(applyEdits(text, edits))) return false;
  return edits.every(({ range: { start, end }, newText }, index) => {
    const joins = newText === '' && /[$%]/.test(text.charAt(start - 1)) && text[end] === '{';
    const touchesNext = edits.slice(index + 1).some((other) => other.range.start <= end);
    return !isInside(start) && !isInside(end) && !joins && !touchesNext;
  });
}
