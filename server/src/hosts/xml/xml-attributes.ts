import type { StartTag } from '../../text/markup.ts';
import { type TextRange, textOf } from '../../text/range.ts';
import { meaningOfReference } from '../../text/xml-reference.ts';

/** An attribute of a start tag. */
export interface XmlAttribute {
  readonly name: string;
  /** Decoded. */
  readonly value: string;
  readonly nameRange: TextRange;
  /** Between the quotes. */
  readonly valueRange: TextRange;
}

/** `[41] Attribute ::= Name Eq AttValue`. What is no attribute is passed over. */
export function attributesOf(text: string, tag: StartTag): readonly XmlAttribute[] {
  const start = tag.start + '<'.length + tag.name.length;
  const matches = textOf(text, { start, end: tag.end }).matchAll(
    /(?<name>[^\s=<>/"']+)(?<equals>\s*=\s*)(?:"(?<double>[^"]*)"|'(?<single>[^']*)')/g,
  );
  return [...matches].map(({ index, groups = {} }) => {
    const { name = '', equals = '', double, single = '' } = groups;
    const nameStart = start + index;
    const valueStart = nameStart + name.length + equals.length + '"'.length;
    const written = double ?? single;
    return {
      name,
      value: written.replace(/&[^;&]+;/g, (reference) => meaningOfReference(reference) ?? reference),
      nameRange: { start: nameStart, end: nameStart + name.length },
      valueRange: { start: valueStart, end: valueStart + written.length },
    };
  });
}

/** An attribute by its exact name. */
export function attributeOf(text: string, tag: StartTag, name: string): XmlAttribute | undefined {
  return attributesOf(text, tag).find((attribute) => attribute.name === name);
}
