import fc from 'fast-check';
import type { Decode } from './round-trip.ts';

/** XML source of a text as the content of an element: as it is, in references, in CDATA sections, with comments in between. */
export function xmlSource(text: string): fc.Arbitrary<string> {
  const characters = [...text];
  const spelling = fc.constantFrom('raw', 'raw', 'raw', 'reference', 'hex', 'cdata', 'cdata', 'cdata');
  return fc
    .tuple(
      fc.array(spelling, { minLength: characters.length, maxLength: characters.length }),
      fc.array(fc.nat(20), { minLength: characters.length, maxLength: characters.length }),
    )
    .map(([spellings, gaps]) => {
      let source = '';
      characters.forEach((character, index) => {
        source += anyGap[gaps[index] ?? 0] ?? '';
        source += spelled(character, spellings[index] ?? 'raw');
      });
      return joined(source);
    });
}

/** Sections side by side as one, wherever that does not put `]]>` into it. */
function joined(source: string): string {
  return source.replace(/((?:<!\[CDATA\[[\s\S]\]\]>){2,})/gu, (sections) => {
    const text = [...sections.matchAll(/<!\[CDATA\[([\s\S])\]\]>/gu)].map(([, unit]) => unit).join('');
    return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  });
}

/** A text that a query might be, or that makes trouble in XML; never what looks escaped twice, nor NUL, which no reference may name. */
export const anyQueryText: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 10 }),
    fc
      .array(fc.constantFrom('*[System', ']]', '>', '<', '<=', '&', '&&', '"', "'", '\r\n', 'ü', '😀', ' '), {
        maxLength: 10,
      })
      .map((pieces) => pieces.join('')),
  )
  .filter((text) => !looksEscaped(text) && !text.includes('\0'));

export function looksEscaped(text: string): boolean {
  return /&[\w#]+;/.test(text);
}

/** An independent reading of what stands in XML for one code unit, at any level; two of them may share one reference. */
export function xmlDecode(): Decode {
  let low = '';
  return (written) => {
    let read = written;
    for (let last = ''; last !== read && read.length > 1; ) {
      last = read;
      read = read
        .replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[|\]\]>/g, '')
        .replace(reference, meaning);
      if (/^&#x?[0-9a-f]+$/i.test(read)) read += ';';
    }
    if (read === ';' && low !== '') read = low;
    low = read.slice(1);
    return read.charAt(0);
  };
}

const reference = /&(?:#x([0-9a-f]+)|#([0-9]+)|(\w+));/gi;

function meaning(_: string, hex: string | undefined, decimal: string | undefined, name: string): string {
  if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
  return decimal === undefined ? (named[name] ?? '?') : String.fromCodePoint(Number(decimal));
}

function spelled(character: string, spelling: string): string {
  const code = character.codePointAt(0) ?? 0;
  switch (spelling) {
    case 'cdata':
      return `<![CDATA[${character}]]>`;
    case 'reference':
      return escapes[character] ?? `&#${code};`;
    case 'hex':
      return `&#x${code.toString(16)};`;
    default:
      return character === '>' ? character : (escapes[character] ?? character);
  }
}

const anyGap: readonly string[] = ['<!-- a > b <c -->', '<?x <Select> ?>', '<![CDATA[]]>'];

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
