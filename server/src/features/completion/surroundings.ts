import type { Query } from '../../dialect/query.ts';
import { hole } from '../../text/hole.ts';
import { emptyRange, type TextRange } from '../../text/range.ts';
import { type LiteralToken, lex, type Token, type WordToken } from '../../xpath/lex.ts';
import { andOperator, equalityOperator, orOperator, relationalOperator } from '../../xpath/operators.ts';
import { isSymbol } from '../../xpath/token.ts';

/** The tokens around a cursor. */
export interface Surroundings {
  /** Those before the word at the cursor, without blanks and comments. */
  readonly before: readonly Token[];
  /** The word or the `*` that the cursor touches; empty at the cursor where it touches none. */
  readonly word: TextRange;
  /** The literal that the cursor stands in. */
  readonly literal: LiteralToken | undefined;
  /** The bracket that is open at the cursor, innermost last. */
  readonly open: readonly OpenBracket[];
  readonly following: Token | undefined;
}

export interface OpenBracket {
  readonly token: Token;
  /** The name before an opening parenthesis: its function. */
  readonly name: WordToken | undefined;
  /** How many commas stand in it before the cursor. */
  readonly commas: number;
}

/** What stands around a cursor; `undefined` in comments and beside what the host computes, where nothing is known. */
export function surroundings({ text, entry }: Query, offset: number): Surroundings | undefined {
  const tokens = lex(text, entry.xpath).filter(({ kind }) => kind !== 'Blank' && kind !== 'End');
  const isInComment = tokens.some(
    ({ kind, start, end }) => kind === 'Comment' && start < offset && offset < end,
  );
  const literal = tokens.find((token) => token.kind === 'Literal' && isInside(token, offset));
  const word = literal ?? wordAt(tokens, offset) ?? emptyRange(offset);
  const touchesHole = text[word.start - 1] === hole || (!literal && text[word.end] === hole);
  if (isInComment || touchesHole) return undefined;
  const before = tokens.filter(({ kind, end }) => kind !== 'Comment' && end <= word.start);
  return {
    before,
    word: { start: word.start, end: word.end },
    literal: literal?.kind === 'Literal' ? literal : undefined,
    open: openBrackets(before),
    following: tokens.find(({ kind, start }) => kind !== 'Comment' && start >= word.end),
  };
}

/** `and` or `or` where an operator can stand. */
export function isLogicalWord(token: Token | undefined): boolean {
  return token !== undefined && (orOperator(token) !== undefined || andOperator(token) !== undefined);
}

export function isComparisonSign(token: Token | undefined): boolean {
  if (token?.kind !== 'Symbol') return false;
  return equalityOperator(token) !== undefined || relationalOperator(token) !== undefined;
}

export function isWord(token: Token | undefined): token is WordToken {
  return (token?.kind === 'Name' || token?.kind === 'Number') && !isLogicalWord(token);
}

function isInside(token: Token, offset: number): boolean {
  if (token.kind !== 'Literal' || offset <= token.start) return false;
  return offset < token.end || (offset === token.end && token.flaw === 'unclosed');
}

function wordAt(tokens: readonly Token[], offset: number): Token | undefined {
  const touched = tokens.filter(
    (token) =>
      (token.kind === 'Name' || token.kind === 'Number' || isSymbol(token, '*')) &&
      token.start <= offset &&
      offset <= token.end,
  );
  return touched.find(({ end }) => end >= offset);
}

function openBrackets(tokens: readonly Token[]): readonly OpenBracket[] {
  const open: OpenBracket[] = [];
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    const name = before?.kind === 'Name' && !isLogicalWord(before) ? before : undefined;
    const innermost = open.at(-1);
    if (isSymbol(token, '[')) open.push({ token, name: undefined, commas: 0 });
    else if (isSymbol(token, '(')) open.push({ token, name, commas: 0 });
    else if (isSymbol(token, ']') || isSymbol(token, ')')) open.pop();
    else if (isSymbol(token, ',') && innermost)
      open.splice(-1, 1, { ...innermost, commas: innermost.commas + 1 });
  }
  return open;
}
