import { decodeText, encodingOf } from './decode.ts';
import { encodeWindows1252, isWindows1252 } from './windows-1252.ts';

/**
 * A text as bytes, in the encoding of a file and with its byte order mark. `undefined` where the file was not read without loss, or its
 * encoding cannot hold the text.
 */
export function encodeLike(bytes: Uint8Array, text: string): Uint8Array<ArrayBuffer> | undefined {
  const { encoding } = encodingOf(bytes);
  const mark = markOf(bytes, encoding);
  const again = encode(mark + decodeText(bytes).text, encoding);
  if (!again || !isEqual(again, bytes)) return undefined;
  return encode(mark + text, encoding);
}

function encode(text: string, encoding: string): Uint8Array<ArrayBuffer> | undefined {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(text);
    case 'utf-16le':
      return encodeWide(text, true);
    case 'utf-16be':
      return encodeWide(text, false);
  }
  return isWindows1252(encoding) ? encodeWindows1252(text) : undefined;
}

function encodeWide(text: string, isLittleEndian: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index++)
    view.setUint16(index * 2, text.charCodeAt(index), isLittleEndian);
  return new Uint8Array(view.buffer);
}

function markOf(bytes: Uint8Array, encoding: string): string {
  const [first, second, third] = bytes;
  const isMarked =
    encoding === 'utf-8'
      ? first === 0xef && second === 0xbb && third === 0xbf
      : (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isMarked ? '\uFEFF' : '';
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
