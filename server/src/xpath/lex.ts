import { hole } from '../text/hole.ts';
import type { TextRange } from '../text/range.ts';

/** [28] ExprToken, and what stands between tokens. The tokens of a text tile it: each starts where the one before ends. */
export type Token = WordToken | SymbolToken | LiteralToken | PlainToken;

/** A QName, `NCName:*` or Number. */
export interface WordToken extends TextRange {
  readonly kind: 'Name' | 'Number' | 'Variable';
  readonly text: string;
  readonly flaw?: 'braced-uri' | 'hexadecimal' | 'exponent';
}

/** An operator or a bracket under its XPath spelling, even where an entity (`&lt;`) stands for it. */
export interface SymbolToken extends TextRange {
  readonly kind: 'Symbol';
  readonly text: string;
  readonly flaw?: 'entity';
}

/** [29] Literal */
export interface LiteralToken extends TextRange {
  readonly kind: 'Literal';
  readonly value: string;
  readonly quote: '"' | "'";
  /** `unquoted` is a time or a GUID: no other text of a filter looks like them. */
  readonly flaw?: 'unclosed' | 'entity' | 'backslash' | 'typographic' | 'unquoted';
}

export interface PlainToken extends TextRange {
  readonly kind: 'Blank' | 'Comment' | 'Hole' | 'Stray' | 'End';
  /** A Stray that a template would have replaced: `{0}`, `%id%`, `${id}`. */
  readonly flaw?: 'placeholder';
}

/** The tokens of `text` within `range`, with an empty End token last. Never throws: what is no token is Stray. */
export function lex(text: string, range: TextRange): readonly Token[] {
  const tokens: Token[] = [];
  let position = range.start;
  while (position < range.end) {
    const token = tokenAt(text, position, range.end);
    tokens.push(token);
    position = token.end;
  }
  tokens.push({ kind: 'End', start: position, end: position });
  return tokens;
}

const blank = /[ \t\r\n\u00a0\ufeff]+/y;
const name = /[\p{L}\p{Nl}_][\p{L}\p{N}\p{M}._·-]*(?::(?:[\p{L}\p{Nl}_][\p{L}\p{N}\p{M}._·-]*|\*))?/uy;
const bracedName = /Q\{[^{}]*\}[\p{L}\p{Nl}_][\p{L}\p{N}\p{M}._·-]*/uy;
const hexadecimal = /0[xX][0-9A-Fa-f]+/y;
const unquoted =
  /(?:\d{4}-\d\d-\d\dT[\d:.]+Z?|\{?\d[\dA-Fa-f]{7}(?:-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}\}?|\{[\dA-Fa-f]{8}(?:-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}\})(?![\w:.'"])/y;
const number = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const variable = /\$[\p{L}\p{Nl}_][\p{L}\p{N}\p{M}._·-]*(?::[\p{L}\p{Nl}_][\p{L}\p{N}\p{M}._·-]*)?/uy;
const entity = /&(?:amp;)*(?:[a-z][a-z\d]*|#\d+|#x[\da-f]+);/iy;
const placeholder = /[$#]?\{+[^{}[\]'"]*\}+|\$\([^()[\]'"]*\)|%[\p{L}\p{N}_.]+%/uy;
/** Operators parted by a blank (`! =`) are one all the same: nothing else could be meant. */
const symbol =
  /[!<>=][ \t\r\n]+=(?!=)|::|\.\.|\/\/|===|!==|<<=|>>=|!=|<=|>=|<>|=<|=>|==|\|\||&&|<<|>>|:=|[()[\].@,/|+\-=<>*!:]/y;

function tokenAt(text: string, start: number, end: number): Token {
  const first = text.charAt(start);
  const matched = (pattern: RegExp) => matchAt(pattern, text, start, end);
  if (first === hole) return { kind: 'Hole', start, end: start + 1 };
  if (quoteMarks.has(first)) {
    const literal = literalAt(text, start, end);
    if (literal) return literal;
  }
  const blanks = matched(blank);
  if (blanks) return { kind: 'Blank', start, end: start + blanks.length };
  if (text.startsWith('(:', start)) return { kind: 'Comment', start, end: endOfComment(text, start, end) };

  const letters = matched(name);
  if (letters) {
    const braced = letters === 'Q' ? matched(bracedName) : undefined;
    if (!braced) return word('Name', letters, start, letters.length);
    return word('Name', braced.slice(braced.indexOf('}') + 1), start, braced.length, 'braced-uri');
  }
  const value = matched(unquoted);
  if (value)
    return { kind: 'Literal', value, quote: "'", start, end: start + value.length, flaw: 'unquoted' };
  const hex = matched(hexadecimal);
  if (hex) return word('Number', hex, start, hex.length, 'hexadecimal');
  const digits = matched(number);
  if (digits)
    return word('Number', digits, start, digits.length, /[eE]/.test(digits) ? 'exponent' : undefined);
  const dollar = matched(variable);
  if (dollar) return word('Variable', dollar.slice(1), start, dollar.length);

  const escaped = matched(entity);
  if (escaped) return symbolOfEntity(text, start, escaped, end);
  const operator = matched(symbol);
  if (operator)
    return { kind: 'Symbol', text: operator.replace(/\s+/, ' '), start, end: start + operator.length };
  const computed = matched(placeholder);
  if (computed) return { kind: 'Stray', start, end: start + computed.length, flaw: 'placeholder' };
  const stray = String.fromCodePoint(text.codePointAt(start) ?? 0);
  return { kind: 'Stray', start, end: Math.min(start + stray.length, end) };
}

function word(
  kind: WordToken['kind'],
  text: string,
  start: number,
  length: number,
  flaw?: WordToken['flaw'],
): WordToken {
  return { kind, text, start, end: start + length, ...(flaw && { flaw }) };
}

/** `&lt;`, `&gt;` and their numeric forms, with an `=` behind; other entities are stray here: quotes are read as literals before. */
function symbolOfEntity(text: string, start: number, escaped: string, limit: number): Token {
  const less = /^&(?:amp;)*(?:lt|#0*60|#x0*3c);/i.test(escaped);
  const greater = /^&(?:amp;)*(?:gt|#0*62|#x0*3e);/i.test(escaped);
  const end = start + escaped.length;
  if (!less && !greater) return { kind: 'Stray', start, end };
  const orEqual = end < limit && text[end] === '=';
  const spelling = (less ? '<' : '>') + (orEqual ? '=' : '');
  return { kind: 'Symbol', text: spelling, start, end: orEqual ? end + 1 : end, flaw: 'entity' };
}

type Quoting = readonly [open: RegExp, close: RegExp, quote: '"' | "'", flaw: LiteralToken['flaw']];

const quoteMarks = new Set('\'"\\&‘’‚‛“”„‟');

/** How a literal may open and close: as XPath writes it, then as it arrives from JSON, XML and word processors. */
const quotings: readonly Quoting[] = [
  [/'/y, /'/g, "'", undefined],
  [/"/y, /"/g, '"', undefined],
  [/\\+'/y, /\\+'/g, "'", 'backslash'],
  [/\\+"/y, /\\+"/g, '"', 'backslash'],
  [/&(?:amp;)*(?:quot|#0*34|#x0*22);/y, /&(?:amp;)*(?:quot|#0*34|#x0*22);/g, '"', 'entity'],
  [/&(?:amp;)*(?:apos|#0*39|#x0*27);/y, /&(?:amp;)*(?:apos|#0*39|#x0*27);/g, "'", 'entity'],
  [/[‘’‚‛]/y, /[‘’‚‛']/g, "'", 'typographic'],
  [/[“”„‟]/y, /[“”„‟"]/g, '"', 'typographic'],
];

/** A quote that is never closed ends its literal before the next `]`, so that the brackets around it still count. */
function literalAt(text: string, start: number, end: number): LiteralToken | undefined {
  for (const [open, close, quote, flaw] of quotings) {
    const opening = matchAt(open, text, start, end);
    if (!opening) continue;
    const valueStart = start + opening.length;
    close.lastIndex = valueStart;
    const closing = close.exec(text);
    if (closing && closing.index + closing[0].length <= end) {
      const value = text.slice(valueStart, closing.index);
      return {
        kind: 'Literal',
        value,
        quote,
        start,
        end: closing.index + closing[0].length,
        ...(flaw && { flaw }),
      };
    }
    const bracket = text.indexOf(']', valueStart);
    const valueEnd = bracket < 0 || bracket > end ? end : bracket;
    return {
      kind: 'Literal',
      value: text.slice(valueStart, valueEnd),
      quote,
      start,
      end: valueEnd,
      flaw: 'unclosed',
    };
  }
  return undefined;
}

function matchAt(pattern: RegExp, text: string, start: number, limit: number): string | undefined {
  pattern.lastIndex = start;
  const found = pattern.exec(text)?.[0];
  return found === undefined ? undefined : found.slice(0, limit - start);
}

/** Comments of XPath 2.0 nest; one that is never closed takes the rest. */
function endOfComment(text: string, start: number, limit: number): number {
  const marks = /\(:|:\)/g;
  marks.lastIndex = start;
  let depth = 0;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    if (mark.index + 2 > limit) break;
    depth += mark[0] === '(:' ? 1 : -1;
    if (depth === 0) return mark.index + 2;
  }
  return limit;
}
