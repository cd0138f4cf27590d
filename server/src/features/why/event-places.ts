import type { EventAttribute, EventNode } from '../../events/event.ts';
import { attributesOf, type XmlAttribute } from '../../hosts/xml/xml-attributes.ts';
import { type EndTag, markupOf, type StartTag } from '../../text/markup.ts';
import { type TextRange, textOf } from '../../text/range.ts';

/** Where the values of an event stand in its XML. */
export type EventPlaces = ReadonlyMap<EventNode | EventAttribute, TextRange>;

/**
 * Finds the values of an event in the XML that it was read from: what stands between the tags of an element or the quotes of an attribute,
 * escapes and all. An empty element or attribute is its own place, so that there is something to show.
 */
export function eventPlaces(xml: string, root: EventNode): EventPlaces {
  const places = new Map<EventNode | EventAttribute, TextRange>();
  const open: OpenElement[] = [];
  let isRead = false;
  for (const markup of markupOf(xml)) {
    if (markup.kind === 'StartTag' && !isRead) start(markup);
    else if (markup.kind === 'EndTag') end(markup);
  }
  return places;

  function start(tag: StartTag): void {
    const parent = open.at(-1);
    const candidate = parent ? parent.node?.children[parent.known] : root;
    const node = candidate?.name === localName(tag.name) ? candidate : undefined;
    if (parent && node) parent.known++;
    if (node) placeAttributes(node, tag);
    if (!tag.isEmpty) open.push({ tag, node, known: 0 });
    else if (node) place(node, tag);
    isRead = open.length === 0;
  }

  function end({ name, start: contentEnd, end: behind }: EndTag): void {
    if (open.at(-1)?.tag.name !== name) return;
    const element = open.pop();
    isRead = open.length === 0;
    if (!element?.node) return;
    const content = withoutCdata(xml, { start: element.tag.end, end: contentEnd });
    place(element.node, content.start === content.end ? { start: element.tag.start, end: behind } : content);
  }

  function placeAttributes(node: EventNode, tag: StartTag): void {
    const written = attributesOf(xml, tag);
    for (const attribute of node.attributes) {
      const found = written.find(
        ({ name }) => localName(name) === attribute.name && !/^xmlns(?::|$)/.test(name),
      );
      if (found) places.set(attribute, shownRange(found));
    }
  }

  function place(node: EventNode, { start: from, end: to }: TextRange): void {
    places.set(node, { start: from, end: to });
  }
}

interface OpenElement {
  readonly tag: StartTag;
  /** `undefined` where the tree has no such element. */
  readonly node: EventNode | undefined;
  /** How many of its children have been met. */
  known: number;
}

/** An empty value has nothing to show but its attribute. */
function shownRange({ nameRange, valueRange }: XmlAttribute): TextRange {
  if (valueRange.start < valueRange.end) return valueRange;
  return { start: nameRange.start, end: valueRange.end + '"'.length };
}

/** Of an element that holds one CDATA section and nothing else, the text of that. */
function withoutCdata(xml: string, content: TextRange): TextRange {
  const text = textOf(xml, content);
  const isOne = text.startsWith(cdata) && text.indexOf(']]>') === text.length - ']]>'.length;
  return isOne ? { start: content.start + cdata.length, end: content.end - ']]>'.length } : content;
}

const cdata = '<![CDATA[';

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
