import { textOfCell } from '../events/store/column.ts';
import type { EventGroup, EventStore } from '../events/store/event-store.ts';
import { textOfValue } from '../events/store/value-pool.ts';
import { addToMask, emptyMask, type Mask } from '../matcher/mask.ts';
import { foldCase } from '../text/reading.ts';
import type { Part } from './numbering.ts';

/**
 * The events that hold a text in some value, case aside. Each distinct value is looked at once.
 * @param nodeText the whole text of an event that is in no group
 */
export function* eventsHolding({ segment: { store } }: Part, text: string): Generator<void, Mask> {
  const found = emptyMask(store.count);
  const wanted = foldCase(text);
  const verdicts = new Uint8Array(store.pool.count);
  for (const group of store.groups) {
    for (const [slot] of group.columns.entries()) {
      searchColumn(store, group, slot, wanted, verdicts, found);
      yield;
    }
  }
  return found;
}

const [unknown, holds] = [0, 1, 2];

function searchColumn(
  store: EventStore,
  group: EventGroup,
  slot: number,
  wanted: string,
  verdicts: Uint8Array,
  found: Mask,
): void {
  const column = group.columns[slot];
  if (!column) return;
  const has = (row: number) => foldCase(textOfCell(column, store.pool, row)).includes(wanted);
  switch (column.form) {
    case 'empty':
      return;
    case 'same':
      if (group.count > 0 && has(0))
        for (let row = 0; row < group.count; row++) addToMask(found, group.events[row] as number);
      return;
    case 'integer':
      if (!/^\d*$/.test(wanted)) return;
      break;
    case 'time':
      if (!/^[-\d:.TZ]*$/.test(wanted)) return;
      break;
  }
  if (column.form !== 'value') {
    for (let row = 0; row < group.count; row++) if (has(row)) addToMask(found, group.events[row] as number);
    return;
  }
  for (let row = 0; row < group.count; row++) {
    const id = column.cells[row] as number;
    if (verdicts[id] === unknown)
      verdicts[id] = foldCase(textOfValue(store.pool, id)).includes(wanted) ? holds : 2;
    if (verdicts[id] === holds) addToMask(found, group.events[row] as number);
  }
}
