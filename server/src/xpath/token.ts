import { hole } from '../text/hole.ts';
import type { TextRange } from '../text/range.ts';
import type { SymbolToken, Token } from './lex.ts';
import { printLiteral } from './print.ts';

/** Whether a token is an operator or bracket of that spelling. */
export function isSymbol<T extends string>(
  token: Token | undefined,
  text: T,
): token is SymbolToken & { readonly text: T } {
  return token?.kind === 'Symbol' && token.text === text;
}

/** A token as it is written in a tree's text: what XPath 1.0 would write for it. */
export function wordOf(token: Token): string {
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

/** A range alone, without what else a node or token holds. */
export function range({ start, end }: TextRange): TextRange {
  return { start, end };
}
