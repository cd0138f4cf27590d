import { isBracketed } from './arm-string.ts';
import type { JsonValue } from './json-values.ts';

/** A name that an expression of an ARM template refers to in the place of a list. */
export interface ArmReference {
  /** As names compare, ignoring case: `parameters.queries`, `variables.lists.security`. */
  readonly key: string;
  /** The same as it is written. */
  readonly name: string;
  /** Whether a condition chooses it. */
  readonly isAlternative: boolean;
}

/** Whether a value is an expression, or what becomes one when a policy is written by a template: `[[…]`. */
export function isReference({ kind, text }: JsonValue): boolean {
  return kind === 'string' && isBracketed(text);
}

/** What an expression makes its list of: parameters and variables, alone or in calls that join lists; an argument of any other call is no list. */
export function listReferences(expression: string): readonly ArmReference[] {
  const references: ArmReference[] = [];
  const calls: string[] = [];
  const words = expression.match(word) ?? [];
  for (const [index, each] of words.entries()) {
    if (words[index + 1] === '(') calls.push(each.toLowerCase());
    if (each === ')') calls.pop();
    const section = calls.at(-1);
    if (!each.startsWith("'") || (section !== 'parameters' && section !== 'variables')) continue;
    const around = calls.slice(0, -1);
    if (words[index - 1] !== '(' || words[index + 1] !== ')' || !around.every((call) => joining.has(call)))
      continue;
    const members = membersFrom(words, index + 2);
    if (!members) continue;
    const name = [section, each.slice(1, -1).replaceAll("''", "'"), ...members].join('.');
    references.push({
      key: name.toLowerCase(),
      name,
      isAlternative: around.some((call) => choosing.has(call)),
    });
  }
  return references;
}

/** The names behind a call, `.a.b`; `undefined` where an index selects an item. */
function membersFrom(words: readonly string[], start: number): readonly string[] | undefined {
  const members: string[] = [];
  let at = start;
  for (; words[at] === '.'; at += 2) members.push(words[at + 1] ?? '');
  return words[at] === '[' ? undefined : members;
}

/** Texts, names and signs. */
const word = /'(?:[^']|'')*'|\w+|[^\s\w']/g;

const choosing: ReadonlySet<string> = new Set(['if', 'coalesce']);
const joining: ReadonlySet<string> = new Set([
  ...['array', 'concat', 'createarray', 'flatten', 'intersection', 'skip', 'take', 'union'],
  ...choosing,
]);
