import { insertion, removal, type TextEdit } from '../../text/edit.ts';
import { hole } from '../../text/hole.ts';
import { type Decoded, decoding } from '../decoding.ts';
import { decodeJsonString, type JsonString } from './json-string.ts';

/** A string of an ARM template, and what keeps it a text when it is edited. */
export interface ArmString extends Decoded {
  readonly adjust?: (text: string) => TextEdit | undefined;
}

/** A string in brackets is an expression; with two opening brackets it is a text that begins with one. */
export function readArmString(host: string, value: JsonString): ArmString {
  const { content, isClosed } = value;
  if (isExpression(value)) return armExpression(host, value);
  if (!isClosed) return value;
  if (!isBracketed(value.text))
    return { ...value, adjust: (text) => (isBracketed(text) ? insertion(content.start, '[') : undefined) };
  const guard = value.map.toHost({ start: 0, end: 1 });
  const { text, map } = decodeJsonString(host, guard.end, content.end);
  return { text, map, adjust: (edited) => (isBracketed(edited) ? undefined : removal(guard)) };
}

/** Whether a string is an expression; while its end is being typed, its beginning decides. */
export function isExpression({ text, isClosed }: JsonString): boolean {
  return text.startsWith('[') && !text.startsWith('[[') && (isBracketed(text) || !isClosed);
}

/** An expression as the one hole that it is. */
export function armExpression(host: string, { content }: JsonString): Decoded {
  const decoded = decoding(host);
  decoded.replace(content, hole);
  return decoded.finish(content.start);
}

/** Whether a template takes a text for an expression, or its first bracket for an escape. */
export function isBracketed(text: string): boolean {
  return text.startsWith('[') && text.endsWith(']');
}
