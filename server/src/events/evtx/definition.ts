import type { Chunk } from './chunk.ts';
import { Damage } from './cursor.ts';
import { readTemplate } from './fragment.ts';
import type { Part } from './part.ts';
import { isSameTemplate } from './same-template.ts';

/** A template that chunks share: each chunk holds its own copy of those that its records use. */
export interface Definition {
  /** From 0, in the order in which they were found. */
  readonly number: number;
  readonly parts: readonly Part[];
}

/** The templates of a log. */
export interface Definitions {
  readonly known: readonly Definition[];
  /** That at a place of the chunk; `undefined` where it is damaged or odd, so that records which use it have to be read with care. */
  at(chunk: Chunk, place: number): Definition | undefined;
}

export function definitions(): Definitions {
  const known: Definition[] = [];
  const byIdentifier = new Map<number, Definition[]>();
  const bySignature = new Map<string, Definition>();
  let room = mostCharacters;
  let current: Chunk | undefined;
  let byPlace = new Map<number, Definition | undefined>();
  return { known, at };

  function at(chunk: Chunk, place: number): Definition | undefined {
    if (chunk !== current) {
      current = chunk;
      byPlace = new Map();
    }
    const found = byPlace.get(place);
    if (found || byPlace.has(place)) return found;
    const definition = find(chunk, place);
    byPlace.set(place, definition);
    return definition;
  }

  function find(chunk: Chunk, place: number): Definition | undefined {
    if (place + 24 > chunk.view.byteLength) return undefined;
    const identifier = chunk.view.getUint32(place + 4, true);
    const alike = byIdentifier.get(identifier) ?? [];
    const same = alike.find(({ parts }) => isSameTemplate(chunk, place, parts));
    if (same) return same;
    const definition = read(chunk, place);
    if (definition && alike.length < mostAlike && !alike.includes(definition))
      byIdentifier.set(identifier, [...alike, definition]);
    return definition;
  }

  function read(chunk: Chunk, place: number): Definition | undefined {
    const parts = partsAt(chunk, place);
    if (!parts || parts.some((part) => isOdd(part, 0))) return undefined;
    const signature = JSON.stringify(parts);
    const same = bySignature.get(signature);
    if (same) return same;
    if (signature.length > room) return undefined;
    room -= signature.length;
    const definition = { number: known.length, parts };
    known.push(definition);
    bySignature.set(signature, definition);
    return definition;
  }
}

/** Much more than the templates of all providers of a machine have; it bounds the memory of a log that is made to fill it. */
const mostCharacters = 1 << 26;

/** Templates that have the same identifier differ only where somebody meant them to. */
const mostAlike = 16;

function partsAt(chunk: Chunk, place: number): readonly Part[] | undefined {
  try {
    return readTemplate(chunk, place, 1);
  } catch (error) {
    if (!(error instanceof Damage)) throw error;
    return undefined;
  }
}

/** Values inside a template belong to one chunk; what lies deep is near to what is taken for damage. */
function isOdd(part: Part, depth: number): boolean {
  if (part.kind === 'Instance' || depth > 50) return true;
  if (part.kind !== 'Element') return false;
  return (
    part.content.some((each) => isOdd(each, depth + 1)) ||
    part.attributes.some(({ content }) => content.some((each) => isOdd(each, depth)))
  );
}
