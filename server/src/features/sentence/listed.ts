import type { Test } from './condition.ts';

/** Words as people list them: `a`, `a or b`, `a, b or c`. */
export function listed(words: readonly string[], conjunction: 'and' | 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** The first of many words, with an ellipsis for the others. */
export function shortened(words: readonly string[]): string {
  return `${words.slice(0, firstShown).join(', ')}, …`;
}

/** A list of more is counted, and only its first ones are shown. */
export const mostShown = 8;

const firstShown = 3;

/** Whether tests are values and ranges of them. */
export function isListOfValues(tests: readonly Test[]): boolean {
  return tests.every((test) => test.kind === 'range' || test.operator === '=');
}
