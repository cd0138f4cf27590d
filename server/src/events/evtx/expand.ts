import { type Chunk, spend } from './chunk.ts';
import { cursor, Damage } from './cursor.ts';
import { greatestDepth, readFragment } from './fragment.ts';
import type { AttributePart, ElementPart, Part } from './part.ts';
import { isAbsent, isArray, isFragment, itemsOf, type Value, valueText } from './value.ts';

/** An element of a record, with the values in their places; names are as written, prefix and all. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly content: readonly XmlContent[];
}

export interface XmlAttribute {
  readonly name: string;
  readonly value: string;
}

export type XmlContent = string | XmlElement;

/**
 * Puts the values of templates in their places. An absent value that is optional takes the element or attribute around it away
 * (MS-EVEN6 3.1.4.7.2); an array that is all the content of an element repeats the element.
 * @throws Damage
 */
export function expand(chunk: Chunk, parts: readonly Part[]): readonly XmlContent[] {
  return expandAll(parts, [], 0);

  function expandAll(parts: readonly Part[], values: readonly Value[], depth: number): readonly XmlContent[] {
    if (depth > greatestDepth) throw new Damage('too many elements lie inside each other');
    return parts.flatMap((part) => expandPart(part, values, depth));
  }

  function expandPart(part: Part, values: readonly Value[], depth: number): readonly XmlContent[] {
    switch (part.kind) {
      case 'Element':
        return expandElement(part, values, depth);
      case 'Text':
        return [literal(part.text)];
      case 'Substitution': {
        const value = values[part.index];
        return value ? expandValue(value, depth) : [];
      }
      case 'Instance':
        return expandAll(part.template, part.values, depth + 1);
    }
  }

  function expandElement(part: ElementPart, values: readonly Value[], depth: number): readonly XmlElement[] {
    const { name, content } = part;
    pay(elementCost(name, depth));
    if (content.some((each) => isOmitted(each, values))) return [];
    const [only, ...others] = content;
    const value = only?.kind === 'Substitution' && others.length === 0 ? values[only.index] : undefined;
    const attributes = part.attributes.flatMap((attribute) => expandAttribute(attribute, values));
    if (value && isArray(value.type) && value.end > value.start)
      return itemsOf(chunk.view, value).map((item) => ({
        name,
        attributes,
        content: expandValue(item, depth),
      }));
    return [{ name, attributes, content: expandAll(content, values, depth + 1) }];
  }

  function expandAttribute(
    { name, content }: AttributePart,
    values: readonly Value[],
  ): readonly XmlAttribute[] {
    if (content.some((part) => isOmitted(part, values))) return [];
    const texts = content.map((part) => {
      if (part.kind === 'Text') return literal(part.text);
      const value = part.kind === 'Substitution' ? values[part.index] : undefined;
      return value ? textOf(value) : '';
    });
    return [{ name, value: texts.join('') }];
  }

  function expandValue(value: Value, depth: number): readonly XmlContent[] {
    if (!isFragment(value.type)) return [textOf(value)];
    pay(value.end - value.start + 1);
    const fragment = readFragment(chunk, cursor(chunk.view, value.start, value.end), false);
    return expandAll(fragment, [], depth + 1);
  }

  function literal(text: string): string {
    pay(text.length + 1);
    return text;
  }

  function textOf(value: Value): string {
    pay(value.end - value.start + 1);
    return valueText(chunk.view, value);
  }

  function pay(amount: number): void {
    chunk.budget = spend(chunk, amount);
  }
}

/** What an element costs of the budget of its chunk; texts and values cost their lengths and one. */
export function elementCost(name: string, depth: number): number {
  return 2 * (name.length + depth) + 1;
}

export function isOmitted(part: Part, values: readonly Pick<Value, 'type'>[]): boolean {
  if (part.kind !== 'Substitution' || !part.isOptional) return false;
  const value = values[part.index];
  return !value || isAbsent(value.type);
}
