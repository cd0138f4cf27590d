import type { Outcome } from '../../matcher/explain.ts';
import { type Field, isSameField, isSingle } from '../sentence/condition.ts';
import type { Ask, AskedReader, AskedValue } from './asked.ts';

/** What keeps an event from being selected: how little of it would have to be another way. */
export interface Miss {
  /** How many values would have to differ. */
  readonly cost: number;
  /** How many comparisons beside those hold: of two misses of the same cost, the one with more is nearer. */
  readonly held: number;
  /** All of them keep it away. */
  readonly reasons: readonly Reason[];
}

export type Reason = FieldReason | { readonly kind: 'either'; readonly misses: readonly Miss[] };

/** A value, and what it is not; the asks are alternatives. */
export interface FieldReason {
  readonly kind: 'field';
  readonly field: Field | undefined;
  readonly found: readonly string[];
  readonly asks: readonly Ask[];
  /** The comparisons that it tells of. */
  readonly outcomes: readonly Outcome[];
}

/** Why a condition does not hold; nothing, if it does. */
export function missOf(outcome: Outcome, reader: AskedReader): Miss {
  if (outcome.matched) return { cost: 0, held: comparisonsIn(outcome, reader), reasons: [] };
  switch (outcome.kind) {
    case 'and':
      return missOfAll(outcome.parts, reader);
    case 'or':
      return missOfAny(outcome.parts, reader);
    default: {
      const demands = outcome.parts.filter(({ range }) => !reader.designates(range));
      const isBarred = outcome.nodes.length === 0 && demands.some(({ matched }) => !matched);
      return isBarred ? missOfAll(demands, reader) : missOfOne([outcome], reader);
    }
  }
}

function missOfAll(parts: readonly Outcome[], reader: AskedReader): Miss {
  if (isOneField(parts, reader)) return missOfOne(parts, reader);
  const misses = parts.map((part) => missOf(part, reader));
  return {
    cost: misses.reduce((sum, { cost }) => sum + cost, 0),
    held: misses.reduce((sum, { held }) => sum + held, 0),
    reasons: misses.flatMap(({ reasons }) => reasons),
  };
}

/** The nearest alternatives, those that ask for values of the same field taken as one. */
function missOfAny(parts: readonly Outcome[], reader: AskedReader): Miss {
  const misses = parts.map((part) => missOf(part, reader)).reduce(withAlternative, []);
  const cost = Math.min(...misses.map((miss) => miss.cost));
  const held = Math.max(...misses.filter((miss) => miss.cost === cost).map((miss) => miss.held));
  const nearest = misses.filter((miss) => miss.cost === cost && miss.held === held);
  const [only, other] = nearest;
  return only && !other ? only : { cost, held, reasons: [{ kind: 'either', misses: nearest }] };
}

function withAlternative(before: readonly Miss[], miss: Miss): readonly Miss[] {
  const reason = onlyReason(miss);
  if (!reason) return [...before, miss];
  const index = before.findIndex((each) => {
    const known = onlyReason(each);
    return known !== undefined && isSameQuestion(known, reason);
  });
  const known = before[index] && onlyReason(before[index]);
  if (!known) return [...before, miss];
  const both = joinedReasons(known, reason);
  return before.with(index, { cost: 1, held: 0, reasons: [both] });
}

function onlyReason({ reasons: [only, other], held }: Miss): FieldReason | undefined {
  return only?.kind === 'field' && !other && held === 0 ? only : undefined;
}

/** Two reasons of one value as one: it is neither what the one nor what the other asks for. */
export function joinedReasons(a: FieldReason, b: FieldReason): FieldReason {
  return { ...a, asks: [...a.asks, ...b.asks], outcomes: [...a.outcomes, ...b.outcomes] };
}

/** Whether two reasons tell of one value in the same terms. */
export function isSameQuestion(a: FieldReason, b: FieldReason): boolean {
  if (!a.field || !b.field || !isSameField(a.field, b.field)) return false;
  return familyOf(a.asks[0]) === familyOf(b.asks[0]) && isExcluding(a) === isExcluding(b);
}

function familyOf(ask: Ask | undefined): string {
  return ask?.kind === 'range' ? 'value' : (ask?.kind ?? '');
}

/** Whether the filter leaves the value out, instead of asking for others. */
export function isExcluding({ asks }: FieldReason): boolean {
  return asks.every((ask) => ask.kind === 'value' && ask.operator === '!=');
}

/** Whether comparisons ask for one value of one field: both ends of a range, say. */
function isOneField(parts: readonly Outcome[], reader: AskedReader): boolean {
  const [first, ...others] = parts.map(({ range, kind }) =>
    kind === 'compare' ? reader.askedAt(range) : undefined,
  );
  const field = first?.field;
  if (!field || !isSingle(field) || others.length === 0) return false;
  return [first, ...others].every(
    (each) => each?.field && isSameField(each.field, field) && each.ask.kind === 'value',
  );
}

function missOfOne(parts: readonly Outcome[], reader: AskedReader): Miss {
  const all = parts.map(({ range }) => reader.askedAt(range));
  const asks = all.map(({ ask }) => ask);
  const range = rangeOf(asks);
  const failing = asks.filter((_, index) => parts[index]?.matched === false);
  const found = parts[0]?.found ?? [];
  return {
    cost: 1,
    held: 0,
    reasons: [
      { kind: 'field', field: all[0]?.field, found, asks: range ? [range] : failing, outcomes: parts },
    ],
  };
}

function rangeOf(asks: readonly Ask[]): Ask | undefined {
  const values = asks.filter((ask): ask is AskedValue => ask.kind === 'value');
  const low = values.find(({ operator }) => operator.startsWith('>'));
  const high = values.find(({ operator }) => operator.startsWith('<'));
  return low && high && asks.length === 2 ? { kind: 'range', low, high } : undefined;
}

/** How many comparisons hold in a condition. */
function comparisonsIn({ kind, matched, parts, range }: Outcome, reader: AskedReader): number {
  if (reader.designates(range)) return 0;
  const own = matched && (kind === 'compare' || kind === 'band') ? 1 : 0;
  return own + parts.reduce((sum, part) => sum + comparisonsIn(part, reader), 0);
}
