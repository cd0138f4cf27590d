import { decodeText } from '../events/decode.ts';
import type { EventFile, EventNode, EventRecord, ReadProblem } from '../events/event.ts';
import { readEvents } from '../events/read-xml.ts';

/** A file of sample events that has been read. */
export interface SampleFile {
  readonly name: string;
  /** The decoded text; the events' `source` ranges refer to it. */
  readonly text: string;
  readonly events: readonly EventRecord[];
  readonly problems: readonly ReadProblem[];
}

/**
 * Reads a file of event XML, in any of the forms and encodings that Windows writes.
 * @throws UnreadableSample where the file is of a kind that cannot be read.
 */
export function readSample(name: string, bytes: Uint8Array): SampleFile {
  if (isEvtx(bytes))
    throw new UnreadableSample(
      `${name} is an .evtx log. Export it as XML first: wevtutil query-events "${name}" /lf:true > events.xml`,
    );
  const { text, problems } = decodeText(bytes);
  const file: EventFile = readEvents(text);
  return { name, text, events: file.events, problems: [...problems, ...file.problems] };
}

export class UnreadableSample extends Error {}

/** What people look at first in an event. */
export interface EventSummary {
  readonly id: number | undefined;
  /** As written, in UTC. */
  readonly time: string;
  readonly provider: string;
  readonly channel: string;
  readonly computer: string;
}

export function summaryOf({ root }: EventRecord): EventSummary {
  const system = root.children.find(({ name }) => name === 'System');
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

/** "ElfFile" and a zero byte (libevtx, Windows XML Event Log format). */
function isEvtx(bytes: Uint8Array): boolean {
  return [0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65, 0x00].every((byte, index) => bytes[index] === byte);
}
