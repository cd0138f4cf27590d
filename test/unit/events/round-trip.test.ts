import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EventNode, eventNode } from '../../../server/src/events/event.ts';
import { readEvents } from '../../../server/src/events/read-xml.ts';

interface Tree {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly content: readonly (string | Tree)[];
}

const name = fc.constantFrom('System', 'Data', 'a', 'é', 'Event', 'Events', 'x-1.y', '_');
const character = fc.oneof(
  fc.constantFrom(
    ' ',
    '\n',
    '\t',
    '\r',
    '<',
    '>',
    '&',
    '"',
    "'",
    '-',
    ']',
    ':',
    '/',
    '\u0001',
    '\u0085',
    '\u2028',
    '\uFFFD',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
);
const value = fc.array(character, { maxLength: 6 }).map((parts) => parts.join(''));
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    name,
    attributes: fc.uniqueArray(fc.tuple(name, value), { maxLength: 3, selector: ([key]) => key }),
    content: fc.array(fc.oneof({ maxDepth: 4 }, value, tie('tree')), { maxLength: 4 }),
  }),
}));
const event = tree.map((root): Tree => ({ ...root, name: 'Event' }));
const choices = fc.array(fc.nat(1000), { minLength: 50, maxLength: 200 });

test('what is printed in any manner reads back equal', () => {
  fc.assert(
    fc.property(fc.array(event, { minLength: 1, maxLength: 3 }), choices, (events, numbers) => {
      const { events: read, problems } = readEvents(printer(numbers).file(events));
      expect(problems).toEqual([]);
      expect(read.map(({ root }) => root)).toEqual(events.map(nodeOf));
    }),
    { numRuns: 1500 },
  );
});

function nodeOf({ name, attributes, content }: Tree): EventNode {
  const joined: (EventNode | string)[] = [];
  for (const part of content) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined.splice(-1, 1, last + part);
    else joined.push(typeof part === 'string' ? part : nodeOf(part));
  }
  return eventNode(
    name,
    attributes.map(([name, value]) => ({ name, value })),
    joined,
  );
}

/** Prints trees as XML; every choice of notation is the next of `numbers`. */
function printer(numbers: readonly number[]) {
  let used = 0;
  return { file };

  function choose<T>(...options: readonly [T, ...T[]]): T {
    return options[(numbers[used++ % numbers.length] ?? 0) % options.length] ?? options[0];
  }

  function file(events: readonly Tree[]): string {
    const texts = events.map((root) => element(root, choose('', '', 'e:')));
    return choose(
      () => texts.join(choose('', '\n', '<?xml version="1.0"?>', '<!-- <Event> -->', '\uFEFF')),
      () => `<?xml version='1.0'?>\n<Events xmlns:e="urn:e">${texts.join('\r\n')}</Events>\n`,
      () => `<!DOCTYPE Events [<!ENTITY x "<Event/>">]><a><b c=">">${texts.join('')}</b></a>`,
    )();
  }

  function element({ name, attributes, content }: Tree, prefix: string): string {
    const start = `${prefix}${name}${attributes.map(attribute).join('')}${choose('', ' ', '\n')}`;
    if (content.length === 0 && choose(true, false)) return `<${start}/>`;
    const isLeaf = content.every((part) => typeof part === 'string');
    const parts = content.map((part) =>
      typeof part === 'string' ? text(part, isLeaf) : element(part, choose('', 'p.q:')),
    );
    return `<${start}>${(isLeaf ? parts : indented(content, parts)).join(isLeaf ? nothing() : '')}</${prefix}${name}${choose('', '\t')}>`;
  }

  /** Indents only where no text but blanks stands before or behind. */
  function indented(content: Tree['content'], parts: readonly string[]): string[] {
    const blankAround = (index: number) =>
      [content[index - 1], content[index + 1]].every((part) => typeof part !== 'string');
    return parts.map((part, index) =>
      typeof content[index] !== 'string' && blankAround(index)
        ? `${choose('', '\n  ', '\r\n\t', '\n- ')}${part}${choose('', '\n', `${nothing()}\n`)}`
        : part,
    );
  }

  function attribute([name, value]: Tree['attributes'][number]): string {
    const quote = choose('"', "'");
    const printed = Array.from(value, (c) =>
      /[\t\n\r<&"']/.test(c) ? reference(c) : choose(c, c, reference(c)),
    );
    return `${choose(' ', '\n', '  ')}${choose('', '', 'p:')}${name}${choose('=', ' = ')}${quote}${printed.join('')}${quote}`;
  }

  function text(value: string, isLeaf: boolean): string {
    const canBeCdata =
      /^[\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u.test(value) && !/\]$|\]\]>/.test(value);
    if (canBeCdata && choose(true, false)) return `<![CDATA[${value}]]>`;
    // A dash before a tag would be Event Viewer's; `]]>` must not stand in text.
    const needsReference = isLeaf ? /[\r<&>]/ : /[\r<&>-]/;
    return Array.from(value, (c) =>
      needsReference.test(c) ? reference(c) : choose(c, c, reference(c), c + nothing()),
    ).join('');
  }

  function nothing(): string {
    return choose('', '', '', '<!-- & <b> -->', '<?x > & ?>', '<![CDATA[]]>');
  }

  function reference(character: string): string {
    const code = character.codePointAt(0) ?? 0;
    const named: Record<string, string> = {
      '<': '&lt;',
      '>': '&gt;',
      '&': '&amp;',
      '"': '&quot;',
      "'": '&apos;',
    };
    return choose(
      `&#${code};`,
      `&#x${code.toString(16)};`,
      named[character] ?? `&#x000${code.toString(16).toUpperCase()};`,
    );
  }
}
