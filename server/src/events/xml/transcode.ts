import { isWindows1252, repairWindows1252 } from '../windows-1252.ts';
import { writeCharacter } from './utf8.ts';

/** Writes the bytes of an encoding as UTF-8. */
export interface Transcoder {
  /**
   * Writes bytes behind `at`, and for each byte written the place where its character stands in the source.
   * @param place where the bytes stand in the source
   * @param isLast whether nothing follows them
   */
  write(
    read: Uint8Array,
    isLast: boolean,
    place: number,
    bytes: Uint8Array,
    places: Float64Array,
    at: number,
  ): Transcoded;
}

export interface Transcoded {
  /** How many bytes were read: some at the end may need those that follow. */
  readonly used: number;
  /** Behind the last byte that was written. */
  readonly end: number;
  /** The place of the first bytes that stand for no character and became U+FFFD, or -1. */
  readonly damage: number;
}

/** @param encoding any but UTF-8 */
export function transcoder(encoding: string): Transcoder {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return wideTranscoder(encoding === 'utf-16le');
  return hasSeveralBytes.test(new TextDecoder(encoding).encoding)
    ? decodingTranscoder(encoding)
    : tableTranscoder(encoding);
}

const hasSeveralBytes = /^(?:gb|big5|euc-|iso-2022|shift_jis)/;
const replacement = 0xfffd;

function wideTranscoder(isLittleEndian: boolean): Transcoder {
  const low = isLittleEndian ? 0 : 1;
  return { write };

  function write(...[read, isLast, place, bytes, places, at]: Parameters<Transcoder['write']>): Transcoded {
    let end = at;
    let damage = -1;
    let index = 0;
    while (index < read.length) {
      const isWhole = index + 1 < read.length;
      if (!isWhole && !isLast) break;
      let code = isWhole ? unitAt(index) : replacement;
      let length = 2;
      let isDamaged = !isWhole;
      if (code >= 0xd800 && code < 0xe000) {
        if (code < 0xdc00 && index + 3 >= read.length && !isLast) break;
        const next = index + 3 < read.length ? unitAt(index + 2) : 0;
        if (code < 0xdc00 && next >= 0xdc00 && next < 0xe000) {
          code = 0x10000 + ((code - 0xd800) << 10) + next - 0xdc00;
          length = 4;
        } else {
          code = replacement;
          isDamaged = true;
        }
      }
      if (isDamaged && damage < 0) damage = place + index;
      const from = end;
      end = writeCharacter(bytes, end, code);
      places.fill(place + index, from, end);
      index += length;
    }
    return { used: Math.min(index, read.length), end, damage };

    function unitAt(index: number): number {
      return (read[index + low] as number) | ((read[index + 1 - low] as number) << 8);
    }
  }
}

function tableTranscoder(encoding: string): Transcoder {
  const decoder = new TextDecoder(encoding);
  const repair = isWindows1252(encoding) ? repairWindows1252 : (text: string) => text;
  const codes = Uint32Array.from({ length: 256 }, (_, byte) =>
    repair(decoder.decode(Uint8Array.of(byte))).charCodeAt(0),
  );
  return {
    write(read, _isLast, place, bytes, places, at) {
      let end = at;
      let damage = -1;
      for (let index = 0; index < read.length; index++) {
        const code = codes[read[index] as number] as number;
        if (code === replacement && damage < 0) damage = place + index;
        const from = end;
        end = writeCharacter(bytes, end, code);
        places.fill(place + index, from, end);
      }
      return { used: read.length, end, damage };
    },
  };
}

/** Byte by byte, for only so it is known which bytes a character stands for. */
function decodingTranscoder(encoding: string): Transcoder {
  const decoder = new TextDecoder(encoding);
  let start = -1;
  return {
    write(read, isLast, place, bytes, places, at) {
      let end = at;
      let damage = -1;
      for (let index = 0; index < read.length; index++) {
        if (start < 0) start = place + index;
        put(decoder.decode(read.subarray(index, index + 1), { stream: true }));
      }
      if (isLast) put(decoder.decode());
      return { used: read.length, end, damage };

      function put(text: string): void {
        if (text === '') return;
        const from = end;
        for (const character of text) {
          const code = character.codePointAt(0) ?? replacement;
          if (code === replacement && damage < 0) damage = start;
          end = writeCharacter(bytes, end, code);
        }
        places.fill(start, from, end);
        start = -1;
      }
    },
  };
}
