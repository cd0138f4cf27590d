import type { TextRange } from '../text/range.ts';
import { type Decoded, decoding } from './decoding.ts';

/** Host text of several characters that does not stand for itself: an escape, an interpolation, indentation. */
export interface Sequence {
  readonly end: number;
  /** What it stands for; without it, it belongs to no text. */
  readonly meaning?: string | undefined;
  /** Whether the host has no such escape; it then stands for itself. */
  readonly isInvalid?: boolean;
}

/** How a kind of string is written. */
export interface Writing {
  /** Whether the content ends before an offset. */
  endsAt(offset: number): boolean;
  /** The sequence that begins at an offset; without one, the character stands for itself. */
  sequenceAt(offset: number): Sequence | undefined;
}

/** The content of a string, decoded. */
export interface DecodedContent extends Decoded {
  readonly content: TextRange;
  readonly invalidEscapes: readonly TextRange[];
}

/** Decodes the content that begins at `start` and goes on to where its writing ends it, or to the end of the host text. */
export function decodeContent(host: string, start: number, writing: Writing): DecodedContent {
  const decoded = decoding(host);
  const invalidEscapes: TextRange[] = [];
  let kept = start;
  let offset = start;
  while (offset < host.length && !writing.endsAt(offset)) {
    const sequence = writing.sequenceAt(offset);
    if (!sequence) {
      offset++;
      continue;
    }
    const range = { start: offset, end: sequence.end };
    if (sequence.isInvalid) invalidEscapes.push(range);
    else {
      decoded.keep({ start: kept, end: offset });
      if (sequence.meaning !== undefined) decoded.replace(range, sequence.meaning);
      kept = range.end;
    }
    offset = range.end;
  }
  decoded.keep({ start: kept, end: offset });
  return { ...decoded.finish(start), content: { start, end: offset }, invalidEscapes };
}

/** The character of a code point in hexadecimal digits; `undefined` where Unicode has none. */
export function characterOf(digits: string): string | undefined {
  const code = Number.parseInt(digits, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
