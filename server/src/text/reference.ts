import { finder } from './finder.ts';

/** An `&` that begins no reference that XML itself knows. */
export interface BadReference {
  /** A plain sentence. */
  readonly message: string;
  readonly offset: number;
}

/**
 * Finds the first `&` between two offsets that is no reference to one of XML's five entities or to a character.
 * Entities that a document type declaration defines are never expanded, so they are problems too.
 */
export function badReferenceFinder(text: string): (start: number, end: number) => BadReference | undefined {
  const nextAmpersand = finder(text, '&');
  return (start, end) => {
    for (let offset = nextAmpersand(start); offset < end; offset = nextAmpersand(offset + '&'.length)) {
      const message = complaintAbout(text, offset);
      if (message !== undefined) return { message, offset };
    }
    return undefined;
  };
}

const reference =
  /&(?:(?:amp|lt|gt|quot|apos)|#(?<decimal>[0-9]+)|#x(?<hex>[0-9A-Fa-f]+)|(?<entity>[\w:.-]{1,100}));/y;

function complaintAbout(text: string, offset: number): string | undefined {
  reference.lastIndex = offset;
  const groups = reference.exec(text);
  if (!groups) return 'An `&` in text must be written `&amp;`.';
  const { entity, decimal, hex } = groups.groups ?? {};
  if (entity !== undefined) {
    return `\`&${entity};\` is unknown here: only the five entities of XML itself are read, never those that a file defines.`;
  }
  const code = hex === undefined ? Number.parseInt(decimal ?? '0', 10) : Number.parseInt(hex, 16);
  return code > 0x10ffff ? `\`${groups[0]}\` is not a character.` : undefined;
}
