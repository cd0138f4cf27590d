import type { TextRange } from '../../text/range.ts';
import type { Layer } from '../layer.ts';

/** A string of a configuration language: decoded, with the way back and the way to write into it. */
export interface ConfigString extends Layer {
  /** The whole of it, with its quotes. */
  readonly range: TextRange;
  /** One without its closing quote ends with its line. */
  readonly isClosed: boolean;
  /** Escapes that the language does not have; the text keeps them as they are. */
  readonly invalidEscapes: readonly TextRange[];
}

/** A token; a bracket's or sign's kind is its text, `line` is a line break, `operator` any other sign. */
export interface ConfigToken {
  readonly kind: ConfigMark | 'name' | 'number' | 'string' | 'line' | 'operator';
  readonly range: TextRange;
  /** The text of a string, otherwise as it is written. */
  readonly value: string;
  readonly string?: ConfigString;
}

type ConfigMark = '{' | '}' | '[' | ']' | '(' | ')' | ':' | '=' | ',' | '?';

/** What differs between the languages. */
export interface ConfigSyntax {
  /** What begins a comment that ends with its line. */
  readonly comments: readonly string[];
  /** The string that begins at an offset. */
  stringAt(text: string, offset: number): ConfigString | undefined;
}

/** The tokens of a text in Bicep or HCL, without blanks and comments. */
export function* configTokens(text: string, { comments, stringAt }: ConfigSyntax): Generator<ConfigToken> {
  let offset = 0;
  while (offset < text.length) {
    const start = offset;
    if (comments.some((comment) => text.startsWith(comment, start))) offset = lineEnd(text, start);
    else if (text.startsWith('/*', start)) offset = commentEnd(text, start);
    else {
      const string = stringAt(text, start);
      if (string) {
        yield { kind: 'string', range: string.range, value: string.text, string };
        offset = string.range.end;
      } else {
        plain.lastIndex = start;
        const value = plain.exec(text)?.[0] ?? text.charAt(start);
        offset = start + value.length;
        const kind = kindOf(value);
        if (kind) yield { kind, range: { start, end: offset }, value };
      }
    }
  }
}

/** Where the line of an offset ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
  lineBreak.lastIndex = offset;
  return lineBreak.exec(text)?.index ?? text.length;
}

function commentEnd(text: string, start: number): number {
  const end = text.indexOf('*/', start + 2);
  return end < 0 ? text.length : end + 2;
}

function kindOf(value: string): ConfigToken['kind'] | undefined {
  if (/^[\r\n]/.test(value)) return 'line';
  if (/^\s/.test(value)) return undefined;
  if (/^[\p{L}_]/u.test(value)) return 'name';
  if (/^\d/.test(value)) return 'number';
  return isMark(value) ? value : 'operator';
}

function isMark(sign: string): sign is ConfigMark {
  return marks.has(sign);
}

const marks: ReadonlySet<string> = new Set('{}[]():=,?');

const lineBreak = /[\r\n]/g;

const plain = /\r\n|[\r\n]|[^\S\r\n]+|[\p{L}_][\p{L}\p{N}_-]*|\d[\w.]*|[=!<>]=|=>|&&|\|\||\?\?|\.\.\.|./suy;
