import { decodeText } from '../events/decode.ts';
import type { EventNode, EventRecord, ReadProblem } from '../events/event.ts';
import { isEvtx, readEvtx } from '../events/evtx/read-evtx.ts';
import { readEvents } from '../events/read-xml.ts';

/** A file of sample events that has been read. */
export interface SampleFile {
  readonly name: string;
  /** It decides what the offsets of problems count: characters of the text, or bytes of the log. */
  readonly form: 'xml' | 'evtx';
  /** The decoded text, or the log as XML; the events' `source` ranges refer to it. */
  readonly text: string;
  readonly events: readonly EventRecord[];
  readonly problems: readonly ReadProblem[];
}

/** Reads a log, or a file of event XML in any of the forms and encodings that Windows writes. The first bytes tell which it is. */
export function readSample(name: string, bytes: Uint8Array): SampleFile {
  if (isEvtx(bytes)) return { name, form: 'evtx', ...readEvtx(bytes) };
  const { text, problems } = decodeText(bytes);
  const file = readEvents(text);
  return { name, form: 'xml', text, events: file.events, problems: [...problems, ...file.problems] };
}

/** What people look at first in an event. */
export interface EventSummary {
  readonly id: number | undefined;
  /** As written, in UTC. */
  readonly time: string;
  readonly provider: string;
  readonly channel: string;
  readonly computer: string;
}

export function summaryOf({ children }: EventNode): EventSummary {
  const system = children.find(({ name }) => name === 'System');
  const id = Number(childOf(system, 'EventID')?.text.trim() || Number.NaN);
  return {
    id: Number.isNaN(id) ? undefined : id,
    time: attributeOf(childOf(system, 'TimeCreated'), 'SystemTime'),
    provider: attributeOf(childOf(system, 'Provider'), 'Name'),
    channel: childOf(system, 'Channel')?.text ?? '',
    computer: childOf(system, 'Computer')?.text ?? '',
  };
}

function childOf(node: EventNode | undefined, wanted: string): EventNode | undefined {
  return node?.children.find(({ name }) => name === wanted);
}

function attributeOf(node: EventNode | undefined, wanted: string): string {
  return node?.attributes.find(({ name }) => name === wanted)?.value ?? '';
}
