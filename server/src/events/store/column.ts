import { type TimeReader, timeReader, timeText } from './time-cell.ts';
import { intern, internText, isValue, textOfValue, type ValuePool } from './value-pool.ts';

/**
 * The values of one slot of a template, a row an event. A column begins as one value that all rows share, and takes the narrowest form
 * that gives back every text exactly: 32-bit integers, times, or numbers of pool values.
 */
export interface Column {
  form: 'empty' | 'same' | 'integer' | 'time' | 'value';
  /** The number of the value that all rows share, in form `same`. */
  same: number;
  /** That value as an integer, or -1 if it is none. */
  sameInteger: number;
  /** Integers, numbers of values, or of a time what is finer than milliseconds, by the form. */
  cells: Uint32Array;
  /** Milliseconds since 1970, in form `time`. */
  times: Float64Array;
  /** How many digits the seconds of all its times have behind the point. */
  digits: number;
}

export function column(): Column {
  return {
    form: 'empty',
    same: 0,
    sameInteger: -1,
    cells: new Uint32Array(0),
    times: new Float64Array(0),
    digits: 0,
  };
}

/**
 * Sets the value of a row, which must be the next one or one that was set in vain before; the text is given as UTF-8.
 * @returns whether it could be kept: `false` where the pool is full
 */
export function putText(
  column: Column,
  pool: ValuePool,
  row: number,
  source: Uint8Array,
  start: number,
  end: number,
): boolean {
  switch (column.form) {
    case 'value': {
      const id = intern(pool, source, start, end);
      return id >= 0 && setCell(column, row, id);
    }
    case 'same':
      if (isValue(pool, column.same, source, start, end)) return true;
      return (
        leaveSame(column, pool, row, integerAt(source, start, end)) &&
        putText(column, pool, row, source, start, end)
      );
    case 'integer': {
      const integer = integerAt(source, start, end);
      if (integer >= 0) return setCell(column, row, integer);
      return becomeValues(column, pool, row) && putText(column, pool, row, source, start, end);
    }
    case 'time': {
      const digits = times.read(source, start, end);
      if (digits === column.digits) return setTime(column, row, times.milliseconds, times.finer);
      return becomeValues(column, pool, row) && putText(column, pool, row, source, start, end);
    }
    case 'empty': {
      const digits = times.read(source, start, end);
      if (digits >= 0)
        return beginTimes(column, digits) && setTime(column, row, times.milliseconds, times.finer);
      return beginSame(column, intern(pool, source, start, end), integerAt(source, start, end));
    }
  }
}

/** As `putText`, with an integer below 2^32. */
export function putInteger(column: Column, pool: ValuePool, row: number, integer: number): boolean {
  switch (column.form) {
    case 'integer':
      return setCell(column, row, integer);
    case 'same':
      if (column.sameInteger === integer) return true;
      return leaveSame(column, pool, row, integer) && putInteger(column, pool, row, integer);
    case 'value': {
      const id = internText(pool, String(integer));
      return id >= 0 && setCell(column, row, id);
    }
    case 'time':
      return becomeValues(column, pool, row) && putInteger(column, pool, row, integer);
    case 'empty':
      return beginSame(column, internText(pool, String(integer)), integer);
  }
}

/** As `putText`, with a time of seven digits, as Windows writes it: milliseconds since 1970, and what is finer in 100 nanoseconds. */
export function putTime(
  column: Column,
  pool: ValuePool,
  row: number,
  milliseconds: number,
  finer: number,
): boolean {
  if (column.form === 'empty') beginTimes(column, windowsDigits);
  if (column.form === 'time' && column.digits === windowsDigits)
    return setTime(column, row, milliseconds, finer);
  const text = encoder.encode(timeText(milliseconds, finer, windowsDigits));
  return putText(column, pool, row, text, 0, text.length);
}

/** As `putText`, with a value that is in the pool already. */
export function putValue(column: Column, pool: ValuePool, row: number, id: number): boolean {
  if (column.form === 'value') return setCell(column, row, id);
  if (column.form === 'same' && column.same === id) return true;
  return putText(column, pool, row, pool.bytes, pool.offsets[id] as number, pool.offsets[id + 1] as number);
}

/** The text of a row, exactly as it was put in. */
export function textOfCell(column: Column, pool: ValuePool, row: number): string {
  switch (column.form) {
    case 'empty':
      return '';
    case 'same':
      return textOfValue(pool, column.same);
    case 'integer':
      return String(column.cells[row]);
    case 'time':
      return timeText(column.times[row] as number, column.cells[row] as number, column.digits);
    case 'value':
      return textOfValue(pool, column.cells[row] as number);
  }
}

/** Gives back the room that was held for more than these rows. */
export function shrinkColumn(column: Column, rows: number): void {
  if (column.cells.length > rows) column.cells = column.cells.slice(0, rows);
  if (column.times.length > rows) column.times = column.times.slice(0, rows);
}

const windowsDigits = 7;
const encoder = new TextEncoder();
const times: TimeReader = timeReader();

/** A decimal integer below 2^32 as JavaScript writes it, else -1. */
function integerAt(source: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length === 0 || length > 10) return -1;
  let integer = 0;
  for (let index = start; index < end; index++) {
    const digit = (source[index] as number) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    integer = integer * 10 + digit;
  }
  if (source[start] === 0x30 && length > 1) return -1;
  return integer <= 0xffffffff ? integer : -1;
}

function beginSame(column: Column, id: number, integer: number): boolean {
  if (id < 0) return false;
  column.form = 'same';
  column.same = id;
  column.sameInteger = integer;
  return true;
}

function beginTimes(column: Column, digits: number): boolean {
  column.form = 'time';
  column.digits = digits;
  return true;
}

/** @param integer the next value as an integer, or -1 */
function leaveSame(column: Column, pool: ValuePool, row: number, integer: number): boolean {
  const isInteger = integer >= 0 && column.sameInteger >= 0;
  makeRoom(column, row + 1);
  column.cells.fill(isInteger ? column.sameInteger : column.same, 0, row);
  column.form = isInteger ? 'integer' : 'value';
  return row < pool.caps.mostValues;
}

/** Every row gets a number of its own value; only the pool's caps can stop it, and then nothing has changed. */
function becomeValues(column: Column, pool: ValuePool, row: number): boolean {
  const { caps, count, offsets } = pool;
  if (count + row > caps.mostValues || (offsets[count] as number) + row * longestText > caps.mostBytes)
    return false;
  for (let index = 0; index < row; index++) {
    const id = internText(pool, textOfCell(column, pool, index));
    if (id < 0) throw new Error('the pool was full in spite of its caps');
    column.cells[index] = id;
  }
  column.form = 'value';
  column.times = new Float64Array(0);
  return true;
}

/** Of a time or an integer. */
const longestText = 32;

function setCell(column: Column, row: number, cell: number): boolean {
  if (row >= column.cells.length) makeRoom(column, row + 1);
  column.cells[row] = cell;
  return true;
}

function setTime(column: Column, row: number, milliseconds: number, finer: number): boolean {
  if (row >= column.times.length) {
    const larger = new Float64Array(roomFor(row + 1));
    larger.set(column.times);
    column.times = larger;
  }
  column.times[row] = milliseconds;
  return setCell(column, row, finer);
}

function makeRoom(column: Column, rows: number): void {
  if (rows <= column.cells.length) return;
  const larger = new Uint32Array(roomFor(rows));
  larger.set(column.cells);
  column.cells = larger;
}

function roomFor(rows: number): number {
  return Math.ceil(rows * 1.5) + 15;
}
