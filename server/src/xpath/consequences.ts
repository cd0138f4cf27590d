import { emptyRange, type TextRange } from '../text/range.ts';
import type { Token } from './lex.ts';
import type { SyntaxProblem } from './syntax-problem.ts';

/** A quote that is missing turns values into text and text into values: the first place of it is told, and nothing that stands behind it. */
export function withoutConsequences(
  problems: readonly SyntaxProblem[],
  tokens: readonly Token[],
): readonly SyntaxProblem[] {
  const ordered = [...problems].sort((a, b) => a.range.start - b.range.start);
  const unclosed = tokens.find((token) => token.kind === 'Literal' && token.flaw === 'unclosed');
  if (unclosed?.kind !== 'Literal') return ordered;
  const turned = tokens.findIndex((token, index) => isTurned(token, tokens[index + 1], unclosed.quote));
  const first = turned < 0 ? tokens.indexOf(unclosed) : turned;
  const told = ordered.filter(({ code }) => code === 'expected-closing-quote');
  const mistakes = [
    unopened(tokens, first, unclosed.quote) ?? (turned < 0 ? told : unpaired(tokens[turned] ?? unclosed)),
  ].flat();
  const start = Math.min(...mistakes.map(({ range }) => range.start));
  const before = ordered.filter(({ code, range }) => code !== 'expected-closing-quote' && range.end <= start);
  return [...before, ...mistakes];
}

/** The value between an operator and the quote at `index`, which lacks the quote in front of it. */
function unopened(tokens: readonly Token[], index: number, quote: string): SyntaxProblem | undefined {
  const closing = tokens[index];
  const before = tokens.slice(0, index);
  const operator = before.findLastIndex(
    (token) => token.kind === 'Literal' || (token.kind === 'Symbol' && /[[\]()=<>]/.test(token.text)),
  );
  const value = before.slice(operator + 1).find(({ kind }) => kind !== 'Blank');
  const symbol = before[operator];
  if (!closing || !value || symbol?.kind !== 'Symbol' || !/[=<>]/.test(symbol.text)) return undefined;
  const mark = { start: closing.start, end: closing.start + 1 };
  return {
    code: 'expected-closing-quote',
    range: { start: value.start, end: mark.end },
    message: `This value has a quote behind it only. Write ${quote} before it, too.`,
    fixes: [
      { title: `Write ${quote} before it`, edits: [{ range: emptyRange(value.start), newText: quote }] },
      ...(value.kind === 'Number' && value.end === mark.start
        ? [{ title: 'Remove the quote', edits: [{ range: mark, newText: '' }] }]
        : []),
    ],
  };
}

/** Whether a literal looks like what stands between two values: it holds a bracket, or a word follows its end. */
function isTurned(token: Token, next: Token | undefined, quote: string): boolean {
  if (token.kind !== 'Literal' || token.flaw || token.quote !== quote) return false;
  return /^[^[]*\]/.test(token.value) || next?.kind === 'Name' || next?.kind === 'Number';
}

function unpaired({ start }: TextRange): SyntaxProblem {
  const message = 'From this quote on they do not pair up. Close each value with the quote that opens it.';
  return { code: 'expected-closing-quote', range: { start, end: start + 1 }, message, fixes: [] };
}
