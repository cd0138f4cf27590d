import { type OffsetMap, type OffsetMapping, offsetMap } from '../text/offset-map.ts';
import { type TextRange, textOf } from '../text/range.ts';

/** What host text decodes to, and the way back. */
export interface Decoded {
  readonly text: string;
  readonly map: OffsetMap;
}

/** Puts a decoded text together from left to right; host text that is named by neither function belongs to no query offset. */
export interface Decoding {
  /** Host text that stands for itself. */
  keep(host: TextRange): void;
  /** Host text that stands for another: an escape, an interpolation. */
  replace(host: TextRange, text: string): void;
  /** @param emptyAt the host offset that stands for an empty text. */
  finish(emptyAt: number): Decoded;
}

/** Begins to decode a part of a host document. */
export function decoding(hostText: string): Decoding {
  const mappings: OffsetMapping[] = [];
  let text = '';
  let kept: OffsetMapping | undefined;
  return { keep, replace, finish };

  function keep(host: TextRange): void {
    if (host.start === host.end) return;
    const begin = kept?.host.end === host.start ? kept : undefined;
    if (begin) mappings.pop();
    const query = { start: begin?.query.start ?? text.length, end: text.length + (host.end - host.start) };
    kept = { query, host: { start: begin?.host.start ?? host.start, end: host.end } };
    mappings.push(kept);
    text += textOf(hostText, host);
  }

  function replace(host: TextRange, decoded: string): void {
    mappings.push({ query: { start: text.length, end: text.length + decoded.length }, host });
    text += decoded;
    kept = undefined;
  }

  function finish(emptyAt: number): Decoded {
    return { text, map: offsetMap(mappings, emptyAt) };
  }
}
