import { fstatSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from '../../../server/src/events/byte-source.ts';

/** A file that is open as long as the process lives; its pieces are read into one buffer. */
export function fileSource(path: string): ByteSource {
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  let buffer = new Uint8Array(1 << 18);
  return { size, read };

  function read(start: number, end: number): Uint8Array {
    const length = Math.max(0, Math.min(end, size) - start);
    if (length > buffer.length) buffer = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const count = readSync(file, buffer, filled, length - filled, start + filled);
      if (count === 0) throw new Error(`${path} has become shorter.`);
      filled += count;
    }
    return buffer.subarray(0, length);
  }
}
