import { hole } from '../../text/hole.ts';
import type { TextRange } from '../../text/range.ts';
import { interpolationEnd, unfinishedEnd } from '../interpolation.ts';
import { characterOf, decodeContent, type Sequence } from '../sequences.ts';
import { type ConfigString, lineEnd } from './config-tokens.ts';

/** The Bicep string that begins at an offset. */
export function bicepStringAt(host: string, start: number): ConfigString | undefined {
  const first = host[start];
  if (first !== "'" && first !== '$') return undefined;
  opening.lastIndex = start;
  const [quote = ''] = opening.exec(host) ?? [];
  if (quote === '') return undefined;
  return quote === "'" ? lineString(host, start) : blockString(host, start, quote);
}

/** A text as a Bicep string of one line. */
export function bicepString(text: string): string {
  return `'${escaped(text)}'`;
}

function lineString(host: string, start: number): ConfigString {
  const decoded = decodeContent(host, start + 1, {
    endsAt: (offset) => host[offset] === "'" || isLineBreak(host, offset),
    sequenceAt: (offset) => escapeAt(host, offset) ?? interpolationAt(host, offset, '${'),
  });
  const { end } = decoded.content;
  const isClosed = host[end] === "'";
  return { ...decoded, isClosed, range: { start, end: isClosed ? end + 1 : end }, encode };

  function encode(text: string, place: TextRange): string {
    const isBehindDollar = place.start > start + 1 && host[place.start - 1] === '$';
    const begin = isBehindDollar && text.startsWith('{') ? '\\u{7b}' : '';
    const isBeforeBrace = text.endsWith('$') && host[place.end] === '{';
    const middle = text.slice(begin ? 1 : 0, isBeforeBrace ? -1 : undefined);
    return `${begin}${escaped(middle)}${isBeforeBrace ? '\\$' : ''}`;
  }
}

/** Nothing is escaped in it, so three quotes in a row have no place; the line break behind its opening does not count. */
function blockString(host: string, start: number, quote: string): ConfigString {
  const contentStart = start + quote.length + (lineBreakAt(host, start + quote.length)?.length ?? 0);
  const dollars = quote.slice(0, -3);
  const decoded = decodeContent(host, contentStart, {
    endsAt: (offset) => host.startsWith("'''", offset) && host[offset + 3] !== "'",
    sequenceAt: (offset) => (dollars ? interpolationAt(host, offset, `${dollars}{`) : undefined),
  });
  const { end } = decoded.content;
  const isClosed = end < host.length;
  if (!isClosed) return lineOf(host, start, contentStart);
  return { ...decoded, isClosed, range: { start, end: end + 3 }, encode: (text) => text };
}

/** A string that never ends is read to the end of its line, so that it hides nothing. */
function lineOf(host: string, start: number, contentStart: number): ConfigString {
  const end = Math.max(lineEnd(host, contentStart), contentStart);
  const decoded = decodeContent(host, contentStart, {
    endsAt: (offset) => offset >= end,
    sequenceAt: () => undefined,
  });
  return { ...decoded, isClosed: false, range: { start, end }, encode: (text) => text };
}

function escapeAt(host: string, start: number): Sequence | undefined {
  if (host[start] !== '\\') return undefined;
  anyEscape.lastIndex = start;
  const [written = '\\', digits] = anyEscape.exec(host) ?? [];
  const meaning = digits ? characterOf(digits) : meanings.get(written.slice(1));
  return { end: start + written.length, meaning, isInvalid: meaning === undefined };
}

function interpolationAt(host: string, start: number, opening: string): Sequence | undefined {
  if (!host.startsWith(opening, start)) return undefined;
  const syntax = { quote: "'", escapeSign: '\\', opening: '${', closing: '}' } as const;
  const end = interpolationEnd(host, start + opening.length, syntax);
  return { end: end ?? unfinishedEnd(host, start + opening.length, "'"), meaning: hole };
}

function escaped(text: string): string {
  return text.replace(/[\\'\p{Cc}]|\$(?=\{)/gu, (character) => {
    const short = shortEscapes.get(character);
    return short ? `\\${short}` : `\\u{${character.charCodeAt(0).toString(16)}}`;
  });
}

function isLineBreak(host: string, offset: number): boolean {
  return host[offset] === '\n' || host[offset] === '\r';
}

function lineBreakAt(host: string, offset: number): string | undefined {
  if (host.startsWith('\r\n', offset)) return '\r\n';
  return isLineBreak(host, offset) ? host.charAt(offset) : undefined;
}

const opening = /\$*'''|'/y;
const anyEscape = /\\(?:u\{([0-9a-fA-F]+)\}|[^\r\n]|)/suy;

const meanings: ReadonlyMap<string, string> = new Map([
  ["'", "'"],
  ['\\', '\\'],
  ['$', '$'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const shortEscapes: ReadonlyMap<string, string> = new Map(
  [...meanings].map(([short, meaning]) => [meaning, short]),
);
