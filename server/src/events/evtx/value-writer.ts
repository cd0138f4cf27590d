import { type Column, putInteger, putText, putTime, putValue } from '../store/column.ts';
import { internText, type ValuePool } from '../store/value-pool.ts';
import type { Writing } from './binding.ts';
import type { Chunk } from './chunk.ts';
import { integerAt } from './number.ts';
import { withLineFeeds } from './print.ts';
import { longestRaw, rawValues } from './raw-values.ts';
import { millisecondsTo1970, ticksOfMillisecond } from './time.ts';
import { utf8Writer } from './utf8.ts';
import { valueText } from './value.ts';

/** Puts values into columns as `valueText` writes them. */
export interface ValueWriter {
  /** @returns whether the value could be kept: `false` where the pool is full */
  write(chunk: Chunk, writing: Writing, start: number, end: number, column: Column, row: number): boolean;
}

export function valueWriter(pool: ValuePool): ValueWriter {
  const utf8 = utf8Writer();
  const known = rawValues();
  return { write };

  function write(
    chunk: Chunk,
    writing: Writing,
    start: number,
    end: number,
    column: Column,
    row: number,
  ): boolean {
    const { type } = writing;
    switch (type) {
      case 0x00:
        return putText(column, pool, row, writing.text, 0, writing.text.length);
      case 0x01:
        if ((end - start) % 2 === 0) return writeString(chunk.bytes, writing, start, end, column, row);
        break;
      case 0x03:
      case 0x04:
      case 0x05:
      case 0x06:
      case 0x07:
      case 0x08:
      case 0x09:
      case 0x0a: {
        const integer = integerAt(chunk.view, start, end, type % 2 === 1);
        if (integer >= 0) return putInteger(column, pool, row, integer);
        break;
      }
      case 0x0e:
        return putText(column, pool, row, utf8.bytes, 0, utf8.writeHex(chunk.bytes, start, end));
      case 0x11:
        if (end - start === 8 && chunk.view.getUint32(start + 4, true) < highOfYear9999)
          return writeTime(chunk.view, start, column, row);
        break;
    }
    return end - start <= longestRaw
      ? writeRaw(chunk, writing, start, end, column, row)
      : writeText(chunk, writing, start, end, column, row);
  }

  function writeString(
    bytes: Uint8Array,
    { isContent }: Writing,
    start: number,
    end: number,
    column: Column,
    row: number,
  ): boolean {
    const hasZero = end > start && bytes[end - 2] === 0 && bytes[end - 1] === 0;
    const length = utf8.write(bytes, start, hasZero ? end - 2 : end, isContent);
    return putText(column, pool, row, utf8.bytes, 0, length);
  }

  function writeTime(view: DataView, start: number, column: Column, row: number): boolean {
    const high = view.getUint32(start + 4, true);
    const rest = (high % ticksOfMillisecond) * 2 ** 32 + view.getUint32(start, true);
    const milliseconds =
      Math.floor(high / ticksOfMillisecond) * 2 ** 32 + Math.floor(rest / ticksOfMillisecond);
    return putTime(column, pool, row, milliseconds - millisecondsTo1970, rest % ticksOfMillisecond);
  }

  function writeRaw(
    chunk: Chunk,
    writing: Writing,
    start: number,
    end: number,
    column: Column,
    row: number,
  ): boolean {
    const kind = writing.isContent ? writing.type : writing.type + 0x100;
    let id = known.find(kind, chunk.bytes, start, end);
    if (id < 0) {
      id = internText(pool, textOf(chunk, writing, start, end));
      if (id < 0) return false;
      known.add(chunk.bytes, start, end, id);
    }
    return putValue(column, pool, row, id);
  }

  function writeText(
    chunk: Chunk,
    writing: Writing,
    start: number,
    end: number,
    column: Column,
    row: number,
  ): boolean {
    const text = encoder.encode(textOf(chunk, writing, start, end));
    return putText(column, pool, row, text, 0, text.length);
  }
}

const encoder = new TextEncoder();

/** The upper half of the last FILETIMEs that have a year of four digits. */
const highOfYear9999 = 0x24c85a5e;

function textOf({ view }: Chunk, { type, isContent }: Writing, start: number, end: number): string {
  const text = valueText(view, { type, start, end });
  return isContent ? withLineFeeds(text) : text;
}
