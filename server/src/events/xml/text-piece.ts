import { damagedLength, sequenceLength } from './utf8.ts';

/** A part of a window as text, for the careful reader. */
export interface TextPiece {
  readonly text: string;
  /** Where it stands in the bytes of the window. */
  readonly from: number;
  readonly to: number;
  /** Where in the bytes it holds what is not UTF-8, or -1. */
  readonly damage: number;
  /** From offsets in the text to indexes of bytes, and back. */
  indexOf(offset: number): number;
  offsetOf(index: number): number;
}

export function textPiece(bytes: Uint8Array<ArrayBuffer>, from: number, to: number): TextPiece {
  const text = decoder.decode(bytes.subarray(from, to));
  if (text.length === to - from && !text.includes('\uFFFD')) {
    const indexOf = (offset: number) => from + offset;
    return { text, from, to, damage: -1, indexOf, offsetOf: (index) => index - from };
  }
  const { indexes, damage } = characterIndexes(bytes, from, to, text.length);
  return { text, from, to, damage, indexOf: (offset) => indexes[offset] ?? to, offsetOf };

  function offsetOf(index: number): number {
    let low = 0;
    let high = text.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((indexes[middle] as number) < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Where the character of each code unit begins. */
function characterIndexes(bytes: Uint8Array, from: number, to: number, units: number) {
  const indexes = new Int32Array(units + 1);
  let damage = -1;
  let unit = 0;
  for (let index = from; index < to; ) {
    const length = (bytes[index] as number) < 0x80 ? 1 : sequenceLength(bytes, index, to);
    if (length === 0 && damage < 0) damage = index;
    indexes[unit++] = index;
    if (length === 4) indexes[unit++] = index;
    index += length || damagedLength(bytes, index, to);
  }
  indexes[unit] = to;
  return { indexes, damage };
}
