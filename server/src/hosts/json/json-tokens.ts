import { createScanner } from 'jsonc-parser';
import { type TextRange, textOf } from '../../text/range.ts';
import { decodeJsonString } from './json-string.ts';

/** A token of JSON with comments; a mark's kind is its text. */
export interface JsonToken {
  readonly kind: JsonMark | 'string' | 'literal' | 'unknown';
  readonly range: TextRange;
  /** The content of a string, otherwise the text. */
  readonly value: string;
  /** Whether a string has its closing quote; one without ends with its line. */
  readonly isClosed: boolean;
}

type JsonMark = '{' | '}' | '[' | ']' | ':' | ',';

/** The tokens of a text without blanks, comments and byte order mark. */
export function* jsonTokens(text: string): Generator<JsonToken> {
  const scanner = createScanner(text, true);
  scanner.setPosition(text.startsWith('\uFEFF') ? 1 : 0);
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const start = scanner.getTokenOffset();
    const range = { start, end: scanner.getPosition() };
    const value = scanner.getTokenValue();
    const kind = kindOf(text.charAt(start), value);
    if (kind !== 'string' || scanner.getTokenError() === 0) yield { kind, range, value, isClosed: true };
    else {
      const faulty = faultyString(text, range, value);
      if (faulty.range.end < range.end) scanner.setPosition(faulty.range.end);
      yield faulty;
    }
  }
}

/** A backslash at the end of a line makes the scanner read on in the next one: this string ends with its line. */
function faultyString(text: string, { start, end }: TextRange, value: string): JsonToken {
  const line = /^[^\r\n]*/.exec(textOf(text, { start, end }))?.[0] ?? '';
  const range = { start, end: start + line.length };
  const { isClosed } = decodeJsonString(text, start + 1, range.end);
  return { kind: 'string', range, value, isClosed };
}

function kindOf(first: string, value: string): JsonToken['kind'] {
  switch (first) {
    case '{':
    case '}':
    case '[':
    case ']':
    case ':':
    case ',':
      return first;
    case '"':
      return 'string';
  }
  return /^(?:true|false|null|-?\d.*)$/.test(value) ? 'literal' : 'unknown';
}
