import type { EventGroup, EventStore } from '../events/store/event-store.ts';
import { timeOf } from '../text/reading.ts';
import { columnAt, fieldPathOf, fieldReader } from './field.ts';

/** The events of a stretch of a sample file, with what is asked of every event. Plain data, so that it can pass from one thread to another. */
export interface Segment {
  /** How its file is written. */
  readonly form: SourceForm;
  readonly store: EventStore;
  /** By event: milliseconds since 1970; NaN where the event has no time. */
  readonly times: Float64Array;
  /** By event: its EventID, an unsigned short by the schema; `noId` where there is none. */
  readonly ids: Uint16Array;
  /** How long its events are in their file, together. */
  readonly bytes: number;
  /** Of its times; `undefined` where it has none. */
  readonly oldest: number | undefined;
  readonly newest: number | undefined;
}

/** An .evtx log, or event XML. */
export type SourceForm = 'xml' | 'evtx';

export const noId = 0xffff;

export function segmentOf(store: EventStore, form: SourceForm): Segment {
  const times = new Float64Array(store.count).fill(Number.NaN);
  const ids = new Uint16Array(store.count).fill(noId);
  for (const group of store.groups) {
    readTimes(store, group, times);
    readIds(store, group, ids);
  }
  let bytes = 0;
  for (const length of store.lengths) bytes += length;
  return { form, store, times, ids, bytes, ...spanOf(times) };
}

/** The buffers that a segment consists of, to be handed over to another thread instead of being copied. */
export function buffersOf({ store, times, ids }: Segment): ArrayBufferLike[] {
  const { pool } = store;
  const ofColumns = store.groups.flatMap(({ columns, events }) => [
    events,
    ...columns.flatMap((column) => [column.cells, column.times]),
  ]);
  const ofStore = [store.groupOf, store.rowOf, store.starts, store.lengths];
  const ofPool = [pool.bytes, pool.offsets, pool.table];
  return [...new Set([...ofColumns, ...ofStore, ...ofPool, times, ids].map(({ buffer }) => buffer))];
}

const [timePath, idPath] = ['System/TimeCreated/@SystemTime', 'System/EventID'].map(fieldPathOf);

function spanOf(times: Float64Array): Pick<Segment, 'oldest' | 'newest'> {
  let [oldest, newest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const time of times) {
    if (time < oldest) oldest = time;
    if (time > newest) newest = time;
  }
  return oldest <= newest ? { oldest, newest } : { oldest: undefined, newest: undefined };
}

function readTimes(store: EventStore, group: EventGroup, times: Float64Array): void {
  const column = timePath && columnAt(group, timePath);
  const read = timePath && fieldReader(store, group, timePath);
  if (!read) return;
  for (let row = 0; row < group.count; row++) {
    const time = column?.form === 'time' ? column.times[row] : timeOf(read(row));
    times[group.events[row] as number] = time ?? Number.NaN;
  }
}

function readIds(store: EventStore, group: EventGroup, ids: Uint16Array): void {
  const read = idPath && fieldReader(store, group, idPath);
  if (!read) return;
  let [lastText, lastId] = ['', noId];
  for (let row = 0; row < group.count; row++) {
    const text = read(row);
    if (text !== lastText) [lastText, lastId] = [text, idOf(text)];
    ids[group.events[row] as number] = lastId;
  }
}

function idOf(text: string): number {
  const id = /^\s*\d{1,5}\s*$/.test(text) ? Number(text) : noId;
  return id <= noId ? id : noId;
}
