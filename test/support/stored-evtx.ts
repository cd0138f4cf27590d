import { expect } from 'vitest';
import { bytesAsSource } from '../../server/src/events/byte-source.ts';
import type { EventNode } from '../../server/src/events/event.ts';
import { readEvtxEventAt } from '../../server/src/events/evtx/read-evtx-event.ts';
import { type EvtxReading, readEvtxInto } from '../../server/src/events/evtx/read-evtx-into.ts';
import {
  type EventStore,
  looseGroup,
  nodeOfEvent,
  type StoreCaps,
  storeBuilder,
} from '../../server/src/events/store/event-store.ts';
import { readEvtx } from './whole-log.ts';

/** A log that has been read into a store. */
export interface StoredLog extends EvtxReading {
  readonly store: EventStore;
}

export function storeLog(bytes: Uint8Array, caps?: StoreCaps): StoredLog {
  const builder = storeBuilder(caps);
  const reading = readEvtxInto(bytesAsSource(bytes), builder);
  let step = reading.next();
  while (!step.done) step = reading.next();
  return { store: builder.finish(), ...step.value };
}

/** The store holds what `readEvtx` reads, each event is found again at its place, and the problems are the same. */
export function expectSameInStore(bytes: Uint8Array, caps?: StoreCaps): StoredLog {
  const { events, problems, text } = readEvtx(bytes);
  const stored = storeLog(bytes, caps);
  const { store } = stored;
  const source = bytesAsSource(bytes);
  expect(stored.problemCount).toBe(problems.length);
  expect(stored.problems).toEqual(problems.slice(0, 1000));
  expect(store.count).toBe(events.length);
  for (const [index, { root, source: range }] of events.entries()) {
    const again = readEvtxEventAt(source, store.starts[index] ?? 0, store.lengths[index] ?? 0);
    const kept = nodeOfEvent(store, index);
    expect(again?.xml).toBe(text.slice(range.start, range.end));
    expect(again && written(again.root)).toBe(written(root));
    if (kept) expect(written(kept)).toBe(written(root));
    else expect(store.groupOf[index]).toBe(looseGroup);
  }
  return stored;
}

/** What an event is made of, without what follows from it: compared one by one, children would be compared twice at each level. */
function written(root: EventNode): string {
  return JSON.stringify(root, ['name', 'attributes', 'value', 'content']);
}
