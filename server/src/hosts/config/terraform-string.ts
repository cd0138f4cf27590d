import type { TextRange } from '../../text/range.ts';
import { characterOf, decodeContent, type Sequence } from '../sequences.ts';
import { type ConfigString, lineEnd } from './config-tokens.ts';
import { encodeTemplate, templateSequenceAt } from './terraform-template.ts';

/** The string in quotes or heredoc of HCL that begins at an offset. */
export function terraformStringAt(host: string, start: number): ConfigString | undefined {
  if (host[start] === '"') return quotedString(host, start);
  return host.startsWith('<<', start) ? heredoc(host, start) : undefined;
}

/** A text as an HCL string in quotes. */
export function terraformString(text: string): string {
  return `"${escaped(encodeTemplate(text))}"`;
}

function quotedString(host: string, start: number): ConfigString {
  const decoded = decodeContent(host, start + 1, {
    endsAt: (offset) => host[offset] === '"' || isLineBreak(host[offset]),
    sequenceAt: (offset) => escapeAt(host, offset) ?? templateSequenceAt(host, offset),
  });
  const { end } = decoded.content;
  const isClosed = host[end] === '"';
  return { ...decoded, isClosed, range: { start, end: isClosed ? end + 1 : end }, encode };

  function encode(text: string, place: TextRange): string {
    return escaped(encodeTemplate(text, host, place));
  }
}

/** `<<EOT` and `<<-EOT`, which leaves out the indentation that all lines have in common. Nothing but template sequences is escaped. */
function heredoc(host: string, start: number): ConfigString | undefined {
  opening.lastIndex = start;
  const { 0: opened = '', 1: dash, 2: marker } = opening.exec(host) ?? [];
  if (!marker) return undefined;
  const contentStart = start + opened.length;
  const end = markerLine(host, contentStart, marker);
  const stop = end?.start ?? Math.min(lineEnd(host, contentStart), host.length);
  const indentation = dash ? commonIndentation(host.slice(contentStart, stop)) : 0;
  const decoded = decodeContent(host, contentStart, {
    endsAt: (offset) => offset >= stop,
    sequenceAt: (offset) => indentationAt(offset) ?? templateSequenceAt(host, offset),
  });
  return { ...decoded, isClosed: end !== undefined, range: { start, end: end?.end ?? stop }, encode };

  function indentationAt(offset: number): Sequence | undefined {
    if (indentation === 0 || (offset !== contentStart && host[offset - 1] !== '\n')) return undefined;
    const blanks = /^[ \t]*/.exec(host.slice(offset, offset + indentation))?.[0].length ?? 0;
    return blanks > 0 ? { end: Math.min(offset + blanks, stop) } : undefined;
  }

  function encode(text: string, place: TextRange): string {
    return encodeTemplate(text, host, place).replaceAll('\n', `\n${' '.repeat(indentation)}`);
  }
}

/** From the beginning of the line of a closing marker to its end; behind many lines that open heredocs themselves, it is taken for missing. */
function markerLine(host: string, start: number, marker: string): TextRange | undefined {
  let opened = 0;
  for (let line = start; line < host.length && opened < mostOpened; line = lineEnd(host, line) + 1) {
    const end = lineEnd(host, line);
    const content = host.slice(line, end);
    if (content.trim() === marker) return { start: line, end };
    if (content.includes('<<')) opened++;
  }
  return undefined;
}

function commonIndentation(content: string): number {
  const widths = content
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  return widths.length > 0 ? Math.min(...widths) : 0;
}

function escapeAt(host: string, start: number): Sequence | undefined {
  if (host[start] !== '\\') return undefined;
  anyEscape.lastIndex = start;
  const [written = '\\', short, long] = anyEscape.exec(host) ?? [];
  const digits = short ?? long;
  const meaning = digits ? characterOf(digits) : meanings.get(written.slice(1));
  return { end: start + written.length, meaning, isInvalid: meaning === undefined };
}

function escaped(text: string): string {
  return text.replace(/[\\"\p{Cc}]/gu, (character) => {
    const short = shortEscapes.get(character);
    return short ? `\\${short}` : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function isLineBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

/** So that many heredocs that never end take no time each. */
const mostOpened = 100;

const opening = /<<(-)?([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/uy;
const anyEscape = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[^\r\n]|)/suy;

const meanings: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const shortEscapes: ReadonlyMap<string, string> = new Map(
  [...meanings].map(([short, meaning]) => [meaning, short]),
);
