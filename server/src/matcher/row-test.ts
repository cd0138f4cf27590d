import type { MatchOptions } from './match.ts';
import type { Test } from './test.ts';
import type { ValueTest } from './value-test.ts';

/** A test of an event, resolved against its template: what is left of it for the values of the slots. */
export type RowTest = FixedRows | JoinedRows | SlotTest | TextTest | TreeTest;

/** The template alone decides. */
export interface FixedRows {
  readonly kind: 'fixed';
  readonly value: boolean;
}

export interface JoinedRows {
  readonly kind: 'and' | 'or';
  /** At least two; the slow ones stand last. */
  readonly tests: readonly RowTest[];
  readonly slowness: number;
}

/** The value of one slot decides. */
export interface SlotTest {
  readonly kind: 'slot';
  readonly slot: number;
  readonly test: ValueTest;
}

/** The text of an element that several slots make up decides. */
export interface TextTest {
  readonly kind: 'text';
  readonly slots: readonly number[];
  readonly test: ValueTest;
}

/** What only the event as a tree can tell: exact, and slow. */
export interface TreeTest {
  readonly kind: 'tree';
  readonly test: Test;
  /** Where it stands: among the children of each element, from the root above the event on. */
  readonly at: readonly number[];
  readonly options: MatchOptions;
}

export const always: RowTest = { kind: 'fixed', value: true };
export const never: RowTest = { kind: 'fixed', value: false };

export function fixed(value: boolean): RowTest {
  return value ? always : never;
}

export function allOf(tests: readonly RowTest[]): RowTest {
  return joined('and', tests, never, always);
}

export function anyOf(tests: readonly RowTest[]): RowTest {
  return joined('or', tests, always, never);
}

/** A text that two tests of one template share only if they agree on every row. */
export function keyOf(test: RowTest): string {
  switch (test.kind) {
    case 'fixed':
      return String(test.value);
    case 'and':
    case 'or':
      return `${test.kind}(${test.tests.map(keyOf).join()})`;
    case 'slot':
      return `${test.slot} ${test.test.key}`;
    case 'text':
      return `${test.slots} ${test.test.key}`;
    case 'tree':
      return keyOfTree(test);
  }
}

/** 0 for what columns answer fast, 1 for texts that must be joined, 2 for trees that must be built. */
function slowness(test: RowTest): number {
  switch (test.kind) {
    case 'fixed':
    case 'slot':
      return 0;
    case 'text':
      return 1;
    case 'tree':
      return 2;
    case 'and':
    case 'or':
      return test.slowness;
  }
}

/** @param decisive the operand that decides alone; @param neutral the one that changes nothing */
function joined(
  kind: 'and' | 'or',
  operands: readonly RowTest[],
  decisive: RowTest,
  neutral: RowTest,
): RowTest {
  const tests: RowTest[] = [];
  let slowest = 0;
  for (const operand of operands) {
    if (operand === decisive) return decisive;
    if (operand === neutral) continue;
    slowest = Math.max(slowest, slowness(operand));
    if (operand.kind === kind) tests.push(...operand.tests);
    else tests.push(operand);
  }
  const [first = neutral] = tests;
  if (tests.length < 2) return first;
  if (slowest > 0) tests.sort((a, b) => slowness(a) - slowness(b));
  return { kind, tests, slowness: slowest };
}

function keyOfTree({ test, at, options }: TreeTest): string {
  const key = JSON.stringify(test, (name, value) => {
    if (name === 'range') return undefined;
    return typeof value === 'bigint' ? String(value) : value;
  });
  return `/${at} ${key} ${options.caseSensitive} ${key.includes('timediff') ? options.now : ''}`;
}
