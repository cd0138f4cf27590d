import { emptyRange, type TextRange } from '../text/range.ts';
import type { Missing } from './ast.ts';
import type { Token } from './lex.ts';
import type { Fix, SyntaxCode, SyntaxProblem } from './syntax-problem.ts';
import { range } from './token.ts';

/** Deeper expressions are refused: no filter needs them, and every walk over a tree may then recurse. */
const deepest = 100;

/** A walk over the significant tokens of a text, and what it found wrong. */
export interface Cursor {
  /** The token to be read next. */
  readonly token: Token;
  /** The token after the next one. */
  readonly following: Token;
  /** The token read last. */
  readonly previous: Token | undefined;
  /** Where the token read last ends; where the text begins, if none was read. */
  readonly previousEnd: number;
  /** The brackets that are open, outermost first, each as the one that closes it. */
  readonly closings: Closing[];
  /** How many brackets are open where the arguments of a function stand, innermost last. */
  readonly argumentLevels: number[];
  readonly problems: readonly SyntaxProblem[];
  /** Reads a token and returns it. */
  advance(): Token;
  /** The token `count` places after the next one. */
  peek(count: number): Token;
  /** Keeps the first problem of each place: what follows from one mistake is told once. */
  report(problem: SyntaxProblem): void;
  /** Calls `read` one level deeper; past the deepest level it reports that, ends the text and returns `undefined`. */
  deeper<T>(read: () => T): T | undefined;
}

export type Closing = ']' | ')';

export function cursorOver(tokens: readonly Token[], start: number): Cursor {
  const significant = tokens.filter((token) => token.kind !== 'Blank' && token.kind !== 'Comment');
  const end = tokens[tokens.length - 1] ?? { kind: 'End', start, end: start };
  const problems: SyntaxProblem[] = [];
  const reported = new Set<number>();
  const closings: Closing[] = [];
  const argumentLevels: number[] = [];
  let position = 0;
  let depth = 0;
  const tokenAt = (index: number): Token => significant[index] ?? end;

  return {
    get token() {
      return tokenAt(position);
    },
    get following() {
      return tokenAt(position + 1);
    },
    get previous() {
      return position === 0 ? undefined : tokenAt(position - 1);
    },
    get previousEnd() {
      return position === 0 ? start : tokenAt(position - 1).end;
    },
    closings,
    argumentLevels,
    problems,
    advance() {
      const token = tokenAt(position);
      if (token.kind !== 'End') position++;
      return token;
    },
    peek: (count) => tokenAt(position + count),
    report,
    deeper(read) {
      depth++;
      const result = depth > deepest ? stop() : read();
      depth--;
      return result;
    },
  };

  function report(problem: SyntaxProblem): void {
    if (reported.has(problem.range.start)) return;
    reported.add(problem.range.start);
    problems.push(problem);
  }

  function stop(): undefined {
    const range: TextRange = tokenAt(position);
    position = significant.length;
    report({
      code: 'nested-too-deeply',
      range,
      message: `This is nested more than ${deepest} levels deep. Write it with fewer brackets or operators.`,
      fixes: [],
    });
    reported.add(end.start);
  }
}

/** The node for what is absent where the cursor stands. */
export function missing(cursor: Cursor): Missing {
  return { kind: 'Missing', ...emptyRange(cursor.previousEnd) };
}

/** Tells a problem with at most one fix. */
export function report(
  cursor: Cursor,
  code: SyntaxCode,
  where: TextRange,
  what: { readonly message: string } & Partial<Omit<Fix, 'further'>>,
): void {
  const fixes =
    what.title && what.edits
      ? [{ title: what.title, edits: what.edits, ...(what.isSafe && { isSafe: what.isSafe }) }]
      : [];
  cursor.report({ code, range: range(where), message: what.message, fixes });
}
