import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from '../../../server/src/events/decode.ts';
import { readEvents } from '../../../server/src/events/read-xml.ts';
import { splitEvents } from '../../../server/src/events/split.ts';
import { printEvent } from './print-event.ts';

const event = `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
  <System>
    <Provider Name="Microsoft-Windows-Security-Auditing" Guid='{54849625-5478-4994-A5BA-3E3B0328C30D}'/>
    <EventID Qualifiers="">4624</EventID><!-- logon --><?x y?>
    <Keywords>0x8020000000000000</Keywords>
    <Security></Security>
  </System>
  <EventData><Data Name="A">a &lt; b &#169; - </Data><Data><![CDATA[<x>]]></Data><Data Name="C"/></EventData>
</Event>`;
const whole = '<Event>whole</Event>';
const pieces = [
  '<',
  '>',
  '"',
  "'",
  '&',
  '-',
  '/',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '?>',
  '<!DOCTYPE',
  '[',
  '<Event>',
  '</Event>',
  '<Events>',
  '</System>',
  '\0',
  '\n- ',
  'é',
];

test('an event cut anywhere is a problem, and the events around it are read', () => {
  for (let length = 1; length < event.length; length++) {
    const text = `<Events>${whole}\n${event.slice(0, length)}\n${whole}${whole}</Events>`;
    const { events, problems } = readEvents(text);
    const isCut = length >= '<Event'.length;
    expect([length, events.map(({ root }) => printEvent(root))]).toEqual([
      length,
      Array(3).fill('Event("whole")'),
    ]);
    expect(problems.length > 0).toBe(isCut);
  }
});

test('an event without its beginning does not harm the others', () => {
  for (let start = 1; start < event.length; start++) {
    const { events } = readEvents(`<Events>${whole}${event.slice(start)}${whole}</Events>`);
    expect([start, events.length]).toEqual([start, 2]);
  }
});

test('no mutation makes the reader throw, and what it reads lies in the text in order', () => {
  const place = fc.nat(4 * event.length);
  const mutation = fc.tuple(place, fc.nat(20), fc.constantFrom('', ...pieces));
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 8 }), (mutations) => {
      let text = `<Events>${event}${event}${whole}${event}</Events>`;
      for (const [at, removed, added] of mutations)
        text = text.slice(0, at) + added + text.slice(at + removed);
      const { events, problems } = readEvents(text);
      let end = 0;
      for (const { source } of events) {
        expect(source.start).toBeGreaterThanOrEqual(end);
        expect(source.end).toBeGreaterThan(source.start);
        end = source.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
      for (const { offset } of problems) expect(offset >= 0 && offset <= text.length).toBe(true);
      expect(events.length + problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
});

test('no bytes make the decoder throw', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 40 }),
      fc.constantFrom('', '\xff\xfe', '\xfe\xff', '\xef\xbb\xbf', '<\0'),
      (bytes, mark) => {
        expect(typeof decodeText(Buffer.concat([Buffer.from(mark, 'latin1'), bytes])).text).toBe('string');
      },
    ),
  );
});

const many = 100_000;
test.each([
  ['open elements', '<a>'],
  ['open events', '<Event>'],
  ['open elements in an event', '<a>', '<Event>'],
  ['open events in elements', '<a><Event>'],
  ['whole events in open events', '<Event><Event/>'],
  ['open comments', '<!-- '],
  ['open comments in events', '<Event><!-- '],
  ['open CDATA sections', '<![CDATA['],
  ['open instructions', '<?x '],
  ['open document types', '<!DOCTYPE a ['],
  ['comments in open document types', '<!DOCTYPE a [<!-- '],
  ['quotes in open document types', `<!DOCTYPE a "'`],
  ['open quotes', '<a b="'],
  ['open quotes in events', `<Event a='`],
  ['ampersands', '&', '<Event>'],
  ['references that are none', '&aaaaaaaaa', '<Event>'],
  ['angles', '<', '<Event>'],
  ['stray end tags', '</a>', '<Event>'],
  ['dashes', '\n- ', '<Event>'],
  ['blank lines before a dash', '\n', '<Event>', '- <a/></Event>'],
  ['names', 'a', '<', '>'],
  ['attributes', " a='1'", '<Event', '/>'],
  ['prefixes', ' x:a', '<Event>', '</Event>'],
  ['elements of one event', '<a/>x', '<Event>', '</Event>'],
  ['comments of one event', '<!-- -->x', '<Event>', '</Event>'],
  ['references of one event', '&lt;', '<Event>', '</Event>'],
  ['attributes of one tag', (index: number) => ` a${index}="1"`, '<Event', '/>'],
  ['lines of a malformed event', '\n', '<Event>', '<a b/></Event>'],
  ['different names', (index: number) => `<a${index}>`, '<Event>'],
])('%s by the hundred thousand take linear time', (_, piece, before = '', after = '') => {
  const repeated =
    typeof piece === 'string'
      ? piece.repeat(many)
      : Array.from({ length: many }, (_, i) => piece(i)).join('');
  const start = performance.now();
  readEvents(before + repeated + after);
  expect(performance.now() - start).toBeLessThan(5000);
});

test('events inside each other by the hundred thousand take linear time', () => {
  const start = performance.now();
  const { events, problems } = splitEvents(`${'<Event>'.repeat(many)}${'</Event>'.repeat(many)}`);
  expect([events.length, problems.length]).toEqual([0, 1]);
  expect(performance.now() - start).toBeLessThan(5000);
});

test('20 MB are split in linear time', () => {
  const text = `<Events>${event.repeat(Math.ceil(20_000_000 / event.length))}</Events>`;
  const start = performance.now();
  const { events, problems } = splitEvents(text);
  expect([events.length, problems.length]).toEqual([Math.ceil(20_000_000 / event.length), 0]);
  expect(performance.now() - start).toBeLessThan(10_000);
});
