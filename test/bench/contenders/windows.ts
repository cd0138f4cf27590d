import { closeSync, openSync, readSync } from 'node:fs';

const windowLength = 1_000_000;

/** The events of a file in windows of whole events of about a megabyte, so that who builds a tree of them needs no more memory than for one. */
export function* windowsOf(path: string): Generator<Buffer> {
  const file = openSync(path, 'r');
  let buffer = Buffer.allocUnsafe(2 * windowLength);
  let filled = 0;
  try {
    for (;;) {
      if (buffer.length - filled < windowLength)
        buffer = Buffer.concat([buffer, Buffer.alloc(buffer.length)]);
      const read = readSync(file, buffer, filled, windowLength, null);
      filled += read;
      if (read === 0) return;
      const content = buffer.subarray(0, filled);
      const end = content.lastIndexOf(lastTag) + lastTag.length;
      if (end < lastTag.length) continue;
      yield content.subarray(content.indexOf('<Event '), end);
      buffer.copyWithin(0, end, filled);
      filled -= end;
    }
  } finally {
    closeSync(file);
  }
}

const lastTag = '</Event>';
