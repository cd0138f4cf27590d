import type { EventFile, EventRecord, ReadProblem } from '../event.ts';
import { type Chunk, chunk, chunkLength, hasRightChecksums, isChunk, recordsOf } from './chunk.ts';
import { type Cursor, Damage } from './cursor.ts';
import { expand } from './expand.ts';
import { readFragment } from './fragment.ts';
import { nodeOf, xmlOf } from './print.ts';

/** A log with its events as XML. The offsets of its problems count the bytes of the log. */
export interface EvtxFile extends EventFile {
  /** One event after the other; the events' `source` ranges refer to it. */
  readonly text: string;
}

/** "ElfFile" and a zero byte (libevtx, Windows XML Event Log format, 2). */
export function isEvtx(bytes: Uint8Array): boolean {
  return [0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65, 0x00].every((byte, index) => bytes[index] === byte);
}

/**
 * Reads all events of a log, in the order of the file. It never throws: a chunk or a record that is damaged is a problem, and the others
 * are there. What Windows has deleted is left alone.
 */
export function readEvtx(bytes: Uint8Array): EvtxFile {
  const texts: string[] = [];
  const events: EventRecord[] = [];
  const problems: ReadProblem[] = [];
  let length = 0;
  if (bytes.length < fileHeaderLength) report('This log is cut off before its first event.', bytes.length);
  for (let start = fileHeaderLength; start < bytes.length; start += chunkLength) {
    if (length > greatestText) {
      report('This log is too large to be read at once; its events from here on are missing.', start);
      break;
    }
    readChunk(chunk(bytes.subarray(start, start + chunkLength)), start);
  }
  return { text: texts.join(''), events, problems };

  function readChunk(chunk: Chunk, start: number): void {
    const isWhole = chunk.bytes.length === chunkLength;
    if (!isWhole) report('This log is cut off: the chunk that begins here has no end.', start);
    if (!isChunk(chunk)) {
      if (isWhole && start < usedLength(bytes) && chunk.bytes.some((byte) => byte !== 0))
        report('The chunk that begins here is damaged: its events are missing.', start);
      return;
    }
    if (isWhole && hasChecksums(bytes) && !hasRightChecksums(chunk))
      report('The checksum of the chunk that begins here is wrong: its events may be damaged.', start);
    for (const record of recordsOf(chunk)) {
      const offset = start + record.range.start;
      if (record.kind === 'record') readRecord(chunk, record.content, record.id, offset);
      else report('The log is damaged here: events are missing.', offset);
    }
  }

  function readRecord(chunk: Chunk, content: Cursor, id: bigint, offset: number): void {
    try {
      for (const root of expand(chunk, readFragment(chunk, content, false))) {
        if (typeof root === 'string' || root.name !== 'Event') throw new Damage('it is no event');
        const xml = xmlOf(root);
        events.push({ root: nodeOf(root), source: { start: length, end: length + xml.length } });
        texts.push(xml, '\n');
        length += xml.length + '\n'.length;
      }
    } catch (error) {
      if (!(error instanceof Damage)) throw error;
      report(`The event with record ID ${id} is damaged: ${error.message}.`, offset);
    }
  }

  function report(message: string, offset: number): void {
    problems.push({ message, offset });
  }
}

const fileHeaderLength = 4096;

/** V8 refuses strings beyond 2^29 characters; a chunk adds much less than 2^28. */
const greatestText = 2 ** 28;

/** Behind the chunks that the header counts, there is room for events to come, and anything may stand there. */
function usedLength(bytes: Uint8Array): number {
  return fileHeaderLength + ((bytes[42] ?? 0) + (bytes[43] ?? 0) * 256) * chunkLength;
}

/** The file header says where there are none. */
function hasChecksums(bytes: Uint8Array): boolean {
  return ((bytes[120] ?? 0) & 4) === 0;
}
