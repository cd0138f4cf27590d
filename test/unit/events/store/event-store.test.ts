import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EventNode, eventNode } from '../../../../server/src/events/event.ts';
import { readEvents } from '../../../../server/src/events/read-xml.ts';
import {
  looseGroup,
  nodeOfEvent,
  storeBuilder,
  usualCaps,
} from '../../../../server/src/events/store/event-store.ts';

const event = (system: string, data: string) =>
  `<Event><System>${system}</System><EventData>${data}</EventData></Event>`;

function stored(events: readonly EventNode[], caps = usualCaps) {
  const builder = storeBuilder(caps);
  for (const [index, each] of events.entries()) builder.addNode(each, index * 10, 10);
  return builder.finish();
}

function nodesOf(xml: string): readonly EventNode[] {
  return readEvents(xml).events.map(({ root }) => root);
}

test.each([
  ['one event', [event('<EventID>1</EventID>', '<Data Name="A">x</Data>')]],
  ['the same value in all', ['7', '7', '7'].map((id) => event(`<EventID>${id}</EventID>`, ''))],
  ['integers', ['7', '8', '4294967295'].map((id) => event(`<EventID>${id}</EventID>`, ''))],
  [
    'what only looks like integers',
    ['7', '8', '08', '4294967296', '-1', '', '0', ' 7'].map((id) => event(`<EventID>${id}</EventID>`, '')),
  ],
  [
    'times',
    ['2026-01-31T12:00:00.0000000Z', '2024-02-29T23:59:59.9999999Z', '0999-12-31T00:00:00.1234567Z'].map(
      (time) => event(`<TimeCreated SystemTime="${time}"/>`, ''),
    ),
  ],
  [
    'times of other lengths, and what is none',
    [
      '2026-01-31T12:00:00Z',
      '2026-01-31T12:00:00.1Z',
      '2026-01-31T12:00:00.123456789Z',
      '2026-02-30T12:00:00Z',
      '2026-01-31 12:00:00Z',
      '2026-01-31T24:00:00Z',
    ].map((time) => event(`<TimeCreated SystemTime="${time}"/>`, '')),
  ],
  ['names of Data', ['A', 'B', 'A'].map((name) => event('', `<Data Name="${name}">x</Data>`))],
  ['mixed content', ['a<b>c</b>d', '<b>c</b>', 'a<b/>'].map((data) => event('', data))],
  [
    'text of many languages',
    ['ß', 'SS', 'İ', '𝕏', '\uFEFFx', 'a\nb'].map((text) => event('', `<Data>${text}</Data>`)),
  ],
])('gives back %s exactly', (_, texts) => {
  const events = nodesOf(texts.join('\n'));
  expect(events).toHaveLength(texts.length);
  const store = stored(events);
  expect(events.map((_, index) => nodeOfEvent(store, index))).toEqual(events);
  expect(store.loose).toBe(0);
});

test('events of one form share their columns', () => {
  const store = stored(nodesOf([1, 2, 3].map((id) => event(`<EventID>${id}</EventID>`, '')).join('')));
  expect(store.groups.map(({ count, columns }) => [count, columns.map(({ form }) => form)])).toEqual([
    [3, ['integer', 'same']],
  ]);
});

test.each([
  ['groups', { mostGroups: 2 }],
  ['slots', { mostSlots: 5 }],
  ['values', { mostValues: 4 }],
  ['bytes', { mostBytes: 20 }],
])('keeps events apart, and none wrong, beyond the cap of %s', (_, caps) => {
  const word = fc.constantFrom('1', '2', '10', 'x', 'yy', 'a longer value', '2026-01-31T12:00:00Z');
  const any = fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C'), word, word), { maxLength: 30 });
  fc.assert(
    fc.property(any, (made) => {
      const events = made.map(([name, one, two]) =>
        eventNode(
          'Event',
          [{ name: 'x', value: one }],
          [eventNode(name, [], [two]), eventNode('D', [], ['7'])],
        ),
      );
      const store = stored(events, { ...usualCaps, ...caps });
      const kept = events.map((_, index) => nodeOfEvent(store, index));
      expect(store.count).toBe(events.length);
      expect(kept.filter((node) => node === undefined)).toHaveLength(store.loose);
      for (const [index, node] of kept.entries()) {
        if (node) expect(node).toEqual(events[index]);
        else expect(store.groupOf[index]).toBe(looseGroup);
      }
    }),
  );
});
