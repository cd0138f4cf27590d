import type { Outcome } from '../../matcher/explain.ts';
import type { Operand, Path, Test } from '../../matcher/test.ts';
import type { TextRange } from '../../text/range.ts';
import type { AskedReader } from './asked.ts';
import { fieldLabel } from './field-label.ts';
import { missOf } from './miss.ts';
import type { Telling } from './reason-words.ts';
import { heldSentence, missSentence } from './why-sentence.ts';

/** A comparison of a query, in its text. */
export interface WhyCondition extends TextRange {
  readonly isMatched: boolean;
  /** Not so for an alternative that does not hold where another does. */
  readonly isNeeded: boolean;
  /** What it finds in the event, and what it asks for. */
  readonly sentence: string;
}

/** Every comparison of a query with what came of it; those that nothing in the event was held against have no outcomes. */
export function conditionsOf(
  test: Test,
  outcome: Outcome,
  reader: AskedReader,
  telling: Telling,
): readonly { readonly condition: WhyCondition; readonly outcomes: readonly Outcome[] }[] {
  const all = outcomesIn(outcome);
  return leavesOf(test, reader)
    .map((leaf) => {
      const { start, end } = leaf.range;
      const outcomes = all.filter(
        ({ kind, range }) => kind === leaf.kind && range.start === start && range.end === end,
      );
      const told = outcomes.find(({ matched }) => matched) ?? outcomes[0];
      const sentence = told ? sentenceOf(told, reader, telling) : unreached(leaf, reader);
      const isMatched = told?.matched === true;
      const isNeeded = isMatched || !isInsideOfHeld(leaf.range, all);
      return { condition: { start, end, isMatched, isNeeded, sentence }, outcomes };
    })
    .sort((a, b) => a.condition.start - b.condition.start);
}

function sentenceOf(outcome: Outcome, reader: AskedReader, telling: Telling): string {
  return outcome.matched
    ? heldSentence(outcome, reader, telling)
    : missSentence(
        missOf({ ...outcome, parts: outcome.nodes.length > 0 ? [] : outcome.parts }, reader),
        telling,
      );
}

/** Whether what a condition is a part of holds without it. */
function isInsideOfHeld({ start, end }: TextRange, all: readonly Outcome[]): boolean {
  return all.some(({ matched, range }) => matched && range.start <= start && range.end >= end);
}

/** Nothing stands where it looks. */
function unreached({ range }: Test, reader: AskedReader): string {
  const { field } = reader.askedAt(range);
  return field
    ? `there is no ${fieldLabel(field)} in this event`
    : 'there is nothing in this event to compare';
}

function outcomesIn(outcome: Outcome): readonly Outcome[] {
  return [outcome, ...outcome.parts.flatMap(outcomesIn)];
}

/** The tests that are made of no other ones; what only names a `Data` belongs to the test of its value. */
function leavesOf(test: Test, reader: AskedReader): readonly Test[] {
  switch (test.kind) {
    case 'or':
    case 'and':
      return test.tests.flatMap((each) => leavesOf(each, reader));
    case 'compare':
      return [...pathsIn(test.operand).flatMap((path) => leavesOfPath(path, reader)), test];
    case 'exists': {
      const inner = leavesOfPath(test.path, reader);
      return inner.length > 0 ? inner : [test];
    }
    case 'band':
    case 'position':
    case 'fixed':
      return [test];
  }
}

function pathsIn(operand: Operand): readonly Path[] {
  return operand.kind === 'path' ? [operand.path] : [];
}

function leavesOfPath({ steps }: Path, reader: AskedReader): readonly Test[] {
  return steps
    .flatMap(({ predicates }) => predicates)
    .filter(({ range }) => !reader.designates(range))
    .flatMap((predicate) => leavesOf(predicate, reader));
}
