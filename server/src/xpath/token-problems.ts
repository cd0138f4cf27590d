import { removal } from '../text/edit.ts';
import { type TextRange, textOf } from '../text/range.ts';
import type { LiteralToken, SymbolToken, Token, WordToken } from './lex.ts';
import type { SyntaxProblem } from './syntax-problem.ts';

/** What single tokens hold that XPath 1.0 has not, whatever stands around them. */
export function* tokenProblems(text: string, tokens: readonly Token[]): Generator<SyntaxProblem> {
  for (const token of tokens) {
    if (token.kind === 'Comment') {
      yield {
        code: 'beyond-xpath-1',
        range: token,
        message: 'Comments `(: … :)` came with XPath 2.0. Remove it.',
        fixes: [{ title: 'Remove the comment', edits: [removal(token)] }],
      };
    }
    if (token.kind === 'Symbol' && token.flaw) yield escapedSymbol(text, token);
    if (token.kind === 'Literal' && token.flaw) yield flawedLiteral(text, token, token.flaw);
    if ((token.kind === 'Name' || token.kind === 'Number') && token.flaw)
      yield flawedWord(text, token, token.flaw);
  }
}

function escapedSymbol(text: string, token: SymbolToken): SyntaxProblem {
  return {
    code: 'escaped-entity',
    range: token,
    message: `\`${textOf(text, token)}\` is how XML writes \`${token.text}\`; here it makes the query invalid. Write \`${token.text}\`.`,
    fixes: [replace(token, token.text)],
  };
}

function flawedLiteral(
  text: string,
  token: LiteralToken,
  flaw: NonNullable<LiteralToken['flaw']>,
): SyntaxProblem {
  const quote = token.value.includes(token.quote) && !token.value.includes("'") ? "'" : token.quote;
  const fixes = token.value.includes(quote) ? [] : [replace(token, quote + token.value + quote)];
  switch (flaw) {
    case 'unclosed':
      if (/^\s*(?:$|(?:\*|Event)\s*[[/])/.test(token.value)) return strayQuote(token);
      return {
        code: 'expected-closing-quote',
        range: { start: token.start, end: token.start + 1 },
        message: `This quote is never closed. Write ${token.quote} at the end of the value.`,
        fixes: [],
      };
    case 'entity':
      return {
        code: 'escaped-entity',
        range: token,
        message: `\`${textOf(text, token).slice(0, 6)}\` is how XML writes a quote; here it makes the query invalid. Write ${quote}.`,
        fixes,
      };
    case 'backslash':
      return {
        code: 'escaped-quote',
        range: token,
        message: `XPath knows no backslash before a quote. Write ${quote} alone.`,
        fixes,
      };
    case 'unquoted':
      return {
        code: 'unquoted-value',
        range: token,
        message: `${/^\d{4}-/.test(token.value) ? 'A time' : 'A GUID'} stands in quotes. Write ${quote}${token.value}${quote}.`,
        fixes,
      };
    case 'typographic':
      return {
        code: 'typographic-quote',
        range: token,
        message: `Typographic quotes are no quotes in XPath. Write ${quote}.`,
        fixes,
      };
  }
}

function strayQuote(token: LiteralToken): SyntaxProblem {
  const range = { start: token.start, end: token.start + 1 };
  return {
    code: 'expected-closing-quote',
    range,
    message: 'This quote opens no value. Remove it.',
    fixes: [{ title: 'Remove it', edits: [removal(range)] }],
  };
}

function flawedWord(text: string, token: WordToken, flaw: NonNullable<WordToken['flaw']>): SyntaxProblem {
  const written = textOf(text, token);
  switch (flaw) {
    case 'hexadecimal':
      return {
        code: 'unquoted-value',
        range: token,
        message: `A hexadecimal number stands in quotes. Write '${written}'.`,
        fixes: [replace(token, `'${written}'`)],
      };
    case 'exponent':
      return {
        code: 'beyond-xpath-1',
        range: token,
        message: `Numbers with an exponent came with XPath 2.0. Write ${Number(written)} in digits.`,
        fixes: /^\d+$/.test(String(Number(written))) ? [replace(token, String(Number(written)))] : [],
      };
    case 'braced-uri':
      return {
        code: 'beyond-xpath-1',
        range: token,
        message: `\`Q{…}\` came with XPath 3.0, and Event Log knows no namespaces. Write ${token.text}.`,
        fixes: [replace(token, token.text)],
      };
  }
}

function replace(range: TextRange, newText: string) {
  return { title: `Write ${newText}`, edits: [{ range, newText }], isSafe: true as const };
}
