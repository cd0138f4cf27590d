import type { EventNode } from '../events/event.ts';
import { type EventGroup, looseGroup } from '../events/store/event-store.ts';
import { channelTest } from './channel.ts';
import { addToMask, emptyMask, isEmptyMask, type Mask, subtract } from './mask.ts';
import type { MatchOptions } from './match.ts';
import { rowResolver, rowsOfQuery } from './resolve-rows.ts';
import { allOf, type RowTest } from './row-test.ts';
import { answerOfAll, maskOf, type Slices } from './scan.ts';
import type { Scanner } from './scanner.ts';
import { type Filter, isSelected, type RunnableSelection } from './selection.ts';

/** The events of a store that a query selects. */
export interface Found {
  /** By the event's index in the store. */
  readonly events: Mask;
  readonly count: number;
  /** How long they are in their source. */
  readonly bytes: number;
  /** How many events were asked: those that the store had when the question began. */
  readonly asked: number;
}

/** Reads an event that the store does not hold, by its index there; `undefined` if it cannot be read any more. */
export type ReadLoose = (event: number) => EventNode | undefined;

/** Finds the events of a store that a query selects, in slices of a few milliseconds at most. */
export function* search(
  { query, suppressions }: RunnableSelection,
  scanner: Scanner,
  readLoose: ReadLoose,
  options: MatchOptions,
): Slices<Found> {
  const { store } = scanner;
  const resolve = rowResolver(options);
  const asked = store.count;
  const found = { events: emptyMask(asked), count: 0, bytes: 0, asked };
  for (const [group, rows] of store.groups.map((each) => [each, each.count] as const)) {
    const ask = { scanner, group, rows, options };
    const test = rowsOf(query, group);
    if (answerOfAll(test, ask) === false) continue;
    let mask = yield* maskOf(test, ask);
    for (const each of suppressions) {
      if (isEmptyMask(mask)) break;
      mask = mask.slice();
      subtract(mask, yield* maskOf(rowsOf(each, group), ask));
    }
    addRows(mask, group);
  }
  yield* addLoose();
  return found;

  function rowsOf({ test, channel }: Filter, { template }: EventGroup): RowTest {
    return allOf([channelTest(template, channel), rowsOfQuery(test, template, resolve)]);
  }

  function addRows(mask: Mask, { events }: EventGroup): void {
    const { lengths } = store;
    const selected = found.events;
    let [count, bytes] = [0, 0];
    for (let word = 0; word < mask.length; word++) {
      for (let bits = mask[word] as number; bits !== 0; bits &= bits - 1) {
        const event = events[word * 32 + 31 - Math.clz32(bits & -bits)] as number;
        selected[event >>> 5] = (selected[event >>> 5] as number) | (1 << (event & 31));
        count++;
        bytes += lengths[event] as number;
      }
    }
    found.count += count;
    found.bytes += bytes;
  }

  function* addLoose(): Slices<void> {
    if (store.loose === 0) return;
    for (let event = 0, slice = 0; event < asked; event++) {
      if (store.groupOf[event] !== looseGroup) continue;
      const node = readLoose(event);
      if (node && isSelected({ query, suppressions }, node, options)) {
        addToMask(found.events, event);
        found.count++;
        found.bytes += store.lengths[event] as number;
      }
      if (++slice % looseOfSlice === 0) yield;
    }
  }
}

/** Does all of the work at once. */
export function finished<T>(slices: Slices<T>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

const looseOfSlice = 16;
