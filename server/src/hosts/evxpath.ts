import { insertion } from '../text/edit.ts';
import { verbatimMap } from '../text/offset-map.ts';
import { emptyRange } from '../text/range.ts';
import { decoding } from './decoding.ts';
import type { EmbeddedQuery, HostDocument } from './embedded-query.ts';

/**
 * The queries of an `.evxpath` file: blank lines stand between them, a line that begins with `#` is a comment, also inside of a query,
 * where it is left out with its line break. There are no escapes, so an edit must leave no blank line and no line that begins with `#`.
 */
export function readEvxpath(text: string): HostDocument {
  const queries: EmbeddedQuery[] = [];
  let lines: Line[] = [];
  for (const line of linesOf(text)) {
    switch (line.kind) {
      case 'query':
        lines.push(line);
        break;
      case 'blank':
        finish();
        break;
      case 'comment':
        break;
    }
  }
  finish();
  return { queries, problems: [] };

  function finish(): void {
    if (lines.length > 0) queries.push(readQuery(text, lines, `query ${queries.length + 1}`));
    lines = [];
  }
}

/** The empty query that a blank line has room for; `undefined` where what is typed would continue a query, or a comment. */
export function emptyQueryAt(text: string, offset: number): EmbeddedQuery | undefined {
  const lines = [...linesOf(text)];
  const index = lines.findIndex(({ start, end }) => start <= offset && offset <= end);
  const line = lines[index];
  if (line?.kind !== 'blank') return undefined;
  const isText = ({ kind }: Line) => kind !== 'comment';
  const before = lines.slice(0, index).findLast(isText);
  const behind = lines.slice(index + 1).find(isText);
  if (before?.kind === 'query' || behind?.kind === 'query') return undefined;
  return { ...readQuery(text, [], 'new query'), map: verbatimMap(0, offset), hostRange: emptyRange(offset) };
}

/** Indentation of the first line is left out; blanks at the end are kept, for a cursor stands behind them. */
function readQuery(text: string, lines: readonly Line[], label: string): EmbeddedQuery {
  const decoded = decoding(text);
  const start = lines[0]?.begin ?? 0;
  const end = lines.at(-1)?.end ?? 0;
  for (const line of lines)
    decoded.keep({ start: Math.max(line.start, start), end: Math.min(line.next, end) });
  return {
    ...decoded.finish(start),
    use: 'query-file',
    channel: undefined,
    label,
    hostRange: { start, end },
    encode: (query) => query,
    following: (queries) => insertion(end, queries.map((query) => `\n\n${query}`).join('')),
  };
}

interface Line {
  readonly kind: 'blank' | 'comment' | 'query';
  readonly start: number;
  /** Where its first character stands that is no blank. */
  readonly begin: number;
  /** Before its line break. */
  readonly end: number;
  /** Behind its line break. */
  readonly next: number;
}

function* linesOf(text: string): Generator<Line> {
  for (const { 0: line, 1: content = '', index: start } of text.matchAll(/([^\r\n]*)(?:\r\n|[\r\n]|$)/g)) {
    const trimmed = content.trimStart();
    const end = start + content.length;
    const kind = trimmed === '' ? 'blank' : trimmed.startsWith('#') ? 'comment' : 'query';
    yield { kind, start, begin: end - trimmed.length, end, next: start + line.length };
  }
}
