import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FileOpener, OpenFile } from './samples/port.ts';

/** Reads files of the disk piece by piece, so that they may be larger than memory. Their names are URIs. */
export const filesOfDisk: FileOpener = {
  open: (name) => (name.startsWith('file:') ? explained(() => openFile(fileURLToPath(name))) : undefined),
};

function openFile(path: string): OpenFile {
  const descriptor = openSync(path, 'r');
  const { size } = fstatSync(descriptor);
  let room = new Uint8Array(0);
  return {
    size,
    read: (start, end) => explained(() => read(start, end)),
    close: () => closeSync(descriptor),
  };

  function read(start: number, end: number): Uint8Array {
    const length = Math.max(0, Math.min(end, size) - start);
    if (room.length < length) room = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const count = readSync(descriptor, room, filled, length - filled, start + filled);
      if (count === 0) break;
      filled += count;
    }
    return room.subarray(0, filled);
  }
}

function explained<T>(access: () => T): T {
  try {
    return access();
  } catch (error) {
    throw new Error(reasonOf(error));
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'it is not there';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES' || code === 'EPERM') return 'access is denied';
  return error instanceof Error ? error.message : String(error);
}
