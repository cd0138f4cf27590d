import { type Column, textOfCell } from '../events/store/column.ts';
import { textOfValue, type ValuePool } from '../events/store/value-pool.ts';
import { addToMask, emptyMask, fillMask, type Mask, trimMask, uniteOpposite } from './mask.ts';
import type { Scanner } from './scanner.ts';
import { isWithin, type Span, type TimeSpan, type ValueTest } from './value-test.ts';

/** The answer for all rows of a column where it takes no look at them, else `undefined`. */
export function answerOfColumn(column: Column, test: ValueTest, { store }: Scanner): boolean | undefined {
  switch (column.form) {
    case 'empty':
    case 'same':
      if (test.numbers && column.sameInteger >= 0) return isWithin(column.sameInteger, test.numbers);
      return test.holds(textOfCell(column, store.pool, 0));
    case 'integer':
      return test.numbers && answerOfSpan(test.numbers);
    case 'time':
      return test.times && answerOfSpan(test.times.span);
    case 'value':
      return undefined;
  }
}

/**
 * Adds the rows of a column whose value satisfies a test.
 * @param fromWord where the rows begin, in words of the mask; what stands before is left as it is
 */
export function scanSlot(
  mask: Mask,
  fromWord: number,
  rows: number,
  column: Column,
  test: ValueTest,
  scanner: Scanner,
): void {
  switch (column.form) {
    case 'empty':
    case 'same':
      if (answerOfColumn(column, test, scanner)) fillMask(mask, fromWord, rows);
      return;
    case 'integer':
      if (test.numbers) scanNumbers(mask, fromWord, rows, column.cells, test.numbers);
      else scanTexts(mask, fromWord, rows, column, test, scanner.store.pool);
      return;
    case 'time':
      if (test.times) scanTimes(mask, fromWord, rows, column.times, test.times);
      else scanTexts(mask, fromWord, rows, column, test, scanner.store.pool);
      return;
    case 'value':
      if (test.others === undefined || (test.like === undefined && !test.numbers))
        scanVerdicts(mask, fromWord, rows, column.cells, test, scanner);
      else if (test.like !== undefined)
        scanLike(mask, fromWord, rows, column.cells, test, test.like, test.others, scanner);
      else if (test.numbers)
        scanValueNumbers(mask, fromWord, rows, column.cells, test, test.numbers, test.others, scanner);
      return;
  }
}

function answerOfSpan({ low, high, isOutside }: Span): boolean | undefined {
  return low > high ? isOutside : undefined;
}

/** Integers, or other finite numbers. */
function scanNumbers(
  mask: Mask,
  fromWord: number,
  rows: number,
  cells: Uint32Array | Float64Array,
  { low, high, isOutside }: Span,
): void {
  const flip = isOutside ? -1 : 0;
  for (let word = fromWord, row = fromWord * 32; row < rows; word++) {
    const end = Math.min(row + 32, rows);
    let bits = 0;
    for (let bit = 0; row < end; row++, bit++) {
      const number = cells[row] as number;
      if (number >= low && number <= high) bits |= 1 << bit;
    }
    mask[word] = (mask[word] as number) | (bits ^ flip);
  }
  if (isOutside) trimMask(mask, rows);
}

function scanTimes(
  mask: Mask,
  fromWord: number,
  rows: number,
  times: Float64Array,
  { span, until, since }: TimeSpan,
): void {
  if (until === undefined && since === undefined) {
    scanNumbers(mask, fromWord, rows, times, span);
    return;
  }
  const distance = (time: number) => (until === undefined ? time - (since ?? 0) : until - time);
  for (let row = fromWord * 32; row < rows; row++)
    if (isWithin(distance(times[row] as number), span)) addToMask(mask, row);
}

/** Few texts can be like another, and the pool finds them. */
function scanLike(
  mask: Mask,
  fromWord: number,
  rows: number,
  cells: Uint32Array,
  test: ValueTest,
  like: string,
  others: boolean,
  scanner: Scanner,
): void {
  const ids = scanner.exceptions(test, like);
  const alike = others ? emptyMask(rows) : mask;
  for (const id of ids) scanEqual(alike, fromWord, rows, cells, id);
  if (others) uniteOpposite(mask, alike, fromWord, rows);
}

function scanEqual(mask: Mask, fromWord: number, rows: number, cells: Uint32Array, wanted: number): void {
  for (let row = fromWord * 32; row < rows; row++) if (cells[row] === wanted) addToMask(mask, row);
}

function scanValueNumbers(
  mask: Mask,
  fromWord: number,
  rows: number,
  cells: Uint32Array,
  test: ValueTest,
  span: Span,
  others: boolean,
  scanner: Scanner,
): void {
  const numbers = scanner.numbers();
  const { low, high, isOutside } = span;
  for (let row = fromWord * 32; row < rows; row++) {
    const id = cells[row] as number;
    const number = numbers[id] as number;
    let isIn = others;
    if (number < Number.POSITIVE_INFINITY) isIn = (number >= low && number <= high) !== isOutside;
    else if (number === Number.POSITIVE_INFINITY) isIn = test.holds(textOfValue(scanner.store.pool, id));
    if (isIn) addToMask(mask, row);
  }
}

/** Asks each distinct value once. */
function scanVerdicts(
  mask: Mask,
  fromWord: number,
  rows: number,
  cells: Uint32Array,
  test: ValueTest,
  { store: { pool }, verdicts }: Scanner,
): void {
  const known = verdicts(test);
  for (let row = fromWord * 32; row < rows; row++) {
    const id = cells[row] as number;
    let verdict = known[id] as number;
    if (verdict === 0) {
      verdict = test.holds(textOfValue(pool, id)) ? 2 : 1;
      known[id] = verdict;
    }
    if (verdict === 2) addToMask(mask, row);
  }
}

/** Asks each row, but the same text only once in a row of rows. */
function scanTexts(
  mask: Mask,
  fromWord: number,
  rows: number,
  column: Column,
  test: ValueTest,
  pool: ValuePool,
): void {
  let last: string | undefined;
  let verdict = false;
  for (let row = fromWord * 32; row < rows; row++) {
    const text = textOfCell(column, pool, row);
    if (text !== last) {
      last = text;
      verdict = test.holds(text);
    }
    if (verdict) addToMask(mask, row);
  }
}
