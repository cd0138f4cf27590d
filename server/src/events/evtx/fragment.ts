import type { Chunk } from './chunk.ts';
import { type Cursor, cursor, Damage } from './cursor.ts';
import { nameAt, readName } from './name.ts';
import type { AttributePart, Part, TextPart } from './part.ts';
import { isValueToken, tokens, withoutMore } from './token.ts';
import { fixedLength, type Value, valueText } from './value.ts';

/** More elements inside each other than this are taken for damage; Windows' own events have less than ten. */
export const greatestDepth = 100;

/**
 * Reads a fragment up to its end token, or to the end of the cursor. The elements of a template begin with a dependency identifier, those
 * that stand outside of one do not.
 * @throws Damage
 */
export function readFragment(chunk: Chunk, at: Cursor, isInTemplate: boolean, depth = 0): readonly Part[] {
  return readContent(depth, tokens.endOfFragment);

  function readContent(depth: number, last: number): readonly Part[] {
    if (depth > greatestDepth) throw new Damage('too many elements lie inside each other');
    const parts: Part[] = [];
    while (!at.isAtEnd()) {
      const token = at.u8() & withoutMore;
      if (token === last) return parts;
      const part =
        token === tokens.openElement ? readElement(at.position() - 1, depth) : readPart(token, depth);
      if (part) parts.push(part);
    }
    if (last === tokens.endElement) throw new Damage('an element does not end');
    return parts;
  }

  function readElement(start: number, depth: number): Part {
    const hasAttributes = chunk.view.getUint8(start) !== tokens.openElement;
    if (hasDependency()) at.skip(2);
    at.u32();
    const name = readName(chunk, at);
    if (hasAttributes) at.u32();
    const attributes: AttributePart[] = [];
    while ((at.peek() & withoutMore) === tokens.attribute) {
      at.skip(1);
      attributes.push({ name: readName(chunk, at), content: readAttributeValue(depth) });
    }
    const close = at.u8();
    if (close !== tokens.closeStart && close !== tokens.closeEmpty)
      throw new Damage('a start tag does not end');
    const content = close === tokens.closeStart ? readContent(depth + 1, tokens.endElement) : [];
    return { kind: 'Element', name, attributes, content };
  }

  /** Some writers break the rule; then the name tells, for only one of the two places leads to one. */
  function hasDependency(): boolean {
    const place = at.position() + (isInTemplate ? 6 : 4);
    return hasNameAt(place) === isInTemplate;
  }

  function hasNameAt(place: number): boolean {
    if (place + 4 > chunk.view.byteLength) return false;
    return nameAt(chunk, chunk.view.getUint32(place, true)) !== undefined;
  }

  function readAttributeValue(depth: number): readonly Part[] {
    const parts: Part[] = [];
    while (isValueToken(at.peek() & withoutMore)) {
      const part = readPart(at.u8() & withoutMore, depth);
      if (part) parts.push(part);
    }
    return parts;
  }

  function readPart(token: number, depth: number): Part | undefined {
    switch (token) {
      case tokens.value: {
        const type = at.u8();
        const length =
          type === 1 || type === 0x23 ? at.u16() * 2 : type === 2 ? at.u16() : (fixedLength(type) ?? 0);
        return text(valueText(chunk.view, { type, start: at.skip(length), end: at.position() }));
      }
      case tokens.cdata:
        return text(readString());
      case tokens.characterReference:
        return text(String.fromCharCode(at.u16()));
      case tokens.entityReference: {
        const name = readName(chunk, at);
        return text(entities[name] ?? `&${name};`);
      }
      case tokens.instructionTarget:
        readName(chunk, at);
        return undefined;
      case tokens.instructionData:
        readString();
        return undefined;
      case tokens.templateInstance:
        return readInstance(depth);
      case tokens.normalSubstitution:
      case tokens.optionalSubstitution: {
        const index = at.u16();
        at.skip(1);
        return { kind: 'Substitution', index, isOptional: token === tokens.optionalSubstitution };
      }
      case tokens.fragmentHeader:
        at.skip(3);
        return undefined;
    }
    throw new Damage('its BinXml holds what is no token');
  }

  function readString(): string {
    const length = at.u16() * 2;
    return valueText(chunk.view, { type: 1, start: at.skip(length), end: at.position() });
  }

  /** The definition stands where the first record of the chunk that needs it uses it. */
  function readInstance(depth: number): Part {
    at.skip(5);
    const definition = at.u32();
    if (definition === at.position()) at.skip(headerLength + lengthOfTemplate(chunk, definition));
    const template = readTemplate(chunk, definition, depth + 1);
    const count = at.u32();
    const descriptors = cursor(chunk.view, at.position(), at.skip(count * 4) + count * 4);
    const values: Value[] = [];
    while (!descriptors.isAtEnd()) {
      const length = descriptors.u16();
      const type = descriptors.u16() & 0xff;
      const start = at.skip(length);
      values.push({ type, start, end: start + length });
    }
    return { kind: 'Instance', template, values };
  }
}

/**
 * Reads the template at a place of the chunk, at most once: next definition, GUID, length of the fragment, fragment.
 * @throws Damage
 */
export function readTemplate(chunk: Chunk, place: number, depth: number): readonly Part[] {
  const known = chunk.templates.get(place);
  if (known === 'unfinished') throw new Damage('a template holds itself');
  if (known) return known.parts;
  const start = place + headerLength;
  const body = cursor(chunk.view, start, start + lengthOfTemplate(chunk, place));
  chunk.templates.set(place, 'unfinished');
  try {
    const parts = readFragment(chunk, body, true, depth);
    chunk.templates.set(place, { parts });
    return parts;
  } catch (error) {
    chunk.templates.delete(place);
    throw error;
  }
}

function lengthOfTemplate({ view }: Chunk, place: number): number {
  const header = cursor(view, place, view.byteLength);
  header.skip(headerLength - 4);
  return header.u32();
}

const headerLength = 24;

function text(value: string): TextPart {
  return { kind: 'Text', text: value };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
