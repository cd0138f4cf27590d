import { emptyRange, rangeCovering, type TextRange } from '../text/range.ts';
import {
  type AndExpr,
  type Axis,
  type AxisName,
  axisNames,
  type Expr,
  type FunctionCall,
  type Literal,
  type LocationPath,
  type NodeTest,
  type NodeTypeTest,
  type OrExpr,
  type PathSeparator,
  type Predicate,
  type Step,
} from './ast.ts';
import { withoutConsequences } from './consequences.ts';
import { type Closing, type Cursor, cursorOver, missing, report } from './cursor.ts';
import { lex, type Token } from './lex.ts';
import { andOperator, equalityOperator, type Operator, orOperator, relationalOperator } from './operators.ts';
import {
  mostStrays,
  reportMissingOperand,
  reportMissingOperator,
  reportMissingStep,
  reportOperator,
  reportUnclosed,
  reportUnclosedPhrase,
  skipRest,
  skipStray,
} from './recover.ts';
import type { SyntaxProblem } from './syntax-problem.ts';
import { isSymbol, range, wordOf } from './token.ts';
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
      : {
          title: `Write ${written}`,
          edits: [{ range: range(node), newText: written }],
          isSafe: true as const,
        };
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
    isSafe: true,
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
