import { textOfCell } from '../events/store/column.ts';
import { type EventGroup, nodeOfRow } from '../events/store/event-store.ts';
import {
  addToMask,
  emptyMask,
  fillMask,
  intersect,
  isEmptyMask,
  isInMask,
  type Mask,
  subtract,
  unite,
} from './mask.ts';
import { type MatchOptions, passes } from './match.ts';
import { type JoinedRows, keyOf, type RowTest, type TextTest, type TreeTest } from './row-test.ts';
import { answerOfColumn, scanSlot } from './scan-slot.ts';
import type { Scanner } from './scanner.ts';
import { rootAbove } from './select.ts';

/** The work of a question in slices: the caller decides after each whether and when to go on. */
export type Slices<T> = Generator<undefined, T, undefined>;

/** The first rows of a group, and what they are asked with. */
export interface Asked {
  readonly scanner: Scanner;
  readonly group: EventGroup;
  readonly rows: number;
  readonly options: MatchOptions;
}

/**
 * The rows of a group that satisfy a test. What is kept from a question before is not asked again; where the group has grown since, only
 * the new rows are. Kept are the rows of each value's test, which are few operations to join, and what is slow.
 */
export function* maskOf(test: RowTest, asked: Asked): Slices<Mask> {
  const { scanner, group, rows } = asked;
  const mask = emptyMask(rows);
  const answer = answerOfAll(test, asked);
  if (answer) fillMask(mask, 0, rows);
  if (answer !== undefined || test.kind === 'fixed') return mask;
  const isQuick = (test.kind === 'and' || test.kind === 'or') && test.slowness === 0;
  if (isQuick) {
    yield* scanJoined(mask, 0, test, asked);
    return mask;
  }
  const name = `${group.index} ${keyOf(test)}`;
  const known = scanner.masks.get(name);
  if (known?.rows === rows) return known.mask;
  const fromWord = known && known.rows < rows ? known.rows >>> 5 : 0;
  if (known) mask.set(known.mask.subarray(0, fromWord));
  yield* scan(mask, fromWord, test, asked);
  scanner.masks.set(name, { mask, rows }, mask.byteLength);
  return mask;
}

/** The answer for all rows where it is the same without looking at them, else `undefined`. */
export function answerOfAll(test: RowTest, { group, scanner }: Asked): boolean | undefined {
  if (test.kind === 'fixed') return test.value;
  const column = test.kind === 'slot' ? group.columns[test.slot] : undefined;
  return column && test.kind === 'slot' ? answerOfColumn(column, test.test, scanner) : undefined;
}

function* scan(
  mask: Mask,
  fromWord: number,
  test: Exclude<RowTest, { kind: 'fixed' }>,
  asked: Asked,
): Slices<void> {
  switch (test.kind) {
    case 'slot': {
      const column = asked.group.columns[test.slot];
      if (column) scanSlot(mask, fromWord, asked.rows, column, test.test, asked.scanner);
      yield;
      return;
    }
    case 'and':
    case 'or':
      return yield* scanJoined(mask, fromWord, test, asked);
    case 'text':
    case 'tree':
      return yield* scanRows(mask, fromWord, test, asked, undefined);
  }
}

function* scanJoined(mask: Mask, fromWord: number, { kind, tests }: JoinedRows, asked: Asked): Slices<void> {
  if (kind === 'and') fillMask(mask, fromWord, asked.rows);
  for (const test of tests) {
    const answer = answerOfAll(test, asked);
    if (answer === (kind === 'and')) continue;
    if (answer !== undefined) {
      if (kind === 'or') fillMask(mask, fromWord, asked.rows);
      else mask.fill(0, fromWord);
      return;
    }
    if (test.kind === 'text' || test.kind === 'tree') {
      // Slow tests are asked only of the rows that are not yet decided, so that their answers are of no use to others.
      const undecided = emptyMask(asked.rows);
      if (kind === 'or') fillMask(undecided, fromWord, asked.rows);
      (kind === 'or' ? subtract : unite)(undecided, mask, fromWord);
      const found = emptyMask(asked.rows);
      yield* scanRows(found, fromWord, test, asked, undecided);
      (kind === 'or' ? unite : intersect)(mask, found, fromWord);
    } else (kind === 'or' ? unite : intersect)(mask, yield* maskOf(test, asked), fromWord);
    if (kind === 'and' && isEmptyMask(mask, fromWord)) return;
  }
}

/** @param among the rows that are asked; `undefined` for all */
function* scanRows(
  mask: Mask,
  fromWord: number,
  test: TextTest | TreeTest,
  asked: Asked,
  among: Mask | undefined,
): Slices<void> {
  for (let row = fromWord * 32, slice = 0; row < asked.rows; row++) {
    if (among && !isInMask(among, row)) continue;
    if (rowSatisfies(test, row, asked)) addToMask(mask, row);
    if (++slice % rowsOfSlice === 0) yield;
  }
}

function rowSatisfies(test: TextTest | TreeTest, row: number, { scanner, group, options }: Asked): boolean {
  if (test.kind === 'text') return test.test.holds(textOfSlots(test.slots, row, group, scanner));
  let node = rootAbove(nodeOfRow(scanner.store, group, row));
  for (const index of test.at) {
    const child = node.children[index];
    if (!child) throw new Error('a row has not the elements of its template');
    node = child;
  }
  return passes(test.test, { node, position: 1 }, options);
}

function textOfSlots(
  slots: readonly number[],
  row: number,
  { columns }: EventGroup,
  { store }: Scanner,
): string {
  let text = '';
  for (const slot of slots) {
    const column = columns[slot];
    if (column) text += textOfCell(column, store.pool, row);
  }
  return text;
}

const rowsOfSlice = 256;
