import type { ByteSource } from '../byte-source.ts';
import { type Chunk, chunk, chunkLength, hasRightChecksums, isChunk } from './chunk.ts';

/** A log whose chunks are read one at a time. */
export interface Log {
  readonly source: ByteSource;
  /** Where the chunks end that the file header counts; behind them there is room for events to come, and anything may stand there. */
  readonly used: number;
  /** The file header says where there are none. */
  readonly hasChecksums: boolean;
}

/** Takes what is wrong at a byte of the log. */
export type Report = (message: string, offset: number) => void;

/** "ElfFile" and a zero byte (libevtx, Windows XML Event Log format, 2). */
export function isEvtx(bytes: Uint8Array): boolean {
  return [0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65, 0x00].every((byte, index) => bytes[index] === byte);
}

export function openLog(source: ByteSource): Log {
  const header = source.read(0, fileHeaderLength);
  const used = fileHeaderLength + ((header[42] ?? 0) + (header[43] ?? 0) * 256) * chunkLength;
  return { source, used, hasChecksums: ((header[120] ?? 0) & 4) === 0 };
}

/** The beginning of the first chunk that begins at this byte or behind it. */
export function nextChunk(offset: number): number {
  return fileHeaderLength + Math.ceil(Math.max(offset - fileHeaderLength, 0) / chunkLength) * chunkLength;
}

/** The beginning of the chunk that a byte lies in. */
export function chunkAround(offset: number): number {
  return fileHeaderLength + Math.floor((offset - fileHeaderLength) / chunkLength) * chunkLength;
}

/** The chunk that begins at a byte, which must be the beginning of one; `undefined` where there is none that can be read. */
export function chunkAt(
  { source, used, hasChecksums }: Log,
  start: number,
  report: Report,
): Chunk | undefined {
  const read = chunk(source.read(start, start + chunkLength));
  const isWhole = read.bytes.length === chunkLength;
  if (!isWhole) report('This log is cut off: the chunk that begins here has no end.', start);
  if (!isChunk(read)) {
    if (isWhole && start < used && read.bytes.some((byte) => byte !== 0))
      report('The chunk that begins here is damaged: its events are missing.', start);
    return undefined;
  }
  if (isWhole && hasChecksums && !hasRightChecksums(read))
    report('The checksum of the chunk that begins here is wrong: its events may be damaged.', start);
  return read;
}

export function reportMissingHeader({ source }: Log, report: Report): void {
  if (source.size < fileHeaderLength) report('This log is cut off before its first event.', source.size);
}

const fileHeaderLength = 4096;
