import { sequenceLength, writeCharacter } from './utf8.ts';

/** How the value of a slot stands in the XML. */
export type SlotKind = typeof doubleQuoted | typeof singleQuoted | typeof leafText;

/** The value of an attribute, up to its quote; the text of an element without elements, up to `<`. */
export const doubleQuoted = 1;
export const singleQuoted = 2;
export const leafText = 4;

/** By byte: the kinds of slots in which it does not simply stand for itself. A zero ends the window as well. */
export const stops: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  const attribute = doubleQuoted | singleQuoted;
  if (byte === 0 || byte === 0x26 || byte === 0x3c || byte === 0x0d || byte >= 0x80)
    return attribute | leafText;
  if (byte === 0x09 || byte === 0x0a) return attribute;
  if (byte === 0x22) return doubleQuoted;
  return byte === 0x27 ? singleQuoted : 0;
});

/** Reads values that do not simply stand for themselves. */
export interface ValueReader {
  /** Decoded values, one behind the other, for those that are not what stands in the XML. */
  scratch: Uint8Array<ArrayBuffer>;
  /** Where the next one begins. */
  used: number;
  /** Behind the last value: where its delimiter stands. */
  delimiter: number;
  /** Whether it was decoded. */
  isDecoded: boolean;
  /**
   * Reads the value that begins at `start` and is plain up to `from`.
   * @param end the end of what may be read
   * @returns where it ends: in the scratch if that was used, else in `bytes`; -1 where it needs care or goes on behind `end`
   */
  read(bytes: Uint8Array, start: number, from: number, end: number, kind: SlotKind): number;
}

export function valueReader(): ValueReader {
  const reader: ValueReader = {
    scratch: new Uint8Array(1 << 12),
    used: 0,
    delimiter: 0,
    isDecoded: false,
    read,
  };
  return reader;

  function read(bytes: Uint8Array, start: number, from: number, end: number, kind: SlotKind): number {
    let index = from;
    while (index < end) {
      const byte = bytes[index] as number;
      if (isDelimiter(byte, kind)) {
        reader.delimiter = index;
        reader.isDecoded = false;
        return index;
      }
      if (byte === 0x3c) return -1;
      if (byte >= 0x80) {
        const length = sequenceLength(bytes, index, end);
        if (length === 0) return -1;
        index += length;
      } else if (byte === 0x26 || ((stops[byte] as number) & kind && byte !== 0)) {
        return decode(bytes, start, index, end, kind);
      } else index++;
    }
    return -1;
  }

  function decode(bytes: Uint8Array, start: number, from: number, end: number, kind: SlotKind): number {
    let length = from;
    while (length < end && !isDelimiter(bytes[length] as number, kind)) length++;
    if (reader.used + length - start + 4 > reader.scratch.length) {
      const larger = new Uint8Array((reader.used + length - start + 4) * 2);
      larger.set(reader.scratch);
      reader.scratch = larger;
    }
    const { scratch } = reader;
    let at = reader.used;
    for (let index = start; index < from; index++) scratch[at++] = bytes[index] as number;
    let index = from;
    while (index < end) {
      const byte = bytes[index] as number;
      if (isDelimiter(byte, kind)) {
        reader.delimiter = index;
        reader.isDecoded = true;
        reader.used = at;
        return at;
      }
      if (byte === 0x3c) return -1;
      if (byte >= 0x80) {
        const next = index + sequenceLength(bytes, index, end);
        if (next === index) return -1;
        while (index < next) scratch[at++] = bytes[index++] as number;
      } else if (byte === 0x26) {
        index = referenceEnd(bytes, index, end);
        if (index < 0) return -1;
        at = writeCharacter(scratch, at, character);
      } else {
        index += byte === 0x0d && bytes[index + 1] === 0x0a ? 2 : 1;
        const isBlank = byte === 0x09 || byte === 0x0a || byte === 0x0d;
        if (isBlank) scratch[at++] = kind === leafText ? (byte === 0x0d ? 0x0a : byte) : 0x20;
        else scratch[at++] = byte;
      }
    }
    return -1;
  }
}

function isDelimiter(byte: number, kind: SlotKind): boolean {
  return byte === (kind === leafText ? 0x3c : kind === doubleQuoted ? 0x22 : 0x27);
}

/** What the reference that was read last stands for. */
let character = 0;

/** Behind the reference that begins at an `&`; -1 where it is none that XML itself knows, or stands for half a character. */
function referenceEnd(bytes: Uint8Array, index: number, end: number): number {
  if (bytes[index + 1] === 0x23) return characterReferenceEnd(bytes, index + 2, end);
  for (const { name, code } of entities) {
    let at = 0;
    while (at < name.length && bytes[index + 1 + at] === name[at]) at++;
    if (at < name.length || index + 1 + at > end) continue;
    character = code;
    return index + 1 + at;
  }
  return -1;
}

const entities = Object.entries({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }).map(([name, sign]) => ({
  name: Array.from(`${name};`, (letter) => letter.charCodeAt(0)),
  code: sign.charCodeAt(0),
}));

function characterReferenceEnd(bytes: Uint8Array, from: number, end: number): number {
  const isHex = bytes[from] === 0x78;
  const base = isHex ? 16 : 10;
  const first = isHex ? from + 1 : from;
  let code = 0;
  let index = first;
  for (; index < end && bytes[index] !== 0x3b; index++) {
    const digit = digitOf(bytes[index] as number);
    if (digit >= base) return -1;
    code = code * base + digit;
    if (code > 0x10ffff) return -1;
  }
  if (index === end || index === first || (code >= 0xd800 && code < 0xe000)) return -1;
  character = code;
  return index + 1;
}

function digitOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : 99;
}
