import type { Chunk } from './chunk.ts';
import { type Cursor, Damage } from './cursor.ts';

/**
 * Reads the offset of a name, and the name itself where it stands here for the first time: next name, hash, length, characters, zero.
 * @throws Damage
 */
export function readName(chunk: Chunk, at: Cursor): string {
  const offset = at.u32();
  const name = nameAt(chunk, offset);
  if (name === undefined) throw new Damage('a name is missing');
  if (offset === at.position()) at.skip(headerLength + (name.length + 1) * 2);
  return name;
}

/** The name at an offset of the chunk; `undefined` where there is none that XML allows. */
export function nameAt({ view, names }: Chunk, offset: number): string | undefined {
  const known = names.get(offset);
  if (known !== undefined) return known;
  const start = offset + headerLength;
  if (start > view.byteLength) return undefined;
  const length = view.getUint16(start - 2, true);
  if (length > greatestLength || start + length * 2 > view.byteLength) return undefined;
  const units = Array.from({ length }, (_, index) => view.getUint16(start + index * 2, true));
  const name = String.fromCharCode(...units);
  if (
    !/^[A-Za-z_\u0080-\uD7FF][-\w.\u0080-\uD7FF]*(?::[A-Za-z_\u0080-\uD7FF][-\w.\u0080-\uD7FF]*)?$/.test(name)
  )
    return undefined;
  names.set(offset, name);
  return name;
}

const headerLength = 8;

/** Windows' own names have less than 100 characters. */
const greatestLength = 1000;
