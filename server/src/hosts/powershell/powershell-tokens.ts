import type { TextRange } from '../../text/range.ts';
import { type PowerShellString, powerShellStringAt } from './powershell-string.ts';

/** A token of a script; a bracket's or sign's kind is its text, `(` is also `@(` and `$(`, `word` everything else. */
export interface PowerShellToken {
  readonly kind: PowerShellMark | '@{' | 'line' | 'string' | 'variable' | 'parameter' | 'word';
  readonly range: TextRange;
  /** The text of a string, the bare name of a variable or parameter, otherwise as it is written. */
  readonly value: string;
  readonly string?: PowerShellString;
}

type PowerShellMark = '(' | ')' | '{' | '}' | '[' | ']' | ',' | ';' | '|' | '&' | '=';

/** The tokens of a script without blanks, comments and continued line ends. */
export function* powerShellTokens(text: string): Generator<PowerShellToken> {
  let offset = 0;
  while (offset < text.length) {
    const start = offset;
    const string = powerShellStringAt(text, start);
    if (string) {
      yield { kind: 'string', range: string.range, value: string.text, string };
      offset = Math.max(string.range.end, start + 1);
    } else if (text.startsWith('<#', start)) offset = commentEnd(text, start);
    else {
      plain.lastIndex = start;
      const written = plain.exec(text)?.[0] ?? text.charAt(start);
      offset = start + written.length;
      const token = tokenOf(written, { start, end: offset });
      if (token) yield token;
    }
  }
}

function tokenOf(written: string, range: TextRange): PowerShellToken | undefined {
  const first = written.charAt(0);
  if (/^[\r\n]/.test(written)) return { kind: 'line', range, value: written };
  if (/^[\s#]|^`[\r\n]/.test(written)) return undefined;
  if (written === '@(' || written === '$(') return { kind: '(', range, value: written };
  if (written === '@{') return { kind: '@{', range, value: written };
  if (written.length === 1 && isMark(first)) return { kind: first, range, value: written };
  if (first === '$' && written.length > 1)
    return { kind: 'variable', range, value: written.replace(/^\$\{?(?:\w+:)?|\}$/g, '') };
  if (/^[-\u2013-\u2015]\p{L}/u.test(written))
    return { kind: 'parameter', range, value: written.slice(1).replace(/:$/, '') };
  return { kind: 'word', range, value: written };
}

function commentEnd(text: string, start: number): number {
  const end = text.indexOf('#>', start + 2);
  return end < 0 ? text.length : end + 2;
}

function isMark(sign: string): sign is PowerShellMark {
  return marks.has(sign);
}

const marks: ReadonlySet<string> = new Set('(){}[],;|&=');

const plain =
  /\r\n|[\r\n]|[^\S\r\n]+|#[^\r\n]*|`(?:\r\n|[\r\n])|[@$]\(|@\{|\$\{[^}\r\n]*\}|\$(?:\w+:(?=\w))?\w+|[-\u2013-\u2015]\p{L}\w*:?|[(){}[\],;|&=]|(?:[^\s(){}[\],;|&='"\u2018-\u201B\u201C-\u201E$`]|`[^\r\n])+|./suy;
