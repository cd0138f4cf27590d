import { type BrokenMarkup, type EndTag, type Markup, markupOf, type StartTag } from '../../text/markup.ts';
import type { TextRange } from '../../text/range.ts';
import { badReferenceFinder } from '../../text/reference.ts';

/** An element of an XML text. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly tag: StartTag;
  readonly parent: XmlElement | undefined;
  readonly children: readonly XmlElement[];
  /** What stands between its tags. */
  readonly content: TextRange;
  /** Its end tag; empty where it has none. */
  readonly endTag: TextRange;
  /** Where the markup in its content stands in the list of all markup. */
  readonly inner: TextRange;
}

export interface XmlText {
  readonly markup: readonly Markup[];
  /** In the order of their start tags. */
  readonly elements: readonly XmlElement[];
  /** What XML does not allow, in the order of the text. */
  readonly faults: readonly XmlFault[];
}

export interface XmlFault {
  readonly range: TextRange;
  /** A plain sentence. */
  readonly message: string;
  /** What must stand there instead, where that is plain. */
  readonly newText?: string;
}

/** What the reader must know of the language that is written in XML. */
export interface XmlLanguage {
  /** Whether an element must have ended where another one begins: then its end tag is missing. */
  endsBefore(open: XmlElement, name: string): boolean;
  /** Whether a stray `<` in an element is told of elsewhere. */
  excuses(open: XmlElement, broken: BrokenMarkup): boolean;
}

/** Reads all elements of a text, whatever is wrong with it: an end tag closes the innermost element of its name and what is open in it. */
export function readElements(text: string, language: XmlLanguage): XmlText {
  const markup: Markup[] = [];
  const elements: OpenElement[] = [];
  const faults: XmlFault[] = [];
  const badReference = badReferenceFinder(text);
  const openNow = new Map<string, number>();
  let top: OpenElement | undefined;
  let textStart = 0;
  for (const found of markupOf(text)) {
    blameReferences(textStart, found.start);
    markup.push(found);
    visit(found);
    textStart = found.end;
  }
  blameReferences(textStart, text.length);
  while (top) abandon(top, text.length, markup.length);
  return { markup, elements, faults: faults.sort((a, b) => a.range.start - b.range.start) };

  function visit(found: Markup): void {
    switch (found.kind) {
      case 'StartTag':
        blameReferences(found.start, found.end);
        open(found);
        return;
      case 'EndTag':
        close(found);
        return;
      case 'Broken':
        if (!top || !language.excuses(top, found)) faults.push({ range: found, message: found.message });
        return;
      case 'Skipped':
        return;
    }
  }

  function open(tag: StartTag): void {
    const name = localNameOf(tag.name);
    const index = markup.length - 1;
    while (top && language.endsBefore(top, name)) abandon(top, tag.start, index);
    const content = { start: tag.end, end: tag.end };
    const inner = { start: markup.length, end: markup.length };
    const element = { name, tag, parent: top, children: [], content, endTag: content, inner };
    top?.children.push(element);
    elements.push(element);
    if (tag.isEmpty) return;
    top = element;
    openNow.set(tag.name, countOf(tag.name) + 1);
  }

  function close(tag: EndTag): void {
    if (countOf(tag.name) === 0) {
      faults.push({ range: tag, message: `\`</${tag.name}>\` closes nothing: remove it.` });
      return;
    }
    const index = markup.length - 1;
    while (top && top.tag.name !== tag.name) abandon(top, tag.start, index);
    if (top) end(top, tag, index);
  }

  function abandon(element: OpenElement, offset: number, index: number): void {
    const { name, start, end: tagEnd } = element.tag;
    faults.push({
      range: { start, end: tagEnd },
      message: `\`<${name}>\` is not closed: write \`</${name}>\`.`,
    });
    end(element, { start: offset, end: offset }, index);
  }

  function end(element: OpenElement, { start, end: behind }: TextRange, index: number): void {
    element.endTag = { start, end: behind };
    element.content = { start: element.content.start, end: start };
    element.inner = { start: element.inner.start, end: index };
    openNow.set(element.tag.name, countOf(element.tag.name) - 1);
    top = element.parent;
  }

  function blameReferences(start: number, behind: number): void {
    const found = badReference(start, behind);
    if (!found) return;
    const { offset, message } = found;
    const range = { start: offset, end: offset + '&'.length };
    const isBare = !/^&[\w#.:-]+;/.test(text.slice(offset, offset + longestReference));
    faults.push(isBare ? { range, message, newText: '&amp;' } : { range, message });
  }

  function countOf(name: string): number {
    return openNow.get(name) ?? 0;
  }
}

/** An element and those around it, from the inside out, as far as documents that make sense nest. */
export function* selfAndAncestors(element: XmlElement): Generator<XmlElement> {
  let at: XmlElement | undefined = element;
  for (let depth = 0; at && depth < 100; depth++) {
    yield at;
    at = at.parent;
  }
}

interface OpenElement extends XmlElement {
  readonly parent: OpenElement | undefined;
  readonly children: XmlElement[];
  content: TextRange;
  endTag: TextRange;
  inner: TextRange;
}

const longestReference = 102;

function localNameOf(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
