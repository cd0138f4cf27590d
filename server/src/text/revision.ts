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
  const take = takingFrom(pieces);
  const result: Piece[] = [];
  let done = 0;
  for (const { range, newText } of ordered) {
    result.push(...take(range.start - done), newText);
    take(range.end - range.start);
    done = range.end;
  }
  result.push(...take(Number.POSITIVE_INFINITY));
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

/** Edits of a text that change no more of it than they must: an edit that writes a part of it again leaves that part alone. */
export function smallestEdits(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  return editsOf(revised(revisionOf(text), edits));
}

/** Takes the pieces of the next so many code units, each time behind those that it took before. */
function takingFrom(pieces: readonly Piece[]): (length: number) => readonly Piece[] {
  let index = 0;
  let used = 0;
  return (length) => {
    const taken: Piece[] = [];
    for (let missing = length; missing > 0; ) {
      const piece = pieces[index];
      if (piece === undefined) break;
      const end = Math.min(lengthOf(piece), used + missing);
      taken.push(partOf(piece, { start: used, end }));
      missing -= end - used;
      [index, used] = end < lengthOf(piece) ? [index, end] : [index + 1, 0];
    }
    return taken;
  };
}

function lengthOf(piece: Piece): number {
  return typeof piece === 'string' ? piece.length : piece.end - piece.start;
}

function partOf(piece: Piece, part: TextRange): Piece {
  if (typeof piece === 'string') return textOf(piece, part);
  return { start: piece.start + part.start, end: piece.start + part.end };
}

/** Without what the edit leaves as it was at its beginning and its end; the halves of a character stay together. */
function trimmed(original: string, { range, newText }: TextEdit): TextEdit {
  const old = textOf(original, range);
  const most = Math.min(old.length, newText.length);
  let before = 0;
  while (before < most && old[before] === newText[before]) before++;
  if (/[\ud800-\udbff]/.test(old.charAt(before - 1))) before--;
  let behind = 0;
  while (behind < most - before && old.at(-1 - behind) === newText.at(-1 - behind)) behind++;
  if (/[\udc00-\udfff]/.test(old.charAt(old.length - behind))) behind--;
  return {
    range: { start: range.start + before, end: range.end - behind },
    newText: newText.slice(before, newText.length - behind),
  };
}
