import {
  isPartOfTemplate,
  type TemplateAttribute,
  type TemplateContent,
  type TemplateElement,
} from '../store/template.ts';
import { doubleQuoted, leafText, type SlotKind, singleQuoted } from './slot-value.ts';

/**
 * The markup of an event as it is written, with slots where events of its form differ. A literal goes up to a slot; that of a text ends
 * before the `>` or `/>` of its start tag, for an empty element is written in several manners.
 */
export interface EventForm {
  readonly slots: readonly FormSlot[];
  /** What stands behind the last slot. */
  readonly rest: string;
  readonly root: TemplateElement;
  /**
   * Whether it needs no careful reader to tell that the XML is well-formed and what it means: no prefixes, plain names, each attribute
   * once, nothing in literals that would have to be decoded. Its values still have to be read.
   */
  readonly isPlain: boolean;
}

export interface FormSlot {
  readonly literal: string;
  readonly kind: SlotKind;
  /** Of an element with text: what ends it, else empty. */
  readonly endTag: string;
}

/**
 * The form of an event, given its XML; `undefined` where it holds more than elements and values: comments, CDATA, text among elements.
 * Unless it is plain, the XML must be well-formed, and what is read here has to be compared with what the careful reader says.
 */
export function formOf(xml: string): EventForm | undefined {
  const slots: FormSlot[] = [];
  let literalStart = 0;
  let at = 0;
  let depth = 0;
  let isPlain = plainEvent.test(xml) && !xml.includes('\uFFFD');
  const root = element();
  return root && at === xml.length ? { slots, rest: xml.slice(literalStart), root, isPlain } : undefined;

  function element(): TemplateElement | undefined {
    const tag = match(startTag);
    if (!tag) return undefined;
    const qualified = tag[1] ?? '';
    const name = localName(qualified);
    const attributes: TemplateAttribute[] = [];
    const names: string[] = [];
    isPlain &&= plainName.test(qualified) && ++depth < greatestPlainDepth;
    for (let found = match(attribute); found; found = match(attribute)) {
      const value = attributeValue(name, found);
      if (value) attributes.push(value);
      const [, attributeName = '', , written = ''] = found;
      isPlain &&= plainName.test(attributeName) && !names.includes(attributeName);
      if (typeof value?.value !== 'object') isPlain &&= plainLiteral.test(written);
      names.push(attributeName);
    }
    const content = contentOf(qualified);
    depth--;
    return content && { name, attributes, content };
  }

  /** @param found the name, the quote, and the value */
  function attributeValue(
    element: string,
    [whole, qualified = '', quote = '', value = '']: readonly string[],
  ) {
    if (qualified === 'xmlns' || qualified.startsWith('xmlns:')) return undefined;
    const name = localName(qualified);
    if (isPartOfTemplate(element, name)) return { name, value };
    const valueStart = at - (whole?.length ?? 0) + (whole ?? '').indexOf(quote) + quote.length;
    return {
      name,
      value: slot(valueStart, quote === '"' ? doubleQuoted : singleQuoted, '', at - quote.length),
    };
  }

  function contentOf(qualified: string): readonly TemplateContent[] | undefined {
    const tagEnd = at;
    const endTag = `</${qualified}>`;
    if (match(emptyEnd)) return [slot(tagEnd, leafText, endTag, at)];
    if (!match(startEnd)) return undefined;
    match(text);
    if (xml.startsWith(endTag, at)) {
      at += endTag.length;
      return [slot(tagEnd, leafText, endTag, at)];
    }
    at = tagEnd + '>'.length;
    const content: TemplateContent[] = [];
    for (;;) {
      const hasDash = match(indentation)?.[0].includes('-');
      if (xml.startsWith(endTag, at)) {
        if (hasDash) return undefined;
        at += endTag.length;
        return content.length > 0 ? content : undefined;
      }
      const child = element();
      if (!child) return undefined;
      content.push(child);
    }
  }

  function slot(start: number, kind: SlotKind, endTag: string, end: number) {
    slots.push({ literal: xml.slice(literalStart, start), kind, endTag });
    literalStart = end;
    return { slot: slots.length - 1 };
  }

  function match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    const found = pattern.exec(xml);
    if (found) at = pattern.lastIndex;
    return found;
  }
}

const plainEvent = /^<Event[ \t\r\n>]/;
const plainName = /^[A-Za-z][A-Za-z0-9_.-]*$/;
/** Without the namespaces that XML reserves. */
const plainLiteral = /^(?!http:\/\/www\.w3\.org)[^&\t\r\n]*$/;
/** Windows' own events have less than ten elements inside each other. */
const greatestPlainDepth = 100;
const startTag = /<([^ \t\r\n<>/="'!?]+)/y;
const attribute = /[ \t\r\n]+([^ \t\r\n<>/="']+)[ \t\r\n]*=[ \t\r\n]*(["'])([^<]*?)\2/y;
const startEnd = />/y;
/** As the reader of slots knows it; in any other manner the form is not learned. */
const emptyEnd = / ?\/>/y;
const text = /[^<]*/y;
/** With the dash of Event Viewer, which begins a line. */
const indentation = /[ \t\r\n]*(?:[\r\n][ \t]*-[ \t]*)?/y;

function localName(qualified: string): string {
  return qualified.slice(qualified.indexOf(':') + 1);
}
