import { hole } from '../../text/hole.ts';
import type { TextRange } from '../../text/range.ts';
import { interpolationEnd } from '../interpolation.ts';
import type { Layer } from '../layer.ts';
import { characterOf, decodeContent, type Sequence } from '../sequences.ts';

/** A string of PowerShell: decoded, with the way back and the way to write into it. */
export interface PowerShellString extends Layer {
  /** The whole of it, with its quotes. */
  readonly range: TextRange;
  /** One without its closing quote ends with its line. */
  readonly isClosed: boolean;
}

/** The string that begins at an offset: in quotes, or a here-string. PowerShell takes typographic quotes for plain ones. */
export function powerShellStringAt(host: string, start: number): PowerShellString | undefined {
  const first = host.charAt(start);
  if (isSingle(first)) return singleQuoted(host, start);
  if (isDouble(first)) return doubleQuoted(host, start);
  return first === '@' ? hereString(host, start) : undefined;
}

/** A text as a string in single quotes, which expand nothing. */
export function powerShellString(text: string): string {
  return `'${doubleSingles(text)}'`;
}

function singleQuoted(host: string, start: number): PowerShellString {
  const decoded = decodeContent(host, start + 1, {
    endsAt: (offset) => isSingle(host.charAt(offset)) && !isSingle(host.charAt(offset + 1)),
    sequenceAt: (offset) => doubledAt(host, offset, isSingle),
  });
  const { end } = decoded.content;
  if (end === host.length) return restOfLine(host, start, start + 1);
  return { ...decoded, isClosed: true, range: { start, end: end + 1 }, encode: doubleSingles };
}

function doubleQuoted(host: string, start: number): PowerShellString {
  const decoded = decodeContent(host, start + 1, {
    endsAt: (offset) => isDouble(host.charAt(offset)) && !isDouble(host.charAt(offset + 1)),
    sequenceAt: (offset) => doubledAt(host, offset, isDouble) ?? expandedAt(host, offset),
  });
  const { end } = decoded.content;
  if (end >= host.length) return restOfLine(host, start, start + 1);
  return { ...decoded, isClosed: true, range: { start, end: end + 1 }, encode };

  function encode(text: string, place: TextRange): string {
    return escapeExpandable(text, host, place).replace(/["\u201C-\u201E]/g, '`$&');
  }
}

/** `@'` or `@"` at the end of a line, up to the same quote and `@` at the beginning of one; neither line break counts. */
function hereString(host: string, start: number): PowerShellString | undefined {
  hereOpening.lastIndex = start;
  const [opened = ''] = hereOpening.exec(host) ?? [];
  if (opened === '') return undefined;
  const contentStart = start + opened.length;
  const isExpanding = isDouble(host.charAt(start + 1));
  hereClosing.lastIndex = contentStart - 1;
  let closing = hereClosing.exec(host);
  while (closing && isDouble(closing[2] ?? '') !== isExpanding) closing = hereClosing.exec(host);
  if (!closing) return restOfLine(host, start, contentStart);
  const end = Math.max(closing.index, contentStart);
  const decoded = decodeContent(host, contentStart, {
    endsAt: (offset) => offset >= end,
    sequenceAt: (offset) => (isExpanding ? expandedAt(host, offset) : undefined),
  });
  const range = { start, end: closing.index + closing[0].length };
  return { ...decoded, isClosed: true, range, encode: isExpanding ? encode : (text) => text };

  function encode(text: string, place: TextRange): string {
    return escapeExpandable(text, host, place).replace(/["\u201C-\u201E](?=@)/g, '`$&');
  }
}

/** A string that never ends is read to the end of its line, so that it hides nothing. */
function restOfLine(host: string, start: number, contentStart: number): PowerShellString {
  const length = host.slice(contentStart, contentStart + longestLine).search(/[\r\n]/);
  const end = length < 0 ? Math.min(host.length, contentStart + longestLine) : contentStart + length;
  const decoded = decodeContent(host, contentStart, {
    endsAt: (offset) => offset >= end,
    sequenceAt: () => undefined,
  });
  return { ...decoded, isClosed: false, range: { start, end }, encode: (text) => text };
}

function doubledAt(
  host: string,
  start: number,
  isQuote: (character: string) => boolean,
): Sequence | undefined {
  const first = host.charAt(start);
  return isQuote(first) && isQuote(host.charAt(start + 1)) ? { end: start + 2, meaning: first } : undefined;
}

/** An escape or an expansion: `$name`, `${name}`, `$(…)`; what stands behind a name, such as `.Property`, is text. */
function expandedAt(host: string, start: number): Sequence | undefined {
  const first = host[start];
  if (first === '`') return escapeAt(host, start);
  if (first !== '$') return undefined;
  if (host[start + 1] === '(') {
    const syntax = { quote: '"', escapeSign: '`', opening: '$(', closing: ')' } as const;
    return { end: interpolationEnd(host, start + 2, syntax) ?? start + 2, meaning: hole };
  }
  variable.lastIndex = start;
  const [name = ''] = variable.exec(host) ?? [];
  return name === '' ? undefined : { end: start + name.length, meaning: hole };
}

/** A backtick before any other character is that character. */
function escapeAt(host: string, start: number): Sequence | undefined {
  anyEscape.lastIndex = start;
  const [written = '', digits, character = ''] = anyEscape.exec(host) ?? [];
  if (written === '') return undefined;
  if (/[\r\n]/.test(character)) return { end: start + 1 };
  const meaning = digits ? characterOf(digits) : (meanings.get(character) ?? character);
  return { end: start + written.length, meaning, isInvalid: meaning === undefined };
}

/** Behind a variable's name, a character that would belong to it must not stand as it is. */
function escapeExpandable(text: string, host: string, place: TextRange): string {
  const escaped = text.replace(/[`$]/g, '`$&').replaceAll('\0', '`0');
  const isBehindName = /\$[\w:]*$/.test(host.slice(Math.max(place.start - longestName, 0), place.start));
  return isBehindName && /^[\w:?({^]/.test(escaped) && !/^[0abefnrtuv]/.test(escaped)
    ? `\`${escaped}`
    : escaped;
}

function doubleSingles(text: string): string {
  return text.replace(/['\u2018-\u201B]/g, '$&$&');
}

function isSingle(character: string): boolean {
  return /^['\u2018-\u201B]$/.test(character);
}

function isDouble(character: string): boolean {
  return /^["\u201C-\u201E]$/.test(character);
}

const longestLine = 10_000;
const longestName = 100;

const hereOpening = /@(?:['\u2018-\u201B]|["\u201C-\u201E])[^\S\r\n]*(?:\r\n|[\r\n])/y;
const hereClosing = /(\r\n|[\r\n])(['\u2018-\u201B]|["\u201C-\u201E])@/g;
const variable = /\$(?:\{[^}\r\n]*\}|[$?^]|(?:\w+:(?=\w))?\w+)/y;
const anyEscape = /`(?:u\{([0-9a-fA-F]{1,6})\}|([\s\S]))/y;

const meanings: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['e', '\x1B'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);
