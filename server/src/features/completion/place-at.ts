import { schemaElement } from '../../catalog/schema.ts';
import type { Query } from '../../dialect/query.ts';
import { isComparison } from '../../dialect/shape.ts';
import type { TextRange } from '../../text/range.ts';
import type { Step } from '../../xpath/ast.ts';
import type { LiteralToken, Token } from '../../xpath/lex.ts';
import { andOperator } from '../../xpath/operators.ts';
import { isSymbol } from '../../xpath/token.ts';
import { walk } from '../../xpath/walk.ts';
import { fieldCompared } from './field-compared.ts';
import type { Field, NamePlace, OperatorPlace, Place, Quoting, Typed } from './place.ts';
import { namesOf, scopeBehind, stepsAbove } from './steps-above.ts';
import { isComparisonSign, isLogicalWord, isWord, type Surroundings, surroundings } from './surroundings.ts';

/** What belongs at an offset of a query; `undefined` where nothing is known to. */
export function placeAt(query: Query, offset: number): Place | undefined {
  const channel = channelAt(query, offset);
  if (channel) return { kind: 'channel', typed: channel };
  if (offset < query.entry.xpath.start) return undefined;
  const around = surroundings(query, offset);
  if (!around) return undefined;
  if (around.literal) return placeInLiteral(query, around, around.literal, offset);
  return placeOfWords(query, around, offset) ?? placeOfWord(query, around, offset);
}

/** What is typed of a channel, where the query's form has one and nothing before the cursor belongs to an expression. */
function channelAt({ text, form, entry }: Query, offset: number): Typed | undefined {
  if (form === 'absent' || (entry.bang && offset > entry.bang.start)) return undefined;
  const before = text.slice(0, offset);
  if (/[[\](){}*@=<>'"|!\uFFFC]/.test(before)) return undefined;
  if (form === 'optional' && /^\s*Event\//.test(before)) return undefined;
  const words = before.trimStart();
  const start = offset - words.length;
  const rest = /^[^[\](){}*@=<>'"|!\uFFFC\r\n]*/.exec(text.slice(offset))?.[0].trimEnd().length ?? 0;
  const end = entry.bang && entry.bang.end > entry.bang.start ? entry.bang.end : offset + rest;
  return { words, range: { start, end } };
}

/** Words behind an operator or at the begin of a condition are no XPath yet: `EventID=failed logon`. */
function placeOfWords(query: Query, around: Surroundings, offset: number): Place | undefined {
  const { before, word } = around;
  const first = before.findLastIndex((token) => !isWord(token)) + 1;
  const operator = before[first - 1];
  const start = before[first]?.start ?? word.start;
  const words = query.text.slice(start, offset);
  const typed = { words: words.trimStart().trimEnd(), range: { start, end: Math.max(word.end, offset) } };
  if (isComparisonSign(operator) && operator) {
    const field = fieldAt(query, operator);
    return isFinished(words, field) ? undefined : valuePlace(field, typed, { kind: 'none' });
  }
  const isAlone = start === word.start;
  const place = isAlone ? undefined : placeBehind(query, around, operator, typed);
  if (place?.kind === 'value') return place;
  if (place?.kind !== 'name' || place.role !== 'condition' || place.scope === 'unknown') return undefined;
  return isKnownName(place, query.text.slice(start, before[first]?.end)) ? undefined : place;
}

/** Whether what was typed is over: an operator stands in it, or a blank behind a number, which only begins a length of time (`24 hours`). */
function isFinished(words: string, field: Field | undefined): boolean {
  if (/(?:^| )(?:or|and) /i.test(words)) return true;
  return field?.kind !== 'time-difference' && /^\s*\d+ /.test(words);
}

function isKnownName({ scope }: NamePlace, word: string): boolean {
  return scope === 'root' || scope === 'unknown' || scope.children.includes(word);
}

function placeOfWord(query: Query, around: Surroundings, offset: number): Place | undefined {
  const { before, word } = around;
  const typed = { words: query.text.slice(word.start, offset), range: word };
  return placeBehind(query, around, before[before.length - 1], typed);
}

/** What a token before the typed words asks for. */
function placeBehind(
  query: Query,
  around: Surroundings,
  last: Token | undefined,
  typed: Typed,
): Place | undefined {
  const innermost = around.open[around.open.length - 1];
  const condition = () => namePlace(query, around, typed, { axis: 'child', role: 'condition' });
  if (!last || isSymbol(last, '[')) return condition();
  if (isLogicalWord(last)) return isOperator(around, last) ? condition() : undefined;
  if (isSymbol(last, '(') || isSymbol(last, ',')) {
    if (!innermost?.name) return isSymbol(last, '(') ? condition() : undefined;
    return argumentPlace(query, around, typed, { kind: 'none' });
  }
  if (isSymbol(last, '/')) return namePlace(query, around, typed, { axis: 'child', role: 'step' });
  if (isSymbol(last, '@')) {
    const role = isSymbol(around.before.at(-2), '(') && innermost?.name ? 'argument' : 'step';
    return namePlace(query, around, typed, { axis: 'attribute', role });
  }
  return operatorPlace(query, around, last, typed);
}

/** An `and` behind an operand; behind a bracket it is a mistake. */
function isOperator({ before }: Surroundings, token: Token): boolean {
  const operand = before[before.indexOf(token) - 1];
  return operand !== undefined && !isSymbol(operand, '[') && !isSymbol(operand, '(');
}

function namePlace(
  query: Query,
  { open, following, before, word }: Surroundings,
  typed: Typed,
  { axis, role }: Pick<NamePlace, 'axis' | 'role'>,
): NamePlace {
  const separator = before.findLast((token) => isSymbol(token, '/') && token.end <= word.start);
  const isInPath =
    separator !== undefined && separator === before[before.length - (axis === 'child' ? 1 : 2)];
  const bracket = open.findLast(({ token }) => isSymbol(token, '['))?.token;
  const steps = isInPath ? stepsAt(query, separator) : bracket ? stepsAt(query, bracket) : [];
  const isFollowed =
    isComparisonSign(following) ||
    isSymbol(following, '[') ||
    isSymbol(following, '/') ||
    isSymbol(following, '(');
  const joining = before.findLast(({ end }) => end <= typed.range.start);
  return {
    kind: 'name',
    typed,
    axis,
    role,
    scope: scopeBehind(steps),
    path: namesOf(steps),
    isBehindAnd: joining !== undefined && andOperator(joining) !== undefined,
    isFollowed,
  };
}

/** The steps that lead to the step or predicate that begins with a token. */
function stepsAt({ expr }: Query, { start }: TextRange): readonly Step[] {
  const visit = walk(expr).find(
    ({ node }) =>
      (node.kind === 'Predicate' && node.start === start) ||
      (node.kind === 'Step' && node.separator?.start === start),
  );
  return visit ? stepsAbove(visit) : [];
}

/** The field on the left of a comparison sign. */
function fieldAt({ expr }: Query, { start }: TextRange): Field | undefined {
  for (const visit of walk(expr)) {
    if (isComparison(visit.node) && visit.node.operatorRange.start === start)
      return fieldCompared(visit.node.left, stepsAbove(visit));
  }
  return undefined;
}

function valuePlace(field: Field | undefined, typed: Typed, quoting: Quoting): Place | undefined {
  return field && { kind: 'value', typed, field, quoting };
}

/** The first argument of band() and timediff() is a path, the second a constant. */
function argumentPlace(
  query: Query,
  around: Surroundings,
  typed: Typed,
  quoting: Quoting,
): Place | undefined {
  const call = around.open[around.open.length - 1];
  if (!call?.name) return undefined;
  if (call.commas === 0)
    return quoting.kind === 'none'
      ? namePlace(query, around, typed, { axis: 'child', role: 'argument' })
      : undefined;
  const { start } = call.name;
  const visit = walk(query.expr).find(
    ({ node }) => node.kind === 'FunctionCall' && node.nameRange.start === start,
  );
  const first = visit?.node.kind === 'FunctionCall' ? visit.node.arguments[0] : undefined;
  const field = visit && first && fieldCompared(first, stepsAbove(visit));
  if (!field || call.commas > 1) return undefined;
  switch (call.name.text.toLowerCase()) {
    case 'band':
      return valuePlace({ kind: 'mask', of: field }, typed, quoting);
    case 'timediff':
      return valuePlace(field, typed, quoting);
    default:
      return undefined;
  }
}

function placeInLiteral(
  query: Query,
  around: Surroundings,
  literal: LiteralToken,
  offset: number,
): Place | undefined {
  if (literal.flaw && literal.flaw !== 'unclosed') return undefined;
  const start = literal.start + 1;
  const rest = query.text.slice(offset, literal.end);
  const isClosed = literal.flaw === undefined && !/[[\]]/.test(rest);
  const end = isClosed ? literal.end - 1 : offset;
  const typed = { words: query.text.slice(start, offset), range: { start, end } };
  const quoting: Quoting = { kind: 'quoted', quote: literal.quote, isClosed };
  const last = around.before[around.before.length - 1];
  if (last && isComparisonSign(last)) return valuePlace(fieldAt(query, last), typed, quoting);
  return isSymbol(last, ',') ? argumentPlace(query, around, typed, quoting) : undefined;
}

function operatorPlace(
  query: Query,
  around: Surroundings,
  last: Token,
  typed: Typed,
): OperatorPlace | undefined {
  const { word, before } = around;
  const isApart = last.end < word.start;
  const behind = kindBehind(query, before, last);
  return behind && isApart ? { kind: 'operator', typed, behind } : undefined;
}

/** Whether an operand ends with a token, and whether it can be compared. */
function kindBehind(
  query: Query,
  before: readonly Token[],
  last: Token,
): OperatorPlace['behind'] | undefined {
  switch (last.kind) {
    case 'Literal':
    case 'Number':
      return 'condition';
    case 'Name':
      return isSymbol(before.at(-2), '@') || (schemaElement(last.text)?.children.length ?? 0) === 0
        ? 'path'
        : 'condition';
    case 'Symbol': {
      if (last.text !== ']' && last.text !== ')') return undefined;
      const node = walk(query.expr).find(
        ({ node }) =>
          node.end === last.end &&
          ((last.text === ']' && node.kind === 'Step') ||
            (last.text === ')' && node.kind === 'FunctionCall')),
      )?.node;
      if (node?.kind === 'Step') return namesOf([node])[0] === 'Data' ? 'path' : 'condition';
      return node?.kind === 'FunctionCall' && node.name.toLowerCase() !== 'band' ? 'path' : 'condition';
    }
    default:
      return undefined;
  }
}
