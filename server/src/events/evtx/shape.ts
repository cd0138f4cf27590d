import type { Chunk } from './chunk.ts';
import type { Definitions } from './definition.ts';
import { tokens } from './token.ts';
import { isArray, isFragment, itemsOf, type Value } from './value.ts';

/**
 * What decides on the form of a record's event, as numbers, and where its values lie. A fragment is its instances and `endOfFragment`; an
 * instance is the number of its definition, how many values it has, their types, and then what is in those values that are fragments, and
 * how many items in those that are arrays. Each value has a number, in the same order: those of an instance, then what is in them.
 */
export interface Shape {
  readonly key: Int32Array;
  length: number;
  hash: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  values: number;
}

export const endOfFragment = -1;

/** Reads the shapes of records one after the other into the same memory. */
export interface ShapeReader {
  readonly shape: Shape;
  /** @returns whether the record has the usual form, in which it can be read by its shape */
  read(chunk: Chunk, start: number, end: number): boolean;
}

export function shapeReader(definitions: Definitions): ShapeReader {
  const key = new Int32Array(mostKeys);
  const starts = new Int32Array(mostValues);
  const ends = new Int32Array(mostValues);
  const shape: Shape = { key, length: 0, hash: 0, starts, ends, values: 0 };
  let chunk: Chunk;
  let bytes: Uint8Array;
  return { shape, read };

  function read(from: Chunk, start: number, end: number): boolean {
    chunk = from;
    bytes = from.bytes;
    shape.length = 0;
    shape.hash = 0;
    shape.values = 0;
    const isUsual = readFragment(start, end, 0);
    shape.hash ^= shape.hash >>> 15;
    return isUsual && shape.length <= mostKeys;
  }

  function readFragment(start: number, end: number, depth: number): boolean {
    let at = start;
    while (at < end && bytes[at] !== tokens.endOfFragment) {
      if (bytes[at] === tokens.fragmentHeader) at += 4;
      else if (bytes[at] === tokens.templateInstance) at = readInstance(at, end, depth);
      else return false;
      if (at > end || at < 0) return false;
    }
    push(endOfFragment);
    return true;
  }

  /** @returns where it ends, or -1 */
  function readInstance(start: number, end: number, depth: number): number {
    if (start + 10 > end || depth > mostDepth) return -1;
    let at = start + 10;
    const place = u32(at - 4);
    const definition = definitions.at(chunk, place);
    if (!definition) return -1;
    if (place === at) at += 24 + u32(place + 20);
    if (at + 4 > end) return -1;
    const count = u32(at);
    const first = shape.values;
    if (first + count > mostValues || shape.length + count + 2 > mostKeys) return -1;
    push(definition.number);
    push(count);
    let descriptor = at + 4;
    at = descriptor + count * 4;
    if (at > end) return -1;
    let hasInside = false;
    for (let index = 0; index < count; index++, descriptor += 4) {
      const type = bytes[descriptor + 2] as number;
      starts[first + index] = at;
      at += (bytes[descriptor] as number) | ((bytes[descriptor + 1] as number) << 8);
      ends[first + index] = at;
      push(type);
      if (type >= 0x21) hasInside = true;
    }
    if (at > end) return -1;
    shape.values = first + count;
    if (hasInside) {
      const types = shape.length - count;
      for (let index = 0; index < count; index++)
        if (!readInside(key[types + index] as number, first + index, depth)) return -1;
    }
    return at;
  }

  function readInside(type: number, value: number, depth: number): boolean {
    const start = starts[value] as number;
    const end = ends[value] as number;
    if (isFragment(type)) return readFragment(start, end, depth + 1);
    return !isArray(type) || readItems({ type, start, end });
  }

  function readItems(array: Value): boolean {
    const items = itemsOf(chunk.view, array);
    if (shape.values + items.length > mostValues) return false;
    for (const { start, end } of items) {
      starts[shape.values] = start;
      ends[shape.values++] = end;
    }
    push(items.length);
    return true;
  }

  function push(number: number): void {
    key[shape.length++] = number;
    shape.hash = Math.imul(shape.hash ^ number, 0x01000193);
  }

  function u32(at: number): number {
    return chunk.view.getUint32(at, true);
  }
}

/** Windows' own events have less than a hundred values, and fragments two deep. */
const mostValues = 4096;
const mostKeys = 2 * mostValues;
const mostDepth = 8;
