import { emptyRange, rangeCovering, type TextRange } from '../text/range.ts';
import type { Missing } from './ast.ts';
import { type Closing, type Cursor, missing, report } from './cursor.ts';
import type { Token, WordToken } from './lex.ts';
import { andOperator, equalityOperator, type Operator, orOperator, relationalOperator } from './operators.ts';
import type { SyntaxProblem } from './syntax-problem.ts';
import { isSymbol, range, wordOf } from './token.ts';

/*
 * What the parser says of a text that goes wrong, and how it finds its way back into it. Nothing here reads an expression.
 */

/** Tells where a bracket must be closed; at the end of the text, for all brackets that are open. */
export function reportUnclosed(cursor: Cursor, closing: Closing): void {
  const atEnd = cursor.token.kind === 'End';
  if (atEnd && cursor.closings.length < doubledBrackets(cursor)) return;
  const text = atEnd ? [closing, ...[...cursor.closings].reverse()].join('') : closing;
  const offset = cursor.previousEnd;
  report(
    cursor,
    closing === ']' ? 'expected-closing-bracket' : 'expected-closing-parenthesis',
    emptyRange(offset),
    {
      message: `A bracket is left open. Write \`${text}\` here.`,
      title: `Write ${text}`,
      edits: [{ range: emptyRange(offset), newText: text }],
    },
  );
}

/** How many brackets stand directly behind another: one too many of them leaves one open at the end. */
function doubledBrackets({ problems }: Cursor): number {
  return problems.filter(({ code, range, fixes }) => {
    return code === 'expected-step' && range.start < range.end && fixes.length === 0;
  }).length;
}

/** A text with more stray pieces than this is no filter: the rest of it is told as one. */
export const mostStrays = 10;

/** Passes over all that is left, and tells it as one. */
export function skipRest(cursor: Cursor): void {
  const first = cursor.advance();
  while (cursor.token.kind !== 'End') cursor.advance();
  const rest = { start: first.start, end: cursor.previousEnd };
  report(cursor, 'stray-text', rest, { message: 'This is no part of a filter. Remove it.' });
}

/** Passes over what belongs nowhere, and tells it. */
export function skipStray(cursor: Cursor): void {
  const { token } = cursor;
  const isClosing = isSymbol(token, ')') || isSymbol(token, ']');
  const first = cursor.advance();
  if (isSymbol(token, ']') && cursor.problems.some(lacksBracket)) return;
  if (first.kind === 'Stray' && first.flaw) {
    reportPlaceholder(cursor, first);
    return;
  }
  let last = first;
  if (!isClosing) while (cursor.token.kind === 'Stray') last = cursor.advance();
  report(cursor, isClosing ? 'unmatched-closing' : 'stray-text', rangeCovering(first, last), {
    message: isClosing
      ? 'This bracket closes nothing. Remove it, or write the one that it closes.'
      : 'This is no part of a filter. Remove it.',
    title: 'Remove it',
    edits: [{ range: rangeCovering(first, last), newText: '' }],
  });
}

function reportPlaceholder(cursor: Cursor, token: Token): void {
  const message = 'Nothing replaces this placeholder here. Write the value itself.';
  cursor.report({ code: 'stray-text', range: range(token), message, fixes: [] });
}

/** Around a hole nothing is missing: it may hold the operator. */
export function reportMissingOperator(cursor: Cursor): TextRange {
  const { token, previous } = cursor;
  const place = emptyRange(cursor.previousEnd);
  if (token.kind === 'Hole' || previous?.kind === 'Hole' || followsMistake(cursor)) return place;
  const isName = token.kind === 'Name';
  if (isName && isSymbol(previous, '*') && previous.end === token.start) reportStarBeforeName(cursor, token);
  else if (isName && startsOperand(cursor.following)) reportUnknownOperator(cursor, token);
  else if (cursor.argumentLevels.at(-1) === cursor.closings.length) reportUnpartedArguments(cursor, token);
  else reportSideBySide(cursor, token);
  return place;
}

/** `*System[…]` lacks a slash, `*System[…]]` the bracket that its last one closes. */
function reportStarBeforeName(cursor: Cursor, token: WordToken): void {
  const written = closesMore(cursor) ? '[' : '/';
  report(cursor, 'expected-operator', token, {
    message: `Nothing parts \`*\` from \`${token.text}\`. Write \`${written}\` between them.`,
    title: `Write ${written}`,
    edits: [{ range: emptyRange(token.start), newText: written }],
  });
}

/** Whether more `]` follow than brackets are open. */
function closesMore(cursor: Cursor): boolean {
  let open = cursor.closings.filter((closing) => closing === ']').length;
  for (let count = 0; ; count++) {
    const token = cursor.peek(count);
    if (token.kind === 'End') return open < 0;
    if (isSymbol(token, '[')) open++;
    if (isSymbol(token, ']')) open--;
  }
}

function lacksBracket({ code, fixes }: SyntaxProblem): boolean {
  return (
    code === 'expected-operator' && fixes.some(({ edits }) => edits.some(({ newText }) => newText === '['))
  );
}

function reportUnknownOperator(cursor: Cursor, token: WordToken): void {
  const message = `\`${token.text}\` is no operator of XPath. Write \`and\`, \`or\` or a comparison.`;
  cursor.report({ code: 'expected-operator', range: range(token), message, fixes: [] });
}

function reportUnpartedArguments(cursor: Cursor, token: Token): void {
  report(cursor, 'expected-operator', token, {
    message: 'Two arguments stand side by side. Write `,` between them.',
    title: 'Write ,',
    edits: [{ range: emptyRange(cursor.previousEnd), newText: ',' }],
  });
}

function reportSideBySide(cursor: Cursor, token: Token): void {
  cursor.report({
    code: 'expected-operator',
    range: range(token),
    message: 'Two conditions stand side by side. Write `and` or `or` between them.',
    fixes: ['and', 'or'].map((word) => ({
      title: `Write ${word}`,
      edits: [{ range: emptyRange(token.start), newText: `${word} ` }],
    })),
  });
}

/** What stands behind text that was skipped, or behind a word that is no operator, is part of the same mistake. */
function followsMistake(cursor: Cursor): boolean {
  const last = cursor.problems[cursor.problems.length - 1];
  const codes = ['stray-text', 'unmatched-closing', 'expected-operator'];
  if (!last) return false;
  const isSkipped = ['expected-step', 'expected-operand'].includes(last.code);
  return (
    (codes.includes(last.code) && last.range.end === cursor.previousEnd) ||
    (isSkipped && last.range.end === cursor.previous?.start)
  );
}

/** Whether a token can only begin an operand. */
function startsOperand(token: Token): boolean {
  if (token.kind === 'Symbol') return token.text === '@';
  if (token.kind !== 'Name') return ['Literal', 'Number', 'Variable'].includes(token.kind);
  return !orOperator(token) && !andOperator(token) && !equalityOperator(token) && !relationalOperator(token);
}

/** Tells of an operator that XPath 1.0 spells otherwise. */
export function reportOperator(cursor: Cursor, token: Token, operator: Operator<string>): void {
  const written = wordOf(token);
  const { meant } = operator;
  switch (operator.origin) {
    case 'xpath-1':
      break;
    case 'uppercase':
      report(cursor, 'uppercase-operator', token, {
        message: `Operators are written in lower case. Write \`${meant}\`.`,
        title: `Write ${meant}`,
        edits: [{ range: range(token), newText: meant }],
        isSafe: true,
      });
      break;
    case 'later':
      report(cursor, 'beyond-xpath-1', token, {
        message: `\`${written}\` came with a later XPath than the 1.0 of Windows. Write \`${meant}\`.`,
        title: `Write ${meant}`,
        edits: [{ range: range(token), newText: meant }],
        isSafe: true,
      });
      break;
    case 'foreign':
      report(cursor, 'foreign-operator', token, {
        message: `XPath has no operator \`${written}\`. Write \`${meant}\`.`,
        title: `Write ${meant}`,
        edits: [{ range: range(token), newText: meant }],
        isSafe: true,
      });
      break;
  }
}

/** Tells what must stand where an operand is absent, and gives the node for it. */
export function reportMissingOperand(cursor: Cursor): Missing {
  const { previous, token } = cursor;
  if (followsMistake(cursor)) return missing(cursor);
  const isEmpty = isSymbol(previous, '[') && (isSymbol(token, ']') || token.kind === 'End');
  const code = isEmpty ? 'expected-predicate' : 'expected-operand';
  cursor.report({
    code,
    range: emptyRange(cursor.previousEnd),
    message: messageFor(previous, token),
    fixes: [],
  });
  return missing(cursor);
}

function messageFor(previous: Token | undefined, token: Token): string {
  const before = previous && wordOf(previous);
  const comparison = previous && (equalityOperator(previous) ?? relationalOperator(previous));
  if (comparison) return `Write a value after \`${before}\`.`;
  if (previous && (orOperator(previous) || andOperator(previous)))
    return `Write a condition after \`${before}\`, or remove it.`;
  if (orOperator(token) || andOperator(token))
    return `Write a condition before \`${wordOf(token)}\`, or remove it.`;
  if (equalityOperator(token) ?? relationalOperator(token))
    return `Write the name of a field before \`${wordOf(token)}\`.`;
  if (!previous) return 'The filter is empty. Write one, for example `*[System[EventID=4624]]`.';
  if (before === '[') return 'Write a condition between the brackets, or remove them.';
  if (before === '(') return 'Write a condition between the parentheses, or remove them.';
  return `Write a value after \`${before}\`.`;
}

/** Tells of a bracket that a phrase of XPath 2.0 leaves open. */
export function reportUnclosedPhrase(cursor: Cursor, open: readonly string[]): void {
  const range = emptyRange(cursor.previousEnd);
  const message = `A bracket is left open. Write \`${open[open.length - 1]}\` here.`;
  cursor.report({ code: 'expected-closing-bracket', range, message, fixes: [] });
}

/** Tells that a name must stand behind `/` or `@`, or before `[`. */
export function reportMissingStep(cursor: Cursor): void {
  const { previous, token } = cursor;
  if (followsMistake(cursor)) return;
  const offset = isSymbol(token, '[') ? token.start : cursor.previousEnd;
  const atStart = isSymbol(token, '[') && cursor.closings.length === 0 && !isSymbol(previous, '/');
  cursor.report({
    code: 'expected-step',
    range: isSymbol(token, '[') ? range(token) : emptyRange(offset),
    message: atStart
      ? 'A filter begins with `*`. Write `*` before `[`.'
      : isSymbol(token, '[')
        ? 'Write the name of an element before `[`.'
        : `Write a name after \`${previous ? wordOf(previous) : ''}\`.`,
    fixes: atStart ? [{ title: 'Write *', edits: [{ range: emptyRange(offset), newText: '*' }] }] : [],
  });
}
