import { decodeText } from '../../server/src/events/decode.ts';
import type { EventFile } from '../../server/src/events/event.ts';
import { isEvtx } from '../../server/src/events/evtx/log.ts';
import { readEvents } from '../../server/src/events/read-xml.ts';
import { readEvtx } from './whole-log.ts';

/** A file of events that has been read as a whole and with care. */
export interface WholeSample extends EventFile {
  readonly form: 'xml' | 'evtx';
  /** The decoded text, or the log as XML; the events' `source` ranges refer to it. */
  readonly text: string;
}

/** Reads a file at once, event by event into trees: slow and plain, for comparison. */
export function readWhole(bytes: Uint8Array): WholeSample {
  if (isEvtx(bytes)) return { form: 'evtx', ...readEvtx(bytes) };
  const { text, problems } = decodeText(bytes);
  const file = readEvents(text);
  return { form: 'xml', text, events: file.events, problems: [...problems, ...file.problems] };
}
