import type { Comparison, Constant } from '../../dialect/shape.ts';
import type { Visit } from '../../xpath/walk.ts';

/** What a query asks of an event, in the terms that people think in. */
export type Condition =
  /** It holds for each event. */
  | { readonly kind: 'always' }
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition[] }
  | FieldCondition
  | { readonly kind: 'exists'; readonly field: Field }
  /** A mask has one of some bits. */
  | { readonly kind: 'bits'; readonly field: Field; readonly mask: bigint }
  /** The event is so old, in milliseconds. */
  | { readonly kind: 'age'; readonly operator: Comparison['operator']; readonly milliseconds: number }
  /** Anything else, as it is written. */
  | { readonly kind: 'other'; readonly text: string };

/** Tests of one field, of which one must hold (`or`) or all must (`and`). */
export interface FieldCondition {
  readonly kind: 'field';
  readonly field: Field;
  readonly joined: 'or' | 'and';
  readonly tests: readonly Test[];
}

export type Test =
  | { readonly kind: 'comparison'; readonly operator: Comparison['operator']; readonly constant: Constant }
  | { readonly kind: 'range'; readonly low: Bound; readonly high: Bound };

export interface Bound {
  readonly constant: Constant;
  readonly isIncluded: boolean;
}

/** A field of events, as a query speaks of it. */
export interface Field {
  /** Below `Event`, as in `ComparedField`: `System/Level`, `EventData/Data`. */
  readonly path: string;
  /** The name or the place of the `Data` that is meant. */
  readonly data: { readonly name: string } | { readonly place: number } | undefined;
  /** Where the query speaks of it. */
  readonly visit: Visit;
}

/** Whether two conditions speak of the same field. */
export function isSameField(a: Field, b: Field): boolean {
  return a.path === b.path && JSON.stringify(a.data) === JSON.stringify(b.data);
}

/** Whether an event has no more than one of the field, so that two tests of it are tests of one value. */
export function isSingle({ path, data }: Field): boolean {
  return path.startsWith('System/') || data !== undefined;
}

/** Whether a condition takes values away, all of them: `!=` joined by `or` takes none away. */
export function isExclusion({ tests, joined }: FieldCondition): boolean {
  const isUnequal = tests.every((test) => test.kind === 'comparison' && test.operator === '!=');
  return isUnequal && (joined === 'and' || tests.length === 1);
}
