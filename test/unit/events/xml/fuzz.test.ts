import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { test } from 'vitest';
import { decodeText } from '../../../../server/src/events/decode.ts';
import { splitEvents } from '../../../../server/src/events/split.ts';
import { expectSameReading } from './same-reading.ts';

/** How long to look for differences; longer with `FUZZ_SECONDS` in the environment. */
const { FUZZ_SECONDS = '10' } = process.env;
const seconds = Number(FUZZ_SECONDS);

const samples = join(import.meta.dirname, '../../../../samples/events');
const events = readdirSync(samples)
  .filter((name) => /\.(?:xml|txt)$/.test(name))
  .flatMap((name) => {
    const { text } = decodeText(readFileSync(join(samples, name)));
    return splitEvents(text)
      .events.slice(0, 6)
      .map(({ source }) => text.slice(source.start, source.end));
  });
const pieces = [
  '<',
  '>',
  '"',
  "'",
  '&',
  '-',
  '/',
  ' ',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\0',
  '\u0001',
  ']',
  ']]>',
  '=',
  '&amp;',
  '&#65;',
  '&#x1F600;',
  '&#xD800;',
  '&#0;',
  '&#13;',
  '&#x110000;',
  '&nbsp;',
  '&lt',
  '&quot;',
  '<!--',
  '-->',
  '<!-- & <Event> -->',
  '<![CDATA[',
  '<![CDATA[<b>]]>',
  '<?',
  '?>',
  '<?x y?>',
  '<?xml version="1.0"?>',
  '<!DOCTYPE',
  '<!DOCTYPE a [<!ENTITY x "<Event/>">]>',
  '[',
  '<Event>',
  '</Event>',
  '<Event/>',
  '<Events>',
  '</Events>',
  '<System>',
  '</System>',
  '</Data>',
  '<Data Name="A">',
  '<Data>x</Data>',
  '<x:Event>',
  '</x:Event>',
  '<UserData><Event><A/></Event></UserData>',
  ' a="1"',
  " x:Name='2'",
  ' Name="A"',
  ' xmlns:x="u"',
  ' />',
  '\n- ',
  '- <',
  'é',
  '\u0085',
  '\u2028',
  '\uFEFF',
  '\uFFFD',
  '\uFFFE',
  '😀',
  'İ',
];

const edit = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('insert' as const),
      at: fc.nat(),
      text: fc.constantFrom(...pieces),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('delete' as const), at: fc.nat(), length: fc.nat(40) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('duplicate' as const),
      at: fc.nat(),
      length: fc.nat(300),
      to: fc.nat(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deleteTag' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('swapTags' as const), at: fc.nat(), to: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('truncate' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('prefix' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('value' as const),
      at: fc.nat(),
      text: fc.constantFrom(...pieces),
    }),
  },
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

const file = fc.record({
  chosen: fc.array(
    fc.record({
      event: fc.nat(events.length - 1),
      times: fc.integer({ min: 1, max: 4 }),
      edits: fc.array(edit, { maxLength: 4 }),
      between: fc.constantFrom(
        '',
        '\n',
        '\r\n',
        ' text & < 5 ',
        '<!-- <Event> -->',
        '\n- ',
        '<?xml version="1.0"?>',
      ),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  around: fc.constantFrom(
    ['', ''],
    ['<Events>\n', '\n</Events>'],
    ['<?xml version=\'1.0\'?>\n<e:Events xmlns:e="u">', '</e:Events>'],
    ['<!DOCTYPE a [<!ENTITY x "<Event/>">]><a><b>', '</a>'],
    ['', '</Events>'],
    ['<Events>', ''],
  ),
  edits: fc.array(edit, { maxLength: 2 }),
  encoding: fc.constantFrom(
    'utf-8',
    'utf-8',
    'utf-8',
    'marked',
    'utf-16le',
    'utf-16be',
    'unmarked',
    'windows-1252',
    'shift_jis',
    'damaged',
  ),
  damage: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0x80, max: 0xff })), { minLength: 1, maxLength: 4 }),
  sizes: fc.constantFrom(
    { chunk: 7, lookAhead: 16 },
    { chunk: 100, lookAhead: 300 },
    { chunk: 1000, lookAhead: 4000 },
    {},
  ),
});

test('mutated events are read as by the careful reader', { timeout: seconds * 1000 + 120_000 }, () => {
  fc.assert(
    fc.property(file, ({ chosen, around, edits, encoding, damage, sizes }) => {
      const inner = chosen.map(({ event, times, edits, between }) => {
        const text = events[event] ?? '';
        return (text + between).repeat(times - 1) + edits.reduce(edited, text) + between + text;
      });
      const text = edits.reduce(edited, around[0] + inner.join('') + around[1]);
      expectSameReading(encoded(text, encoding, damage), sizes);
    }),
    {
      numRuns: Number.POSITIVE_INFINITY,
      interruptAfterTimeLimit: seconds * 1000,
      markInterruptAsFailure: false,
    },
  );
});

function edited(text: string, edit: Edit): string {
  const length = Math.max(text.length, 1);
  switch (edit.kind) {
    case 'insert': {
      const at = edit.at % length;
      return text.slice(0, at) + edit.text + text.slice(at);
    }
    case 'delete': {
      const at = edit.at % length;
      return text.slice(0, at) + text.slice(at + edit.length);
    }
    case 'duplicate': {
      const at = edit.at % length;
      const to = edit.to % length;
      return text.slice(0, to) + text.slice(at, at + edit.length) + text.slice(to);
    }
    case 'truncate':
      return text.slice(0, edit.at % length);
    case 'prefix':
      return text.replace(/<(\/?)(?=\w)/g, '<$1x:');
    case 'value': {
      const values = [...text.matchAll(/>[^<]+<\/|="[^"]*"/g)];
      const value = values[edit.at % Math.max(values.length, 1)];
      const at = (value?.index ?? 0) + 2;
      return text.slice(0, at) + edit.text + text.slice(at);
    }
    case 'deleteTag': {
      const tag = tagAt(text, edit.at);
      return text.slice(0, tag.start) + text.slice(tag.end);
    }
    case 'swapTags': {
      const one = tagAt(text, edit.at);
      const two = tagAt(text, edit.to);
      if (one.end > two.start) return text;
      return (
        text.slice(0, one.start) +
        text.slice(two.start, two.end) +
        text.slice(one.end, two.start) +
        text.slice(one.start, one.end) +
        text.slice(two.end)
      );
    }
  }
}

function tagAt(text: string, choice: number) {
  const tags = [...text.matchAll(/<[^<>]*>/g)];
  const tag = tags[choice % Math.max(tags.length, 1)];
  const start = tag?.index ?? 0;
  return { start, end: start + (tag?.[0].length ?? 0) };
}

function encoded(text: string, encoding: string, damage: readonly (readonly [number, number])[]): Uint8Array {
  switch (encoding) {
    case 'marked':
      return Buffer.from(`\uFEFF${text}`);
    case 'utf-16le':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
    case 'unmarked':
      return Buffer.from(text, 'utf16le');
    case 'windows-1252':
    case 'shift_jis':
      return Buffer.from(`<?xml version="1.0" encoding="${encoding}"?>${text}`, 'latin1');
    case 'damaged': {
      const bytes = Buffer.from(text);
      for (const [at, byte] of damage) if (bytes.length > 0) bytes[at % bytes.length] = byte;
      return bytes;
    }
  }
  return Buffer.from(text);
}
