import type { TextEdit } from './edit.ts';
import { type TextRange, textOf } from './range.ts';

/** A text that came from an original by edits upon edits, and knows which of its parts are the original's. */
export interface Revision {
  readonly original: string;
  /** In the order of the text: what is kept of the original, as a range of it, and what is new. */
  readonly pieces: readonly Piece[];
}

type Piece = TextRange | string;

/** A text before any edit. */
export function revisionOf(original: string): Revision {
  return { original, pieces: [{ start: 0, end: original.length }] };
}

/** The revision after further edits, which do not overlap; their ranges refer to its text as it was. */
export function revised({ original, pieces }: Revision, edits: readonly TextEdit[]): Revision {
  const ordered = [...edits].sort((a, b) => a.range.start - b.range.start);
  const result: Piece[] = [];
  let done = 0;
  for (const { range, newText } of ordered) {
    result.push(...sliceOf(pieces, { start: done, end: range.start }), newText);
    done = range.end;
  }
  result.push(...sliceOf(pieces, { start: done, end: Number.POSITIVE_INFINITY }));
  return { original, pieces: result };
}

/** The edits of the original that make the revision at once, each as small as can be. */
export function editsOf({ original, pieces }: Revision): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let done = 0;
  let newText = '';
  for (const piece of [...pieces, { start: original.length, end: original.length }]) {
    if (typeof piece === 'string') {
      newText += piece;
      continue;
    }
    const edit = trimmed(original, { range: { start: done, end: piece.start }, newText });
    if (edit.newText !== '' || edit.range.start < edit.range.end) edits.push(edit);
    [done, newText] = [piece.end, ''];
  }
  return edits;
}

function sliceOf(pieces: readonly Piece[], { start, end }: TextRange): readonly Piece[] {
  let offset = 0;
  return pieces.flatMap((piece): readonly Piece[] => {
    const length = typeof piece === 'string' ? piece.length : piece.end - piece.start;
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, length);
    offset += length;
    if (from >= to) return [];
    return [
      typeof piece === 'string'
        ? piece.slice(from, to)
        : { start: piece.start + from, end: piece.start + to },
    ];
  });
}

/** Without what the edit leaves as it was at its beginning and its end. */
function trimmed(original: string, { range, newText }: TextEdit): TextEdit {
  const old = textOf(original, range);
  const most = Math.min(old.length, newText.length);
  let before = 0;
  while (before < most && old[before] === newText[before]) before++;
  let behind = 0;
  while (behind < most - before && old.at(-1 - behind) === newText.at(-1 - behind)) behind++;
  return {
    range: { start: range.start + before, end: range.end - behind },
    newText: newText.slice(before, newText.length - behind),
  };
}
