/** A place in the bytes of a chunk that moves on as it reads; reading beyond its end throws `Damage`. Numbers are little-endian. */
export interface Cursor {
  /** From the beginning of the chunk. */
  position(): number;
  isAtEnd(): boolean;
  /** The next byte, without moving on. */
  peek(): number;
  u8(): number;
  u16(): number;
  u32(): number;
  /** Moves on by so many bytes, and gives where they begin. */
  skip(length: number): number;
}

/** What is wrong with a record: a part of a sentence that follows "it is damaged: ". Thrown and caught in this folder only. */
export class Damage extends Error {}

export function cursor(view: DataView, start: number, end: number): Cursor {
  let position = start;
  return { position: () => position, isAtEnd: () => position >= end, peek, u8, u16, u32, skip };

  function peek(): number {
    return view.getUint8(within(1));
  }

  function u8(): number {
    return view.getUint8(skip(1));
  }

  function u16(): number {
    return view.getUint16(skip(2), true);
  }

  function u32(): number {
    return view.getUint32(skip(4), true);
  }

  function skip(length: number): number {
    const at = within(length);
    position += length;
    return at;
  }

  function within(length: number): number {
    if (position + length > end || position + length > view.byteLength)
      throw new Damage('something reaches beyond its end');
    return position;
  }
}
