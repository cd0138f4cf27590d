import { hole } from '../../text/hole.ts';
import type { TextRange } from '../../text/range.ts';
import { interpolationEnd, unfinishedEnd } from '../interpolation.ts';
import { type DecodedContent, decodeContent, type Sequence } from '../sequences.ts';

/** `${…}` and `%{…}`, of which nothing is known; with its first character doubled, the sequence is a text that begins like one. */
export function templateSequenceAt(host: string, start: number): Sequence | undefined {
  const sign = host[start];
  if (sign !== '$' && sign !== '%') return undefined;
  if (host[start + 1] === sign && host[start + 2] === '{') return { end: start + 2, meaning: sign };
  if (host[start + 1] !== '{') return undefined;
  const syntax = { quote: '"', escapeSign: '\\', opening: '${', closing: '}' } as const;
  return { end: interpolationEnd(host, start + 2, syntax) ?? unfinishedEnd(host, start, '"'), meaning: hole };
}

/** A text that holds templates and no other escapes. */
export function decodeTemplate(text: string): DecodedContent {
  return decodeContent(text, 0, {
    endsAt: () => false,
    sequenceAt: (offset) => templateSequenceAt(text, offset),
  });
}

/** A text as it stands at a place of a host, where a sign and a brace may come together that belong to no template. */
export function encodeTemplate(text: string, host = '', place: TextRange = { start: 0, end: 0 }): string {
  const before = /[$%]/.exec(host.slice(Math.max(place.start - 1, 0), place.start))?.[0] ?? '';
  const after = host[place.end] === '{' ? '{' : '';
  const whole = `${before}${text}${after}`.replace(/([$%])\{/g, '$1$1{');
  return whole.slice(before.length, whole.length - after.length);
}
