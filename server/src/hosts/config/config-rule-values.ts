import { hole } from '../../text/hole.ts';
import type { RuleMember, RuleObject, RuleValue } from '../rule/rule-value.ts';
import type { ConfigToken } from './config-tokens.ts';

/**
 * The object or block of Bicep or HCL whose brace is a token; `undefined` where it is no object or never ends. Only what is written out counts:
 * whatever else an expression may be, it is computed.
 */
export function configObject(tokens: readonly ConfigToken[], opening: number): RuleObject | undefined {
  const { value } = valueAt(tokens, opening, 0);
  return value?.kind === 'object' ? value : undefined;
}

/** A value and the token behind it; without a value, the document ends within it. */
interface Read {
  readonly value: RuleValue | undefined;
  readonly next: number;
}

function valueAt(tokens: readonly ConfigToken[], start: number, depth: number): Read {
  const token = tokens[start];
  if (!token) return { value: undefined, next: start };
  if (depth > greatestDepth) return computed(tokens, start);
  switch (token.kind) {
    case 'string': {
      const { range, value: text } = token;
      const isComputed = text.includes(hole);
      return {
        value: isComputed ? { kind: 'computed', range } : { kind: 'text', text, range },
        next: start + 1,
      };
    }
    case '{':
      return objectAt(tokens, start, depth);
    case '[':
      return listAt(tokens, start, depth);
    default:
      return computed(tokens, start);
  }
}

/** A value that is the whole of its expression. */
function expressionAt(tokens: readonly ConfigToken[], start: number, depth: number): Read {
  const read = valueAt(tokens, start, depth);
  return read.value && endsExpression(tokens, read.next) ? read : computed(tokens, start);
}

function objectAt(tokens: readonly ConfigToken[], opening: number, depth: number): Read {
  const members: RuleMember[] = [];
  let at = opening + 1;
  for (;;) {
    const token = tokens[at];
    if (!token) return { value: undefined, next: at };
    if (token.kind === '}') break;
    if (token.kind === 'line' || token.kind === ',') at++;
    else {
      const { name, value, next } = memberAt(tokens, at, depth);
      if (!value) return { value, next };
      members.push({ name, value });
      at = Math.max(next, at + 1);
    }
  }
  const { range } = tokens[opening] ?? { range: { start: 0, end: 0 } };
  return { value: { kind: 'object', members, range }, next: at + 1 };
}

function memberAt(
  tokens: readonly ConfigToken[],
  start: number,
  depth: number,
): Read & { readonly name: string | undefined } {
  const { kind, value: name } = tokens[start] ?? { kind: 'line', value: '' };
  if (kind !== 'name' && kind !== 'string') return { name: undefined, ...computed(tokens, start) };
  const next = tokens[start + 1];
  if (next?.kind === ':' || next?.kind === '=')
    return { name, ...expressionAt(tokens, start + 2, depth + 1) };
  if (next?.kind === '{' && kind === 'name') return { name, ...valueAt(tokens, start + 1, depth + 1) };
  const isDynamic = name === 'dynamic' && next?.kind === 'string';
  return { name: isDynamic ? next.value : undefined, ...computed(tokens, start) };
}

function listAt(tokens: readonly ConfigToken[], opening: number, depth: number): Read {
  const items: RuleValue[] = [];
  let at = opening + 1;
  for (;;) {
    const token = tokens[at];
    if (!token) return { value: undefined, next: at };
    if (token.kind === ']') break;
    if (token.kind === 'line' || token.kind === ',') at++;
    else {
      const { value, next } = expressionAt(tokens, at, depth + 1);
      if (!value) return { value, next };
      items.push(value);
      at = Math.max(next, at + 1);
    }
  }
  const { range } = tokens[opening] ?? { range: { start: 0, end: 0 } };
  return { value: { kind: 'list', items, range }, next: at + 1 };
}

/** All up to where the expression ends. */
function computed(tokens: readonly ConfigToken[], start: number): Read {
  let open = 0;
  for (let at = start; ; at++) {
    const token = tokens[at];
    if (!token) return { value: undefined, next: at };
    if (open === 0 && endsExpression(tokens, at))
      return { value: { kind: 'computed', range: token.range }, next: at };
    if (token.kind === '{' || token.kind === '[' || token.kind === '(') open++;
    else if (token.kind === '}' || token.kind === ']' || token.kind === ')') open--;
  }
}

/** Whether an expression ends before a token; a condition goes on in the next line with its `?` and `:`. */
function endsExpression(tokens: readonly ConfigToken[], at: number): boolean {
  switch (tokens[at]?.kind) {
    case undefined:
    case ',':
    case '}':
    case ']':
    case ')':
      return true;
    case 'line': {
      const next = tokens.slice(at, at + furthestLine).find(({ kind }) => kind !== 'line');
      const goesOn = next?.kind === '?' || next?.kind === ':' || next?.kind === 'operator';
      return !goesOn || next.value === '...';
    }
    default:
      return false;
  }
}

const greatestDepth = 50;

/** How many line breaks an expression may go on behind. */
const furthestLine = 10;
