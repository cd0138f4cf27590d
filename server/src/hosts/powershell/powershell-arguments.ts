import type { PowerShellToken } from './powershell-tokens.ts';

/** A string with what it is for in its script. */
export interface PowerShellArgument {
  readonly token: PowerShellToken;
  readonly before: PowerShellToken | undefined;
  readonly after: PowerShellToken | undefined;
  /** The parameter, key of a table or variable (with its `$`) that it is given to; `undefined` where it stands alone. */
  readonly target: string | undefined;
  /** Whether operators may follow: in a value that is assigned and in parentheses. */
  readonly isExpression: boolean;
  readonly command: PowerShellCommand;
}

/** A command with its arguments, known in full only when all arguments have been seen. A table that is splatted counts as one. */
export interface PowerShellCommand {
  /** In lower case and without path and `.exe`; empty for a table. */
  readonly name: string | undefined;
  /** Its parameters, with their dash and in lower case. */
  readonly parameters: readonly string[];
  /** The words and strings of `-LogName`; `undefined` for one that is computed. */
  readonly logs: readonly (PowerShellToken | undefined)[];
  /** Those of `-Stream`. */
  readonly streams: readonly (PowerShellToken | undefined)[];
  /** Arguments without a parameter. */
  readonly positional: readonly (PowerShellToken | undefined)[];
}

/** The strings of a script in the order of the text. */
export function* powerShellArguments(tokens: readonly PowerShellToken[]): Generator<PowerShellArgument> {
  let top = open('script', undefined);
  const openNow: Record<Frame['kind'], number> = { script: 1, '(': 0, '{': 0, '[': 0 };
  let before: PowerShellToken | undefined;
  for (const [index, token] of tokens.entries()) {
    const after = tokens[index + 1];
    switch (token.kind) {
      case '(':
        push(open('(', top));
        break;
      case '@{':
        push({ ...open('{', top), isTable: true, command: { ...newCommand(), name: '' } });
        break;
      case '{':
      case '[':
        push(open(token.kind, top));
        break;
      case ')':
      case ']':
        close(token.kind === ')' ? '(' : '[', after);
        break;
      case '}':
        close('{', after);
        break;
      case '=':
        assign(top, before);
        break;
      case 'line':
        if (before?.kind !== '=' && before?.kind !== ',' && before?.kind !== '|') endStatement(top);
        break;
      case ';':
      case '|':
      case '&':
        endStatement(top);
        break;
      case 'parameter':
        top.target = `-${token.value}`;
        top.isExpression = false;
        top.command.parameters.push(top.target.toLowerCase());
        break;
      case 'word':
        if (!namesCommand(top, token.value)) endValue(top, token, after);
        break;
      case 'variable':
        endValue(top, undefined, after);
        break;
      case 'string':
        yield {
          token,
          before,
          after,
          target: top.target,
          isExpression: top.isExpression,
          command: top.command,
        };
        if (before?.kind === '&') top.command.name = programName(token.value);
        else endValue(top, token, after);
        break;
      case ',':
        break;
    }
    if (token.kind !== 'line' || before?.kind !== ',') before = token;
  }

  function push(frame: Frame): void {
    top = frame;
    openNow[frame.kind]++;
  }

  function close(kind: '(' | '{' | '[', after: PowerShellToken | undefined): void {
    if (openNow[kind] === 0) return;
    let closed: Frame | undefined;
    while (closed?.kind !== kind && top.parent) {
      closed = top;
      openNow[closed.kind]--;
      top = top.parent;
    }
    if (closed?.inherited !== undefined) endTarget(top, after);
    else if (kind !== '[') endValue(top, undefined, after);
  }
}

interface Command extends PowerShellCommand {
  name: string | undefined;
  readonly parameters: string[];
  readonly logs: (PowerShellToken | undefined)[];
  readonly streams: (PowerShellToken | undefined)[];
  readonly positional: (PowerShellToken | undefined)[];
}

interface Frame {
  readonly kind: 'script' | '(' | '{' | '[';
  readonly parent: Frame | undefined;
  readonly isTable: boolean;
  /** What each value in parentheses is given to. */
  inherited: string | undefined;
  target: string | undefined;
  isExpression: boolean;
  command: Command;
}

/** What stands in parentheses is for what the parentheses are for. */
function open(kind: Frame['kind'], parent: Frame | undefined): Frame {
  const inherited = kind === '(' ? parent?.target : undefined;
  const command = inherited === undefined || !parent ? newCommand() : { ...parent.command };
  return { kind, parent, isTable: false, inherited, target: inherited, isExpression: true, command };
}

function newCommand(): Command {
  return { name: undefined, parameters: [], logs: [], streams: [], positional: [] };
}

function assign(frame: Frame, name: PowerShellToken | undefined): void {
  if (frame.isTable)
    frame.target = name?.kind === 'word' || name?.kind === 'string' ? `-${name.value}` : undefined;
  if (frame.isTable && frame.target !== undefined) frame.command.parameters.push(frame.target.toLowerCase());
  if (!frame.isTable) {
    frame.command = newCommand();
    frame.target = name?.kind === 'variable' ? `$${name.value}` : undefined;
  }
  frame.isExpression = true;
}

function endStatement(frame: Frame): void {
  frame.target = frame.inherited;
  frame.isExpression = true;
  if (!frame.isTable && frame.inherited === undefined) frame.command = newCommand();
}

/** A word where a value of an expression or a statement begins calls a command, whose arguments are its own. */
function namesCommand(frame: Frame, word: string): boolean {
  const isFirst = frame.command.name === undefined || frame.inherited !== undefined;
  if (frame.isTable || !frame.isExpression || !isFirst || !/^\w/.test(word)) return false;
  if (keywords.has(word.toLowerCase())) return true;
  frame.inherited = undefined;
  frame.target = undefined;
  frame.command = { ...newCommand(), name: programName(word) };
  return true;
}

function endValue(
  frame: Frame,
  value: PowerShellToken | undefined,
  after: PowerShellToken | undefined,
): void {
  const { command, target } = frame;
  if (isLogName(target)) command.logs.push(value);
  else if (target?.toLowerCase() === '-stream') command.streams.push(value);
  else if (target === undefined && command.name !== undefined) command.positional.push(value);
  endTarget(frame, after);
}

function endTarget(frame: Frame, after: PowerShellToken | undefined): void {
  if (after?.kind !== ',') frame.target = frame.inherited === undefined ? undefined : frame.target;
}

function isLogName(target: string | undefined): boolean {
  return target !== undefined && target.length > 2 && '-logname'.startsWith(target.toLowerCase());
}

function programName(word: string): string {
  return word.toLowerCase().replace(/^.*[\\/]|\.exe$/g, '');
}

const keywords: ReadonlySet<string> = new Set([
  'return',
  'else',
  'do',
  'try',
  'begin',
  'process',
  'end',
  'in',
  'throw',
]);
