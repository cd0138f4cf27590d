import { bytesAsSource } from '../../server/src/events/byte-source.ts';
import type { EventFile, EventRecord, ReadProblem } from '../../server/src/events/event.ts';
import { chunkLength, recordsOf } from '../../server/src/events/evtx/chunk.ts';
import { chunkAt, nextChunk, openLog, reportMissingHeader } from '../../server/src/events/evtx/log.ts';
import { nodeOf, xmlOf } from '../../server/src/events/evtx/print.ts';
import { readRecord } from '../../server/src/events/evtx/record.ts';

/** A log with its events as XML. The offsets of its problems count the bytes of the log. */
export interface EvtxFile extends EventFile {
  /** One event after the other; the events' `source` ranges refer to it. */
  readonly text: string;
}

/**
 * Reads all events of a log, in the order of the file. It never throws: a chunk or a record that is damaged is a problem, and the others
 * are there. What Windows has deleted is left alone.
 */
export function readEvtx(bytes: Uint8Array): EvtxFile {
  const texts: string[] = [];
  const events: EventRecord[] = [];
  const problems: ReadProblem[] = [];
  const log = openLog(bytesAsSource(bytes));
  let length = 0;
  reportMissingHeader(log, report);
  for (let start = nextChunk(0); start < bytes.length; start += chunkLength) {
    if (length > greatestText) {
      report('This log is too large to be read at once; its events from here on are missing.', start);
      break;
    }
    readChunk(start);
  }
  return { text: texts.join(''), events, problems };

  function readChunk(start: number): void {
    const chunk = chunkAt(log, start, report);
    for (const record of chunk ? recordsOf(chunk) : []) {
      const root = chunk && readRecord(chunk, record, start, report);
      if (!root) continue;
      const xml = xmlOf(root);
      events.push({ root: nodeOf(root), source: { start: length, end: length + xml.length } });
      texts.push(xml, '\n');
      length += xml.length + '\n'.length;
    }
  }

  function report(message: string, offset: number): void {
    problems.push({ message, offset });
  }
}

/** V8 refuses strings beyond 2^29 characters; a chunk adds much less than 2^28. */
const greatestText = 2 ** 28;
