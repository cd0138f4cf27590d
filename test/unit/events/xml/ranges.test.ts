import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bytesAsSource } from '../../../../server/src/events/byte-source.ts';
import { decodeText } from '../../../../server/src/events/decode.ts';
import { readEvents } from '../../../../server/src/events/read-xml.ts';
import { nodeOfEvent, storeBuilder } from '../../../../server/src/events/store/event-store.ts';
import { readXml, type XmlOptions } from '../../../../server/src/events/xml/read-xml.ts';
import { printEvent } from '../print-event.ts';

const samples = join(import.meta.dirname, '../../../../samples/events');

function read(bytes: Uint8Array, options: XmlOptions) {
  const builder = storeBuilder();
  const reading = readXml(bytesAsSource(bytes), builder, options);
  let next = reading.next();
  while (!next.done) next = reading.next();
  const store = builder.finish();
  return {
    ...next.value,
    nodes: Array.from({ length: store.count }, (_, event) => nodeOfEvent(store, event)),
  };
}

test.each(['security.xml', 'application-utf16.xml', 'pasted-from-event-viewer.txt'])(
  '%s is read in two parts, parted anywhere between two events',
  (name) => {
    const bytes = readFileSync(join(samples, name));
    const whole = read(bytes, {});
    const { text } = decodeText(bytes);
    const width = name.includes('utf16') ? 2 : 1;
    const mark = bytes[0] === 0xff ? 2 : bytes[0] === 0xef ? 3 : 0;
    const starts = readEvents(text).events.map(({ source }) =>
      width === 2 ? mark + source.start * 2 : mark + Buffer.byteLength(text.slice(0, source.start)),
    );
    for (const start of starts.slice(1, 6)) {
      const first = read(bytes, { end: start });
      expect(first.end).toBe(start);
      const second = read(bytes, { start, outside: first.outside });
      expect(second.end).toBe(bytes.length);
      expect([...first.nodes, ...second.nodes]).toEqual(whole.nodes);
      expect([...first.problems, ...second.problems]).toEqual(whole.problems);
    }
  },
);

test('a place inside an event is not between two', () => {
  const text = '<Events><Event><UserData><Event>1</Event></UserData></Event><Event>2</Event></Events>';
  const bytes = Buffer.from(text);
  const inside = text.indexOf('<Event>1');
  expect(read(bytes, { end: inside })).toMatchObject({
    end: text.indexOf('<Event>2'),
    outside: [{ name: 'Events', start: 0 }],
  });
});

test('an event that does not end is given up, and what it holds is read, without looking through the whole file', () => {
  const event = `<Event><System><EventID>1</EventID></System><EventData><Data Name="A">${'x'.repeat(500)}</Data></EventData></Event>`;
  const text = `<Events><Event><System>${event.repeat(2000)}</System></Event>${event}<![CDATA[ ${event.repeat(500)}</Events>`;
  const { nodes, problems } = read(Buffer.from(text), { mostWindow: 1 << 16 });
  expect(nodes).toHaveLength(2501);
  expect(new Set(nodes.map((node) => node && printEvent(node))).size).toBe(1);
  expect(problems.map(({ message, offset }) => `${offset}: ${message}`)).toMatchInlineSnapshot(`
    [
      "8: This event is cut off: its end is missing, or farther away than 0.0625 MiB.",
      "1194032: The beginning of the event that ends here is missing.",
    ]
  `);
});

test('of very many problems the first are kept, and all are counted', () => {
  const { problems, problemCount, nodes } = read(
    Buffer.from('<Event><A></Event>\n<Event/>'.repeat(3000)),
    {},
  );
  expect([problems.length, problemCount, nodes.length]).toEqual([1000, 3000, 3000]);
});

test('beyond the caps on forms, events are read slowly, and one problem says so', () => {
  const text = Array.from(
    { length: 20 },
    (_, index) => `<Event><A${index % 10}>x</A${index % 10}></Event>`,
  ).join('');
  const { nodes, problems } = read(Buffer.from(text), { caps: { mostEdges: 10, mostWords: 1000 } });
  expect(nodes).toEqual(readEvents(text).events.map(({ root }) => root));
  expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('more forms')]);
});
