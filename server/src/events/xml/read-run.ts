import { type Column, putText, putValue } from '../store/column.ts';
import type { EventGroup, StoreBuilder } from '../store/event-store.ts';
import type { ValuePool } from '../store/value-pool.ts';
import type { ByteWindow } from './byte-window.ts';
import { type FormTrie, rememberValue } from './form-trie.ts';
import { readForm } from './read-form.ts';
import { sequenceLength } from './utf8.ts';

/** Reads events one after another as long as their forms are known. */
export interface RunReader {
  /** Reads on from an index of the window. @returns where other markup begins, or the end of the window */
  read(at: number): number;
  /** Whether the place to stop at is reached, and the index where that was found. */
  isDone: boolean;
  at: number;
  /** Whether it came across nothing but blanks. */
  isBlank: boolean;
  /** Where it came across bytes first that are not UTF-8, or -1. */
  damage: number;
}

/** @param stop the place where no more events are to be begun */
export function readRun(window: ByteWindow, builder: StoreBuilder, trie: FormTrie, stop: number): RunReader {
  const reader: RunReader = { read, isDone: false, at: 0, isBlank: true, damage: -1 };
  return reader;

  function read(from: number): number {
    const { bytes, view, end } = window;
    const stopIndex = stop > window.placeOf(end) ? Number.POSITIVE_INFINITY : window.indexOf(stop);
    let at = from;
    for (;;) {
      while (at < end && bytes[at] !== 0x3c) {
        const byte = bytes[at] as number;
        if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) at++;
        else {
          const next = skipText(bytes, at, end);
          if (next === at) return at;
          at = next;
        }
      }
      if (at >= stopIndex) {
        reader.isDone = true;
        reader.at = at;
        return at;
      }
      if (at >= end) return at;
      const next = readForm(trie, bytes, view, at, end);
      if (next < 0) return at;
      const place = window.placeOf(at);
      addRow(builder, trie, window, place, window.placeOf(next) - place);
      at = next;
    }
  }

  /** A character that is no blank. @returns the index behind it; the same index where more bytes are needed to tell */
  function skipText(bytes: Uint8Array, at: number, end: number): number {
    const isMark = bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
    if (!isMark) reader.isBlank = false;
    if ((bytes[at] as number) < 0x80) return at + 1;
    const length = sequenceLength(bytes, at, end);
    if (length > 0) return at + length;
    if (end - at < 4 && !window.isLast) return at;
    if (reader.damage < 0) reader.damage = window.placeOf(at);
    return at + 1;
  }
}

/** Adds the event that was read last from a window. */
export function addRow(
  builder: StoreBuilder,
  trie: FormTrie,
  { bytes, view }: ByteWindow,
  place: number,
  length: number,
): void {
  const group = groupOfForm(trie, builder);
  if (!group) {
    builder.addLoose(place, length);
    return;
  }
  const { columns, count } = group;
  const { pool } = builder.store;
  for (let slot = 0; slot < columns.length; slot++) {
    const column = columns[slot];
    if (!column || !putSlot(column, pool, count, trie, slot, bytes, view)) {
      builder.addLoose(place, length);
      return;
    }
  }
  builder.addEvent(group, place, length);
}

/** `undefined` where the store may have no more groups. */
function groupOfForm(trie: FormTrie, builder: StoreBuilder): EventGroup | undefined {
  const known = trie.groups[trie.form];
  if (known) return known;
  const template = trie.templates[trie.form];
  const group = template && builder.groupOf(template);
  trie.groups[trie.form] = group;
  return group;
}

function putSlot(
  column: Column,
  pool: ValuePool,
  row: number,
  trie: FormTrie,
  slot: number,
  bytes: Uint8Array,
  view: DataView,
): boolean {
  const id = trie.ids[slot] as number;
  if (id >= 0) return putValue(column, pool, row, id);
  const start = trie.starts[slot] as number;
  const end = trie.ends[slot] as number;
  if (start < 0) return putText(column, pool, row, trie.values.scratch, ~start, end);
  if (!putText(column, pool, row, bytes, start, end)) return false;
  if (column.form === 'same') rememberValue(trie, slot, view, column.same);
  else if (column.form === 'value') rememberValue(trie, slot, view, column.cells[row] as number);
  return true;
}
