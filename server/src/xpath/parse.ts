import { hole } from '../text/hole.ts';
import { emptyRange, rangeCovering, type TextRange } from '../text/range.ts';
import type {
  AndExpr,
  Axis,
  AxisName,
  Expr,
  FunctionCall,
  Literal,
  LocationPath,
  Missing,
  NodeTest,
  NodeTypeTest,
  OrExpr,
  PathSeparator,
  Predicate,
  Step,
} from './ast.ts';
import { axisNames } from './ast.ts';
import { type Closing, type Cursor, cursorOver } from './cursor.ts';
import { lex, type SymbolToken, type Token, type WordToken } from './lex.ts';
import { andOperator, equalityOperator, type Operator, orOperator, relationalOperator } from './operators.ts';
import { printLiteral } from './print.ts';
import type { SyntaxCode, SyntaxProblem } from './syntax-problem.ts';
import { tokenProblems } from './token-problems.ts';

/** A text read as XPath 1.0: a whole tree whatever the text is, its tokens, and what is wrong with it. */
export interface ParsedExpr {
  readonly expr: Expr;
  readonly tokens: readonly Token[];
  readonly problems: readonly SyntaxProblem[];
}

/**
 * Reads an [14] Expr from a range of `text`; all offsets in the result are offsets of `text`. Never throws.
 * Expressions of later versions of XPath come back as LaterExpr nodes, without a problem of their own.
 */
export function parse(text: string, range: TextRange = { start: 0, end: text.length }): ParsedExpr {
  const tokens = lex(text, range);
  const cursor = cursorOver(tokens, range.start);
  const expr = parseEnclosed(cursor, undefined);
  const problems = [...tokenProblems(text, tokens), ...cursor.problems];
  return { expr, tokens, problems: withoutConsequences(problems, tokens) };
}

/** A quote that is missing turns values into text and text into values: the first place of it is told, and nothing that stands behind it. */
function withoutConsequences(
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

// ---- Brackets and what may stand between them ------------------------------------------------------------------------------

/** Reads an expression and the bracket that closes it; without one, the whole text. */
function parseEnclosed(cursor: Cursor, closing: Closing | undefined): Expr {
  if (closing) cursor.closings.push(closing);
  let expr = cursor.deeper(() => parseSequence(cursor)) ?? missing(cursor);
  for (let strays = 0; !endsHere(cursor, closing); strays++) {
    if (strays < mostStrays) skipStray(cursor);
    else skipRest(cursor);
    const left = grouped(expr);
    if (!endsHere(cursor, closing)) expr = cursor.deeper(() => parseSequence(cursor, left)) ?? left;
  }
  if (closing) cursor.closings.pop();
  if (closing && isSymbol(cursor.token, closing)) cursor.advance();
  else if (closing) reportUnclosed(cursor, closing);
  return expr;
}

/** What stands before a stray bracket was meant as one operand of what follows. */
function grouped(expr: Expr): Expr {
  const isPath = expr.kind === 'LocationPath' && expr.steps.length > 0;
  const isOperand = isPath || expr.kind === 'ParenthesizedExpr' || expr.kind === 'Missing';
  return isOperand ? expr : { kind: 'ParenthesizedExpr', expr, ...range(expr) };
}

/** A closing bracket of an outer level ends an inner one too: the inner one was forgotten. */
function endsHere(cursor: Cursor, closing: Closing | undefined): boolean {
  const { token } = cursor;
  if (token.kind === 'End') return true;
  if (!closing || token.kind !== 'Symbol') return false;
  return cursor.closings.some((open) => open === token.text);
}

function reportUnclosed(cursor: Cursor, closing: Closing): void {
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
const mostStrays = 10;

function skipRest(cursor: Cursor): void {
  const first = cursor.advance();
  while (cursor.token.kind !== 'End') cursor.advance();
  const rest = { start: first.start, end: cursor.previousEnd };
  report(cursor, 'stray-text', rest, { message: 'This is no part of a filter. Remove it.' });
}

function skipStray(cursor: Cursor): void {
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

/** XPath 2.0's `Expr ::= ExprSingle (',' ExprSingle)*`; XPath 1.0 has the first only. */
function parseSequence(cursor: Cursor, left?: Expr): Expr {
  const first = parseOrExpr(cursor, left);
  if (!isSymbol(cursor.token, ',')) return first;
  const operands = [first];
  while (isSymbol(cursor.token, ',')) {
    cursor.advance();
    operands.push(parseOrExpr(cursor));
  }
  return laterExpr('sequence', ',', operands);
}

// ---- Operators, loosest first ----------------------------------------------------------------------------------------------

/** [21] OrExpr ::= AndExpr | OrExpr 'or' AndExpr */
function parseOrExpr(cursor: Cursor, left?: Expr): Expr {
  const operands = [parseAndExpr(cursor, left)];
  const operators: TextRange[] = [];
  for (let operator = orOperator(cursor.token); operator; operator = orOperator(cursor.token)) {
    operators.push(readOperator(cursor, operator));
    operands.push(parseAndExpr(cursor));
  }
  return logical('OrExpr', operands, operators);
}

/** [22] AndExpr ::= EqualityExpr | AndExpr 'and' EqualityExpr */
function parseAndExpr(cursor: Cursor, left?: Expr): Expr {
  const operands = [parseEqualityExpr(cursor, left)];
  const operators: TextRange[] = [];
  for (;;) {
    const operator = andOperator(cursor.token);
    if (operator) operators.push(readOperator(cursor, operator));
    else if (standsAlone(cursor)) operators.push(reportMissingOperator(cursor));
    else return logical('AndExpr', operands, operators);
    operands.push(parseEqualityExpr(cursor));
  }
}

function logical(
  kind: (OrExpr | AndExpr)['kind'],
  operands: readonly Expr[],
  operators: readonly TextRange[],
): Expr {
  const [first] = operands;
  const last = operands[operands.length - 1];
  if (!first || !last || operators.length === 0) return first ?? { kind: 'Missing', start: 0, end: 0 };
  return { kind, operands, operators, ...rangeCovering(first, last) };
}

/** Whether an operand begins where an operator must stand. A `*` multiplies unless a predicate follows it. */
function standsAlone(cursor: Cursor): boolean {
  const { token, following } = cursor;
  if (token.kind === 'Symbol') {
    return (
      ['(', '@', '.', '..', '['].includes(token.text) || (token.text === '*' && isSymbol(following, '['))
    );
  }
  if (token.kind === 'Name') return !orOperator(token);
  return (
    token.kind === 'Literal' || token.kind === 'Number' || token.kind === 'Variable' || token.kind === 'Hole'
  );
}

/** Around a hole nothing is missing: it may hold the operator. */
function reportMissingOperator(cursor: Cursor): TextRange {
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

/** A level of operators that associate to the left; chains of more than `longestChain` are refused, for no filter needs them. */
function parseChain<T extends string>(
  cursor: Cursor,
  first: Expr,
  operatorAt: (cursor: Cursor) => Operator<T> | undefined,
  parseOperand: (cursor: Cursor) => Expr,
  make: (operator: T, parts: { left: Expr; operatorRange: TextRange; right: Expr } & TextRange) => Expr,
): Expr {
  let expr = first;
  for (let length = 0; length < longestChain; length++) {
    const operator = operatorAt(cursor);
    if (!operator) break;
    const token = cursor.advance();
    const right = parseOperand(cursor);
    if (!isListOperator(token, right)) reportOperator(cursor, token, operator);
    expr = make(operator.meant, {
      left: expr,
      operatorRange: range(token),
      right,
      ...rangeCovering(expr, right),
    });
  }
  return expr;
}

const longestChain = 8;

/** [23] EqualityExpr ::= RelationalExpr | EqualityExpr '=' RelationalExpr | EqualityExpr '!=' RelationalExpr */
function parseEqualityExpr(cursor: Cursor, left?: Expr): Expr {
  return parseChain(
    cursor,
    parseRelationalExpr(cursor, left),
    ({ token }) => equalityOperator(token),
    parseRelationalExpr,
    (operator, parts) => ({ kind: 'EqualityExpr', operator, ...parts }),
  );
}

/** [24] RelationalExpr ::= AdditiveExpr | RelationalExpr ('<' | '>' | '<=' | '>=') AdditiveExpr */
function parseRelationalExpr(cursor: Cursor, left?: Expr): Expr {
  return parseChain(
    cursor,
    parseLaterOperator(cursor, ['is', '<<', '>>'], parseRangeExpr, left),
    ({ token }) => relationalOperator(token),
    parseRangeExpr,
    (operator, parts) => ({ kind: 'RelationalExpr', operator, ...parts }),
  );
}

/** XPath 2.0's RangeExpr ::= AdditiveExpr ('to' AdditiveExpr)? */
function parseRangeExpr(cursor: Cursor, left?: Expr): Expr {
  return parseLaterOperator(cursor, ['to'], parseAdditiveExpr, left);
}

/** [25] AdditiveExpr ::= MultiplicativeExpr | AdditiveExpr '+' MultiplicativeExpr | AdditiveExpr '-' MultiplicativeExpr */
function parseAdditiveExpr(cursor: Cursor, left?: Expr): Expr {
  return parseChain<'+' | '-'>(
    cursor,
    parseMultiplicativeExpr(cursor, left),
    ({ token }) => symbolOperator(token, ['+', '-']),
    parseMultiplicativeExpr,
    (operator, parts) => ({ kind: 'AdditiveExpr', operator, ...parts }),
  );
}

/** [26] MultiplicativeExpr ::= UnaryExpr | MultiplicativeExpr ('*' | 'div' | 'mod') UnaryExpr */
function parseMultiplicativeExpr(cursor: Cursor, left?: Expr): Expr {
  return parseChain<'*' | 'div' | 'mod'>(
    cursor,
    parseLaterOperator(cursor, ['idiv'], parseUnaryExpr, left),
    ({ token, following }) =>
      isSymbol(token, '*') && isSymbol(following, '[')
        ? undefined
        : symbolOperator(token, ['*', 'div', 'mod']),
    (operand) => parseUnaryExpr(operand),
    (operator, parts) => ({ kind: 'MultiplicativeExpr', operator, ...parts }),
  );
}

function symbolOperator<T extends string>(token: Token, texts: readonly T[]): Operator<T> | undefined {
  const meant = texts.find(
    (text) => (token.kind === 'Symbol' || token.kind === 'Name') && token.text === text,
  );
  return meant && { meant, origin: 'xpath-1' };
}

/** Operators of XPath 2.0 and later that have no counterpart in 1.0. */
function parseLaterOperator(
  cursor: Cursor,
  words: readonly string[],
  parseOperand: (cursor: Cursor, left?: Expr) => Expr,
  left?: Expr,
): Expr {
  let expr = parseOperand(cursor, left);
  for (let length = 0; length < longestChain; length++) {
    const { token } = cursor;
    if ((token.kind !== 'Name' && token.kind !== 'Symbol') || !words.includes(token.text)) break;
    if (isSymbol(token, '=>') && !isArrow(cursor)) break;
    cursor.advance();
    expr = laterExpr('operator', token.text, [expr, parseOperand(cursor)]);
  }
  return expr;
}

/** Whether a `=>` calls a function, as XPath 3.1 has it; else `>=` is meant. */
function isArrow(cursor: Cursor): boolean {
  return cursor.following.kind === 'Name' && isSymbol(cursor.peek(2), '(');
}

/** [27] UnaryExpr ::= UnionExpr | '-' UnaryExpr */
function parseUnaryExpr(cursor: Cursor, left?: Expr): Expr {
  const { token } = cursor;
  if (left || !isSymbol(token, '-')) return parseTypePhrase(cursor, parseUnionExpr(cursor, left));
  cursor.advance();
  const operand = cursor.deeper(() => parseUnaryExpr(cursor)) ?? missing(cursor);
  return { kind: 'UnaryExpr', operatorRange: range(token), operand, ...rangeCovering(token, operand) };
}

/** XPath 2.0's `instance of`, `treat as`, `castable as` and `cast as`, each with the type behind it. */
function parseTypePhrase(cursor: Cursor, operand: Expr): Expr {
  const { token, following } = cursor;
  if (token.kind !== 'Name' || following.kind !== 'Name') return operand;
  const construct = `${token.text} ${following.text}`;
  if (!['instance of', 'treat as', 'castable as', 'cast as'].includes(construct)) return operand;
  cursor.advance();
  cursor.advance();
  const words = [construct];
  if (cursor.token.kind === 'Name') words.push(wordOf(cursor.advance()));
  return {
    kind: 'LaterExpr',
    form: 'phrase',
    construct,
    operands: [operand],
    words: words.join(' '),
    start: operand.start,
    end: cursor.previousEnd,
  };
}

/** [18] UnionExpr ::= PathExpr | UnionExpr '|' PathExpr; XPath 2.0 adds `union`, `intersect` and `except`, 3.0 `!` and `=>`. */
function parseUnionExpr(cursor: Cursor, left?: Expr): Expr {
  const operands = [
    parseLaterOperator(cursor, ['union', 'intersect', 'except', '!', '=>'], parsePathExpr, left),
  ];
  const operators: TextRange[] = [];
  while (isSymbol(cursor.token, '|')) {
    operators.push(range(cursor.advance()));
    operands.push(parsePathExpr(cursor));
  }
  const [first] = operands;
  const last = operands[operands.length - 1];
  if (!first || !last || operators.length === 0) return first ?? missing(cursor);
  return { kind: 'UnionExpr', operands, operators, ...rangeCovering(first, last) };
}

function readOperator(cursor: Cursor, operator: Operator<string>): TextRange {
  const token = cursor.advance();
  reportOperator(cursor, token, operator);
  return range(token);
}

/** `EventID in (4624, 4625)`, as KQL and SQL have it: the list is the mistake that is told. */
function isListOperator(token: Token, right: Expr): boolean {
  return wordOf(token) === 'in' && right.kind === 'ParenthesizedExpr' && right.expr.kind === 'LaterExpr';
}

function reportOperator(cursor: Cursor, token: Token, operator: Operator<string>): void {
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
      });
      break;
    case 'later':
      report(cursor, 'beyond-xpath-1', token, {
        message: `\`${written}\` came with a later XPath than the 1.0 of Windows. Write \`${meant}\`.`,
        title: `Write ${meant}`,
        edits: [{ range: range(token), newText: meant }],
      });
      break;
    case 'foreign':
      report(cursor, 'foreign-operator', token, {
        message: `XPath has no operator \`${written}\`. Write \`${meant}\`.`,
        title: `Write ${meant}`,
        edits: [{ range: range(token), newText: meant }],
      });
      break;
  }
}

// ---- Operands --------------------------------------------------------------------------------------------------------------

/**
 * [19] PathExpr ::= LocationPath | FilterExpr | FilterExpr '/' RelativeLocationPath | FilterExpr '//' RelativeLocationPath
 * [20] FilterExpr ::= PrimaryExpr | FilterExpr Predicate
 */
function parsePathExpr(cursor: Cursor, left?: Expr): Expr {
  const primary = left ?? parsePrimaryExpr(cursor);
  if (!left && (primary.kind === 'LocationPath' || primary.kind === 'Missing')) return primary;
  if (primary.kind === 'LaterExpr' && primary.form === 'phrase') return primary;
  const predicates = left ? [] : parsePredicates(cursor);
  const last = predicates[predicates.length - 1];
  const filter: Expr = last
    ? { kind: 'FilterExpr', primary, predicates, ...rangeCovering(primary, last) }
    : primary;
  if (left || !separatorAt(cursor)) return filter;
  const path = parseRelativeSteps(cursor, []);
  return { kind: 'PathExpr', filter, path, ...rangeCovering(filter, path) };
}

/** [15] PrimaryExpr ::= VariableReference | '(' Expr ')' | Literal | Number | FunctionCall; else a LocationPath. */
function parsePrimaryExpr(cursor: Cursor): Expr {
  const { token, following } = cursor;
  switch (token.kind) {
    case 'Literal':
      return parseLiteral(cursor);
    case 'Number':
      cursor.advance();
      return { kind: 'Number', text: token.text, ...range(token) };
    case 'Variable':
      cursor.advance();
      return { kind: 'VariableReference', name: token.text, ...range(token) };
    case 'Hole':
      cursor.advance();
      return { kind: 'Hole', ...range(token) };
    case 'Name':
      if (isStrandedOperator(cursor)) return reportMissingOperand(cursor);
      if (isPhrase(cursor)) return parsePhrase(cursor);
      if (isSymbol(following, '(') && !nodeTypes.some((type) => type === token.text))
        return parseFunctionCall(cursor);
      return parseLocationPath(cursor);
    case 'Symbol':
      if (token.text === '(') return parseParenthesized(cursor);
      if (startsStep(token) || separatorAt(cursor)) return parseLocationPath(cursor);
      if (token.text === '!') return parseNegated(cursor);
      return reportMissingOperand(cursor);
    case 'Stray':
      skipStray(cursor);
      return cursor.deeper(() => parsePrimaryExpr(cursor)) ?? missing(cursor);
    case 'Blank':
    case 'Comment':
    case 'End':
      return reportMissingOperand(cursor);
  }
}

/** `!(…)`, as C and PowerShell have it. */
function parseNegated(cursor: Cursor): Expr {
  report(cursor, 'foreign-operator', cursor.advance(), {
    message: 'XPath has no operator `!`. Write the opposite comparison.',
  });
  return cursor.deeper(() => parsePrimaryExpr(cursor)) ?? missing(cursor);
}

/** `and` or `or` where an operand must stand: an operator whose left side was forgotten, never a call or an element. */
function isStrandedOperator(cursor: Cursor): boolean {
  const { token, following } = cursor;
  if (!orOperator(token) && !andOperator(token)) return false;
  if (following.kind === 'Symbol') {
    return (
      ['(', '@', '.', '..'].includes(following.text) ||
      (following.text === '*' && isSymbol(cursor.peek(2), '['))
    );
  }
  if (following.kind === 'Name') return !['and', 'or', 'div', 'mod'].includes(following.text);
  return following.kind !== 'End';
}

function reportMissingOperand(cursor: Cursor): Missing {
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

/** [29] Literal; XPath 2.0 lets a doubled quote stand for one. */
function parseLiteral(cursor: Cursor): Literal {
  const first = cursor.advance();
  let last = first;
  let value = first.kind === 'Literal' ? first.value : '';
  while (isDoubledQuote(last, cursor.token)) {
    last = cursor.advance();
    if (last.kind === 'Literal') value += last.quote + last.value;
  }
  const node = literal(value, rangeCovering(first, last), first.kind === 'Literal' ? first.quote : '"');
  if (last !== first) {
    const written = node.quote + value + node.quote;
    const fix = value.includes(node.quote)
      ? {}
      : { title: `Write ${written}`, edits: [{ range: range(node), newText: written }] };
    const message = `Doubling a quote inside a value came with XPath 2.0. Write the value in the other kind of quotes.`;
    report(cursor, 'beyond-xpath-1', node, { message, ...fix });
  }
  return node;
}

function isDoubledQuote(last: Token, next: Token): boolean {
  return (
    last.kind === 'Literal' && next.kind === 'Literal' && last.quote === next.quote && last.end === next.start
  );
}

/** A literal takes the kind of quotes that its value does not hold. */
function literal(value: string, where: TextRange, written: Literal['quote']): Literal {
  const other = written === '"' ? "'" : '"';
  const quote = !value.includes(written) ? written : value.includes(other) ? '"' : other;
  return { kind: 'Literal', value, quote, ...range(where) };
}

function parseParenthesized(cursor: Cursor): Expr {
  const open = cursor.advance();
  const expr = parseEnclosed(cursor, ')');
  return { kind: 'ParenthesizedExpr', expr, start: open.start, end: cursor.previousEnd };
}

/** [16] FunctionCall ::= FunctionName '(' ( Argument ( ',' Argument )* )? ')' */
function parseFunctionCall(cursor: Cursor): FunctionCall {
  const nameToken = cursor.advance();
  cursor.advance();
  if (cursor.token.kind === 'End') reportUnclosed(cursor, ')');
  cursor.argumentLevels.push(cursor.closings.length + 1);
  const list = isSymbol(cursor.token, ')') ? undefined : parseEnclosed(cursor, ')');
  cursor.argumentLevels.pop();
  if (!list) cursor.advance();
  const call = { kind: 'FunctionCall', name: wordOf(nameToken), nameRange: range(nameToken) } as const;
  const isList = list?.kind === 'LaterExpr' && list.form === 'sequence';
  return {
    ...call,
    arguments: isList ? list.operands : list && list.kind !== 'Missing' ? [list] : [],
    start: nameToken.start,
    end: cursor.previousEnd,
  };
}

// ---- Phrases of XPath 2.0 and later ----------------------------------------------------------------------------------------

function isPhrase(cursor: Cursor): boolean {
  const { token, following } = cursor;
  if (token.kind !== 'Name') return false;
  if (['for', 'let', 'some', 'every'].includes(token.text)) return following.kind === 'Variable';
  return token.text === 'if' && isSymbol(following, '(') && isFollowedByThen(cursor);
}

function isFollowedByThen(cursor: Cursor): boolean {
  let depth = 0;
  for (let count = 1; cursor.peek(count).kind !== 'End'; count++) {
    if (isSymbol(cursor.peek(count), '(')) depth++;
    if (isSymbol(cursor.peek(count), ')')) depth--;
    if (depth === 0) return wordOf(cursor.peek(count + 1)) === 'then';
  }
  return false;
}

/** Keeps the words up to the bracket that ends the phrase; brackets left open inside it are closed. */
function parsePhrase(cursor: Cursor): Expr {
  const first = cursor.advance();
  const words = [wordOf(first)];
  const open: string[] = [];
  while (cursor.token.kind !== 'End') {
    const { token } = cursor;
    if (isSymbol(token, ')') || isSymbol(token, ']')) {
      if (open.pop() !== token.text) break;
    }
    if (isSymbol(token, '(')) open.push(')');
    if (isSymbol(token, '[')) open.push(']');
    words.push(wordOf(cursor.advance()));
  }
  if (open.length > 0) reportUnclosedPhrase(cursor, open);
  return {
    kind: 'LaterExpr',
    form: 'phrase',
    construct: wordOf(first),
    operands: [],
    words: [...words, ...open.reverse()].filter((word) => word !== '').join(' '),
    start: first.start,
    end: cursor.previousEnd,
  };
}

function reportUnclosedPhrase(cursor: Cursor, open: readonly string[]): void {
  const range = emptyRange(cursor.previousEnd);
  const message = `A bracket is left open. Write \`${open[open.length - 1]}\` here.`;
  cursor.report({ code: 'expected-closing-bracket', range, message, fixes: [] });
}

// ---- Location paths --------------------------------------------------------------------------------------------------------

/**
 * [1] LocationPath ::= RelativeLocationPath | AbsoluteLocationPath
 * [2] AbsoluteLocationPath ::= '/' RelativeLocationPath? | AbbreviatedAbsoluteLocationPath
 */
function parseLocationPath(cursor: Cursor): LocationPath {
  const root = separatorAt(cursor);
  if (!root) return parseRelativeSteps(cursor, [parseStep(cursor, undefined)]);
  cursor.advance();
  const isAlone = !startsStep(cursor.token) && cursor.token.kind !== 'Hole';
  if (root.text === '/' && isAlone) return { kind: 'LocationPath', root, steps: [], ...range(root) };
  const path = parseRelativeSteps(cursor, [parseStep(cursor, undefined)]);
  return { ...path, root, start: root.start };
}

/** [3] RelativeLocationPath ::= Step | RelativeLocationPath '/' Step | AbbreviatedRelativeLocationPath */
function parseRelativeSteps(cursor: Cursor, first: readonly Step[]): LocationPath {
  const steps = [...first];
  for (let separator = separatorAt(cursor); separator; separator = separatorAt(cursor)) {
    cursor.advance();
    steps.push(parseStep(cursor, separator));
  }
  const start = steps[0]?.start ?? cursor.previousEnd;
  return { kind: 'LocationPath', root: undefined, steps, start, end: steps[steps.length - 1]?.end ?? start };
}

/** [4] Step ::= AxisSpecifier NodeTest Predicate* | AbbreviatedStep */
function parseStep(cursor: Cursor, separator: PathSeparator | undefined): Step {
  const start = separator?.start ?? (startsStep(cursor.token) ? cursor.token.start : cursor.previousEnd);
  const axis = parseAxis(cursor, start);
  const test: NodeTest =
    axis.text === '.' || axis.text === '..'
      ? { kind: 'NodeTypeTest', nodeType: 'node', target: undefined, ...emptyRange(axis.end) }
      : parseNodeTest(cursor, axis);
  const predicates = parsePredicates(cursor);
  return {
    kind: 'Step',
    separator,
    axis,
    test,
    predicates,
    start,
    end: (predicates[predicates.length - 1] ?? test).end,
  };
}

/** [5] AxisSpecifier ::= AxisName '::' | '@'?, and [12] AbbreviatedStep ::= '.' | '..' */
function parseAxis(cursor: Cursor, start: number): Axis {
  const { token, following } = cursor;
  if (token.kind === 'Name' && isSymbol(following, '::')) {
    cursor.advance();
    cursor.advance();
    const name: AxisName = axisNames.find((axis) => axis === token.text) ?? 'unknown';
    return { name, text: `${token.text}::`, start: token.start, end: following.end };
  }
  for (const [text, name] of abbreviatedAxes) {
    if (isSymbol(token, text)) {
      cursor.advance();
      return { name, text, ...range(token) };
    }
  }
  return { name: 'child', text: '', ...emptyRange(Math.max(start, cursor.previousEnd)) };
}

const abbreviatedAxes = [
  ['@', 'attribute'],
  ['.', 'self'],
  ['..', 'parent'],
] as const;

const nodeTypes: readonly NodeTypeTest['nodeType'][] = ['comment', 'text', 'processing-instruction', 'node'];

/** [7] NodeTest ::= NameTest | NodeType '(' ')' | 'processing-instruction' '(' Literal ')'; XPath 2.0 adds `*:NCName`. */
function parseNodeTest(cursor: Cursor, axis: Axis): NodeTest {
  const { token, following } = cursor;
  const nodeType = nodeTypes.find((type) => type === wordOf(token));
  if (nodeType && isSymbol(following, '(')) return parseNodeType(cursor, nodeType);
  if (isSymbol(token, '*')) return parseWildcard(cursor);
  if (token.kind === 'Name') {
    cursor.advance();
    return { kind: 'NameTest', name: token.text, ...range(token) };
  }
  if (token.kind === 'Hole') {
    cursor.advance();
    return { kind: 'Hole', ...range(token) };
  }
  reportMissingStep(cursor);
  return { kind: 'Missing', ...emptyRange(axis.end) };
}

function parseWildcard(cursor: Cursor): NodeTest {
  const star = cursor.advance();
  const [colon, local] = [cursor.token, cursor.following];
  if (
    !isSymbol(colon, ':') ||
    colon.start !== star.end ||
    local.kind !== 'Name' ||
    local.start !== colon.end
  ) {
    return { kind: 'NameTest', name: '*', ...range(star) };
  }
  cursor.advance();
  cursor.advance();
  report(cursor, 'beyond-xpath-1', rangeCovering(star, local), {
    message: `\`*:${local.text}\` came with XPath 2.0, and Event Log knows no namespaces. Write \`${local.text}\`.`,
    title: `Write ${local.text}`,
    edits: [{ range: rangeCovering(star, local), newText: local.text }],
  });
  return { kind: 'NameTest', name: local.text, ...rangeCovering(star, local) };
}

function parseNodeType(cursor: Cursor, nodeType: NodeTypeTest['nodeType']): NodeTypeTest {
  const first = cursor.advance();
  cursor.advance();
  const { token } = cursor;
  const target = token.kind === 'Literal' ? parseLiteral(cursor) : undefined;
  if (isSymbol(cursor.token, ')')) cursor.advance();
  else reportUnclosed(cursor, ')');
  return { kind: 'NodeTypeTest', nodeType, target, start: first.start, end: cursor.previousEnd };
}

function reportMissingStep(cursor: Cursor): void {
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

/** [8] Predicate ::= '[' PredicateExpr ']' */
function parsePredicates(cursor: Cursor): readonly Predicate[] {
  const predicates: Predicate[] = [];
  while (isSymbol(cursor.token, '[')) {
    const open = cursor.advance();
    const expr = parseEnclosed(cursor, ']');
    predicates.push({ kind: 'Predicate', expr, start: open.start, end: cursor.previousEnd });
  }
  return predicates;
}

function separatorAt(cursor: Cursor): PathSeparator | undefined {
  const { token } = cursor;
  if (token.kind !== 'Symbol' || (token.text !== '/' && token.text !== '//')) return undefined;
  return { text: token.text, ...range(token) };
}

function startsStep(token: Token): boolean {
  return (
    token.kind === 'Name' || (token.kind === 'Symbol' && ['*', '@', '.', '..', '['].includes(token.text))
  );
}

// ---- Small parts -----------------------------------------------------------------------------------------------------------

function isSymbol<T extends string>(
  token: Token | undefined,
  text: T,
): token is SymbolToken & { readonly text: T } {
  return token?.kind === 'Symbol' && token.text === text;
}

/** A token as it is written in a tree's text: what XPath 1.0 would write for it. */
function wordOf(token: Token): string {
  switch (token.kind) {
    case 'Name':
    case 'Number':
    case 'Symbol':
      return token.text;
    case 'Variable':
      return `$${token.text}`;
    case 'Literal':
      return printLiteral(token);
    case 'Hole':
      return hole;
    case 'Blank':
    case 'Comment':
    case 'Stray':
    case 'End':
      return '';
  }
}

function missing(cursor: Cursor): Missing {
  return { kind: 'Missing', ...emptyRange(cursor.previousEnd) };
}

function laterExpr(form: 'operator' | 'sequence', construct: string, operands: readonly Expr[]): Expr {
  const start = operands[0]?.start ?? 0;
  return {
    kind: 'LaterExpr',
    form,
    construct,
    operands,
    words: '',
    start,
    end: operands[operands.length - 1]?.end ?? start,
  };
}

function range({ start, end }: TextRange): TextRange {
  return { start, end };
}

function report(
  cursor: Cursor,
  code: SyntaxCode,
  where: TextRange,
  what: { message: string; title?: string; edits?: SyntaxProblem['fixes'][number]['edits'] },
): void {
  const fixes = what.title && what.edits ? [{ title: what.title, edits: what.edits }] : [];
  cursor.report({ code, range: range(where), message: what.message, fixes });
}
