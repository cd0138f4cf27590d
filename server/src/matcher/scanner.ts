import type { EventStore } from '../events/store/event-store.ts';
import { textOfValue, valuesLike } from '../events/store/value-pool.ts';
import { type Kept, kept } from './kept.ts';
import type { Mask } from './mask.ts';
import { readNumbers, valueNumbers } from './value-numbers.ts';
import type { ValueTest } from './value-test.ts';

/** A store with what earlier questions found out about it, so that the next one is answered sooner. */
export interface Scanner {
  readonly store: EventStore;
  /** By group and test. */
  readonly masks: Kept<GroupMask>;
  /** The values of the pool as numbers, as `ValueNumbers` gives them. */
  numbers(): Float64Array;
  /** By value: 0 if the test was not yet asked of it, 1 for no, 2 for yes. */
  verdicts(test: ValueTest): Uint8Array;
  /** The values that are an exception to what a test says of `others`. */
  exceptions(test: ValueTest, like: string): readonly number[];
}

/** The rows of a group that satisfy a test, among the first so many. */
export interface GroupMask {
  readonly mask: Mask;
  readonly rows: number;
}

/** @param mostBytes that masks and verdicts may take, beside eight bytes for each distinct value */
export function scanner(store: EventStore, mostBytes = usualBytes): Scanner {
  const known = valueNumbers();
  const asked = kept<Uint8Array>(mostBytes / 2);
  const excepted = kept<{ readonly ids: readonly number[]; readonly count: number }>(mostBytes / 16);
  const { pool } = store;
  return {
    store,
    masks: kept(mostBytes / 2),
    numbers: () => readNumbers(known, pool),
    verdicts,
    exceptions,
  };

  function verdicts({ key }: ValueTest): Uint8Array {
    const found = asked.get(key);
    if (found && found.length >= pool.count) return found;
    const larger = new Uint8Array(pool.count);
    if (found) larger.set(found);
    asked.set(key, larger, larger.length);
    return larger;
  }

  function exceptions({ key, others, holds }: ValueTest, like: string): readonly number[] {
    const found = excepted.get(key);
    if (found?.count === pool.count) return found.ids;
    const ids = valuesLike(pool, like).filter((id) => holds(textOfValue(pool, id)) !== others);
    excepted.set(key, { ids, count: pool.count }, ids.length * 8);
    return ids;
  }
}

const usualBytes = 64 * 1024 * 1024;
