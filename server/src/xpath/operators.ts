import type { EqualityExpr, RelationalExpr } from './ast.ts';
import type { Token } from './lex.ts';

/** An operator as it is written, and the one of XPath 1.0 that is meant. */
export interface Operator<T extends string> {
  readonly meant: T;
  readonly origin: 'xpath-1' | 'uppercase' | 'later' | 'foreign';
}

export function orOperator(token: Token): Operator<'or'> | undefined {
  return logicalOperator(token, 'or', '||');
}

export function andOperator(token: Token): Operator<'and'> | undefined {
  return logicalOperator(token, 'and', '&&');
}

/** [23] EqualityExpr, with what other languages and XPath 2.0 write for it. */
export function equalityOperator(token: Token): Operator<EqualityExpr['operator']> | undefined {
  return spelledOperator(token, equality);
}

/** [24] RelationalExpr, with what other languages and XPath 2.0 write for it. */
export function relationalOperator(token: Token): Operator<RelationalExpr['operator']> | undefined {
  return spelledOperator(token, relational);
}

type Spellings<T extends string> = readonly (readonly [written: string, operator: Operator<T>])[];

const equality = new Map<string, Operator<EqualityExpr['operator']>>([
  ['=', { meant: '=', origin: 'xpath-1' }],
  ['!=', { meant: '!=', origin: 'xpath-1' }],
  ['==', { meant: '=', origin: 'foreign' }],
  ['===', { meant: '=', origin: 'foreign' }],
  ['!==', { meant: '!=', origin: 'foreign' }],
  ['<>', { meant: '!=', origin: 'foreign' }],
  ['! =', { meant: '!=', origin: 'foreign' }],
  ['= =', { meant: '=', origin: 'foreign' }],
  ['in', { meant: '=', origin: 'foreign' }],
  ['eq', { meant: '=', origin: 'later' }],
  ['ne', { meant: '!=', origin: 'later' }],
] satisfies Spellings<EqualityExpr['operator']>);

const relational = new Map<string, Operator<RelationalExpr['operator']>>([
  ['<', { meant: '<', origin: 'xpath-1' }],
  ['<=', { meant: '<=', origin: 'xpath-1' }],
  ['>', { meant: '>', origin: 'xpath-1' }],
  ['>=', { meant: '>=', origin: 'xpath-1' }],
  ['< =', { meant: '<=', origin: 'foreign' }],
  ['> =', { meant: '>=', origin: 'foreign' }],
  ['=<', { meant: '<=', origin: 'foreign' }],
  ['<<=', { meant: '<=', origin: 'foreign' }],
  ['>>=', { meant: '>=', origin: 'foreign' }],
  ['=>', { meant: '>=', origin: 'foreign' }],
  ['lt', { meant: '<', origin: 'later' }],
  ['le', { meant: '<=', origin: 'later' }],
  ['gt', { meant: '>', origin: 'later' }],
  ['ge', { meant: '>=', origin: 'later' }],
] satisfies Spellings<RelationalExpr['operator']>);

function spelledOperator<T extends string>(
  token: Token,
  spellings: ReadonlyMap<string, Operator<T>>,
): Operator<T> | undefined {
  return token.kind === 'Symbol' || token.kind === 'Name' ? spellings.get(token.text) : undefined;
}

function logicalOperator<T extends 'or' | 'and'>(
  token: Token,
  word: T,
  symbol: string,
): Operator<T> | undefined {
  if (token.kind === 'Name' && token.text.toLowerCase() === word) {
    return { meant: word, origin: token.text === word ? 'xpath-1' : 'uppercase' };
  }
  if (token.kind === 'Symbol' && token.text === symbol) {
    return { meant: word, origin: symbol === '||' ? 'later' : 'foreign' };
  }
  return undefined;
}
