import { knownField } from '../../dialect/reasoning/known-field.ts';
import { numberOf } from '../../text/reading.ts';
import {
  type Bound,
  type Condition,
  type FieldCondition,
  isExclusion,
  isSameField,
  isSingle,
  type Test,
} from './condition.ts';

/** Conditions joined by an operator as few ones: lists of values and ranges are conditions of one field. */
export function merged(kind: 'and' | 'or', conditions: readonly Condition[]): Condition {
  const flat = conditions.flatMap((condition) =>
    condition.kind === kind ? condition.conditions : [condition],
  );
  const live = kind === 'and' ? flat.filter((condition) => condition.kind !== 'always') : flat;
  if (live.length === 0 || (kind === 'or' && live.some((condition) => condition.kind === 'always')))
    return { kind: 'always' };
  const few = live.reduce<readonly Condition[]>(kind === 'or' ? withAlternative : withDemand, []);
  const [only, ...others] = few;
  return only && others.length === 0 ? only : { kind, conditions: few };
}

function withAlternative(before: readonly Condition[], condition: Condition): readonly Condition[] {
  if (!isList(condition)) return [...before, condition];
  return joinedTo(before, condition, (known) =>
    isList(known) ? { ...known, joined: 'or', tests: [...known.tests, ...condition.tests] } : undefined,
  );
}

function withDemand(before: readonly Condition[], condition: Condition): readonly Condition[] {
  if (condition.kind !== 'field' || !isSingle(condition.field)) return [...before, condition];
  return joinedTo(before, condition, (known) => {
    if (isExclusion(known) && isExclusion(condition))
      return { ...known, joined: 'and', tests: [...known.tests, ...condition.tests] };
    const range = rangeOf(known, condition);
    return range && { ...known, tests: [range] };
  });
}

/** The conditions with another, which the first that can takes in. */
function joinedTo(
  before: readonly Condition[],
  condition: FieldCondition,
  join: (known: FieldCondition) => FieldCondition | undefined,
): readonly Condition[] {
  for (const [index, known] of before.entries()) {
    if (known.kind !== 'field' || !isSameField(known.field, condition.field)) continue;
    const both = join(known);
    if (both) return before.with(index, both);
  }
  return [...before, condition];
}

/** Whether the tests of a condition can be a part of a longer list of alternatives. */
function isList(condition: Condition): condition is FieldCondition {
  return condition.kind === 'field' && (condition.joined === 'or' || condition.tests.length === 1);
}

function rangeOf(a: FieldCondition, b: FieldCondition): Test | undefined {
  const [low, high] = [boundIn(a, '>') ?? boundIn(b, '>'), boundIn(a, '<') ?? boundIn(b, '<')];
  return low && high ? { kind: 'range', low, high } : undefined;
}

/** The bound that a condition sets below (`>`) or above (`<`); of a field of whole numbers, one that is included. */
function boundIn({ field, tests: [test, ...further] }: FieldCondition, side: '<' | '>'): Bound | undefined {
  if (further.length > 0 || test?.kind !== 'comparison' || !test.operator.startsWith(side)) return undefined;
  const { constant, operator } = test;
  if (operator !== side) return { constant, isIncluded: true };
  const text = constant.kind === 'Number' ? constant.text : constant.value;
  const isWhole = knownField(field.path)?.domain.kind === 'numbers' && /^\d+$/.test(text);
  if (!isWhole || field.path.includes('@')) return { constant, isIncluded: false };
  const value = BigInt(numberOf(text) ?? 0) + (side === '>' ? 1n : -1n);
  if (value < 0n) return { constant, isIncluded: false };
  const { start, end } = constant;
  return { constant: { kind: 'Number', text: String(value), start, end }, isIncluded: true };
}
