import type { TextRange } from '../../text/range.ts';
import { type Decoded, decoding } from '../decoding.ts';

/** A decoded JSON string. */
export interface JsonString extends Decoded {
  /** From behind the opening quote to before the closing one, or to the end where there is none. */
  readonly content: TextRange;
  readonly isClosed: boolean;
  /** Escapes that JSON does not have; the text keeps them as they are. */
  readonly invalidEscapes: readonly TextRange[];
}

/** Decodes the JSON string whose content begins at `start`, up to its closing quote or `end`. */
export function decodeJsonString(host: string, start: number, end: number): JsonString {
  const decoded = decoding(host);
  const invalidEscapes: TextRange[] = [];
  let offset = start;
  while (offset < end && host[offset] !== '"') {
    const next = host[offset] === '\\' ? escapeEnd(host, offset, end) : runEnd(host, offset, end);
    const range = { start: offset, end: next };
    const meant = host[offset] === '\\' ? meaningOf(host.slice(offset, next)) : undefined;
    if (meant !== undefined) decoded.replace(range, meant);
    else decoded.keep(range);
    if (meant === undefined && host[offset] === '\\') invalidEscapes.push(range);
    offset = next;
  }
  return {
    ...decoded.finish(start),
    content: { start, end: offset },
    isClosed: offset < end,
    invalidEscapes,
  };
}

/** A text as a JSON string holds it, without the quotes. */
export function encodeJsonString(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function runEnd(host: string, start: number, end: number): number {
  plainRun.lastIndex = start;
  plainRun.test(host);
  return Math.min(plainRun.lastIndex, end);
}

const plainRun = /[^"\\]+/y;

function escapeEnd(host: string, start: number, end: number): number {
  const [sequence] = /^\\(?:u[0-9a-fA-F]{4}|.|$)/su.exec(host.slice(start, Math.min(start + 6, end))) ?? [
    '\\',
  ];
  return start + sequence.length;
}

function meaningOf(sequence: string): string | undefined {
  return sequence.length === 6
    ? String.fromCharCode(Number.parseInt(sequence.slice(2), 16))
    : meanings.get(sequence.slice(1));
}

const meanings: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
