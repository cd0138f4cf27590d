/** How the strings inside of an interpolation are written, so that their braces are not counted. */
export interface InterpolationSyntax {
  readonly quote: string;
  readonly escapeSign: string;
  /** What opens an interpolation inside of such a string. */
  readonly opening: string;
  readonly closing: '}' | ')';
}

/**
 * Where an interpolation ends whose content begins at `start`; `undefined` where its brackets do not pair up. It is a matter of one line,
 * or of few: half-typed text must not swallow what stands behind it.
 */
export function interpolationEnd(
  host: string,
  start: number,
  { quote, escapeSign, opening, closing }: InterpolationSyntax,
): number | undefined {
  const open = [closing as string];
  const limit = Math.min(host.length, start + longest);
  let offset = start;
  while (offset < limit && open.length < deepest) {
    const character = host.charAt(offset);
    const expected = open.at(-1);
    if (expected === quote) {
      if (character === '\n' || character === '\r') return undefined;
      if (character === escapeSign) offset++;
      else if (character === quote) open.pop();
      else if (host.startsWith(`$${opening}`, offset) && opening.startsWith('$')) offset += opening.length;
      else if (host.startsWith(opening, offset)) {
        open.push(closing);
        offset += opening.length - 1;
      }
    } else if (character === expected) {
      open.pop();
      if (open.length === 0) return offset + 1;
    } else if (character === quote) open.push(quote);
    else {
      const closed = closings.get(character);
      if (closed) open.push(closed);
      else if (closers.has(character)) return undefined;
    }
    offset++;
  }
  return undefined;
}

/** Where an interpolation that is only half typed ends: before the quote that ends its string, or with its line. */
export function unfinishedEnd(host: string, start: number, quote: string): number {
  let offset = start;
  while (offset < host.length && !isEnd(host.charAt(offset))) offset++;
  return offset;

  function isEnd(character: string): boolean {
    return character === quote || character === '\n' || character === '\r';
  }
}

const longest = 4_000;
const deepest = 40;

const closings: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['[', ']'],
  ['(', ')'],
]);

const closers: ReadonlySet<string> = new Set(closings.values());
