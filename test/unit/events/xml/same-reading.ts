import { expect } from 'vitest';
import { bytesAsSource } from '../../../../server/src/events/byte-source.ts';
import { decodeText, encodingOf } from '../../../../server/src/events/decode.ts';
import type { EventNode } from '../../../../server/src/events/event.ts';
import { readEvents } from '../../../../server/src/events/read-xml.ts';
import { nodeOfEvent, storeBuilder } from '../../../../server/src/events/store/event-store.ts';
import { readEventAt } from '../../../../server/src/events/xml/read-event-at.ts';
import { readXml, type XmlOptions, type XmlReading } from '../../../../server/src/events/xml/read-xml.ts';
import { printEvent } from '../print-event.ts';

interface StoredFile extends XmlReading {
  readonly events: readonly EventNode[];
  readonly loose: number;
  /** The bytes of each event, decoded. */
  readonly sources: readonly string[];
}

/** What the fast reader makes of a file. */
function readStored(bytes: Uint8Array, options: XmlOptions = {}): StoredFile {
  const builder = storeBuilder();
  // As of a file: each reading overwrites what was read before.
  const buffer = new Uint8Array(Math.max(options.chunk ?? 0, 1 << 18));
  const source = {
    size: bytes.length,
    read(start: number, end: number) {
      const read = bytes.subarray(start, Math.min(end, start + buffer.length));
      buffer.set(read);
      return buffer.subarray(0, read.length);
    },
  };
  const reading = readXml(source, builder, options);
  let next = reading.next();
  while (!next.done) next = reading.next();
  const store = builder.finish();
  const { encoding } = encodingOf(bytes);
  const places = Array.from({ length: store.count }, (_, event) =>
    readEventAt(
      bytesAsSource(bytes),
      store.starts[event] as number,
      store.lengths[event] as number,
      encoding,
    ),
  );
  const events = places.map((place, event) => nodeOfEvent(store, event) ?? place?.root);
  return {
    ...next.value,
    events: events.filter((event) => event !== undefined),
    loose: store.loose,
    sources: places.map((place) => place?.xml ?? ''),
  };
}

/** Expects that the fast reader reads a file as the careful reader reads its whole text. */
export function expectSameReading(bytes: Uint8Array, options: XmlOptions = {}): StoredFile {
  const { text, problems: decoding } = decodeText(bytes);
  const careful = readEvents(text);
  const stored = readStored(bytes, options);
  expect(stored.events.map(printEvent)).toEqual(careful.events.map(({ root }) => printEvent(root)));
  expect(stored.events).toEqual(careful.events.map(({ root }) => root));
  expect(stored.sources).toEqual(careful.events.map(({ source }) => text.slice(source.start, source.end)));
  const messages = [...decoding, ...careful.problems].map(({ message }) => message);
  expect(stored.problems.map(({ message }) => message).sort()).toEqual(messages.sort().slice(0, 1000));
  if (isAscii(bytes))
    expect(stored.problems.map(({ offset }) => offset)).toEqual(
      [...decoding, ...careful.problems].map(({ offset }) => offset).sort((a, b) => a - b),
    );
  return stored;
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80 && byte !== 0);
}
