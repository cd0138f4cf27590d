import type { TextRange } from './range.ts';

/** Puts `newText` in the place of `range`. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/**
 * The text after all edits. Ranges refer to the text as it was; edits at one place keep their order.
 * @throws RangeError where two edits overlap.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.range.start - b.edit.range.start || a.index - b.index);
  let result = '';
  let done = 0;
  for (const { edit } of ordered) {
    if (edit.range.start < done) throw new RangeError(`Edits overlap at offset ${edit.range.start}.`);
    result += text.slice(done, edit.range.start) + edit.newText;
    done = edit.range.end;
  }
  return result + text.slice(done);
}

/** An edit that removes a range. */
export function removal(range: TextRange): TextEdit {
  return { range, newText: '' };
}

/** An edit that inserts text at an offset. */
export function insertion(offset: number, newText: string): TextEdit {
  return { range: { start: offset, end: offset }, newText };
}
