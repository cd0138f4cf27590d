import type { ReadProblem } from './event.ts';
import { isWindows1252, repairWindows1252 } from './windows-1252.ts';

/** The text of a sample file. Offsets of its events and problems count in it, without a byte order mark. */
export interface DecodedText {
  readonly text: string;
  readonly problems: readonly ReadProblem[];
}

/**
 * Decodes a sample file: by its byte order mark; else by the zero bytes beside its first `<` (UTF-16); else by the
 * encoding that its XML declaration names; else UTF-8. Bytes that do not fit become U+FFFD and one problem.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const { encoding, problems } = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return { text: isWindows1252(encoding) ? repairWindows1252(text) : text, problems };
  } catch {
    return decodeDamaged(bytes, encoding, problems);
  }
}

function decodeDamaged(bytes: Uint8Array, encoding: string, problems: readonly ReadProblem[]): DecodedText {
  try {
    const text = new TextDecoder(encoding).decode(bytes);
    return { text, problems: [...problems, damagedBytes(encoding, Math.max(text.indexOf('\uFFFD'), 0))] };
  } catch {
    // V8 refuses strings beyond 2^29 characters.
    return {
      text: '',
      problems: [...problems, { message: 'This file is too large to be read at once.', offset: 0 }],
    };
  }
}

/** Says where bytes stand first that do not fit an encoding. */
export function damagedBytes(encoding: string, offset: number): ReadProblem {
  const message = `Some bytes of this file are not valid ${encoding}; they are shown as \uFFFD, here first.`;
  return { message, offset };
}

interface Encoding {
  readonly encoding: string;
  readonly problems: readonly ReadProblem[];
}

/** The encoding by which a file is read. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const encoding = markedEncoding(bytes) ?? wideEncoding(bytes);
  return encoding === undefined ? declaredEncoding(bytes) : { encoding, problems: [] };
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}

function wideEncoding(bytes: Uint8Array): string | undefined {
  const index = bytes.indexOf('<'.charCodeAt(0));
  if (index < 0) return undefined;
  if (index % 2 === 0 && bytes[index + 1] === 0) return 'utf-16le';
  return index % 2 === 1 && bytes[index - 1] === 0 ? 'utf-16be' : undefined;
}

/** `[80] EncodingDecl`. A declared UTF-16 is not believed where the bytes are narrow: the file was saved again as UTF-8. */
function declaredEncoding(bytes: Uint8Array): Encoding {
  const beginning = String.fromCharCode(...bytes.subarray(0, 512));
  const declaration =
    /^[ \t\r\n]*<\?xml[ \t\r\n][^>]*?encoding[ \t\r\n]*=[ \t\r\n]*["']([A-Za-z][\w.:-]*)["']/;
  const label = declaration.exec(beginning)?.[1]?.toLowerCase();
  if (label === undefined || /utf|ucs|unicode/.test(label)) return { encoding: 'utf-8', problems: [] };
  if (isKnown(label)) return { encoding: label, problems: [] };
  const message = `The encoding \`${label}\` that this file names is not known here; it was read as UTF-8.`;
  return { encoding: 'utf-8', problems: [{ message, offset: 0 }] };
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label) instanceof TextDecoder;
  } catch {
    return false;
  }
}
