import type { Chunk } from './chunk.ts';
import type { AttributePart, ElementPart, Part } from './part.ts';
import { tokens, withoutMore } from './token.ts';

/**
 * Whether the template at a place of the chunk surely reads as these parts, told without reading it again: the same templates stand in chunk
 * after chunk, at other places and with the names at others. `false` only means that it has to be read.
 */
export function isSameTemplate({ view, bytes }: Chunk, place: number, parts: readonly Part[]): boolean {
  let at = place + 24;
  const end = at + view.getUint32(place + 20, true);
  if (end > view.byteLength) return false;
  return isContent(parts, tokens.endOfFragment);

  function isContent(parts: readonly Part[], last: number): boolean {
    if (at + 4 <= end && isToken(tokens.fragmentHeader)) at += 3;
    for (const part of parts) if (!isPart(part)) return false;
    return isToken(last);
  }

  function isPart(part: Part): boolean {
    switch (part.kind) {
      case 'Element':
        return isElement(part);
      case 'Text':
        return isToken(tokens.value) && isByte(1) && isText(part.text);
      case 'Substitution': {
        const token = part.isOptional ? tokens.optionalSubstitution : tokens.normalSubstitution;
        if (!isToken(token) || at + 3 > end || view.getUint16(at, true) !== part.index) return false;
        at += 3;
        return true;
      }
      case 'Instance':
        return false;
    }
  }

  /** Token, dependency identifier, size, name, size of the attributes. */
  function isElement({ name, attributes, content }: ElementPart): boolean {
    const hasAttributes = bytes[at] !== tokens.openElement;
    if (!isToken(tokens.openElement)) return false;
    at += 6;
    if (!isName(name)) return false;
    if (hasAttributes) at += 4;
    for (const each of attributes) if (!isAttribute(each)) return false;
    if (content.length === 0 && isByte(tokens.closeEmpty)) return true;
    return isByte(tokens.closeStart) && isContent(content, tokens.endElement);
  }

  function isAttribute({ name, content }: AttributePart): boolean {
    return isToken(tokens.attribute) && isName(name) && content.every(isPart);
  }

  /** Offset of the name, which may stand here: next name, hash, length, characters, zero. */
  function isName(name: string): boolean {
    if (at + 4 > end) return false;
    const offset = view.getUint32(at, true);
    at += 4;
    if (offset + 8 + name.length * 2 > view.byteLength) return false;
    if (view.getUint16(offset + 6, true) !== name.length || !areUnits(name, offset + 8)) return false;
    if (offset === at) at += 8 + (name.length + 1) * 2;
    return at <= end;
  }

  /** The last zero character of a text is left out, so that what ends with one was longer. */
  function isText(text: string): boolean {
    if (text.endsWith('\0') || at + 2 + text.length * 2 > end || view.getUint16(at, true) !== text.length)
      return false;
    at += 2 + text.length * 2;
    return areUnits(text, at - text.length * 2);
  }

  function areUnits(text: string, from: number): boolean {
    for (let index = 0; index < text.length; index++) {
      const unit = (bytes[from + index * 2] as number) | ((bytes[from + index * 2 + 1] as number) << 8);
      if (unit !== text.charCodeAt(index)) return false;
    }
    return true;
  }

  function isToken(token: number): boolean {
    if (at >= end || ((bytes[at] as number) & withoutMore) !== token) return false;
    at++;
    return true;
  }

  function isByte(byte: number): boolean {
    if (at >= end || bytes[at] !== byte) return false;
    at++;
    return true;
  }
}
