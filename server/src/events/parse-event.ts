import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { problemOf } from './complaint.ts';
import { type EventAttribute, type EventNode, eventNode, type ReadProblem } from './event.ts';

/** An event, or what is wrong with it; the offset counts from the beginning of its XML. */
export type ParsedEvent = { readonly root: EventNode } | { readonly problem: ReadProblem };

/**
 * Reads the XML of one `Event` element with @xmldom/xmldom and keeps nothing of the DOM.
 * The element must not be deeper than the stack allows, which `splitEvents` sees to.
 */
export function parseEvent(xml: string): ParsedEvent {
  const namespaces = namespacesOf(xml);
  const first = parse(xml, namespaces, false);
  if ('root' in first) return first;
  // A second reading tells where; to keep places during the first would slow every good event down.
  const second = parse(xml, namespaces, true);
  return 'root' in second ? first : second;
}

const element = 1;
const text = 3;
const cdata = 4;

function parse(xml: string, xmlns: Record<string, string>, locator: boolean): ParsedEvent {
  let complaint = '';
  const parser = new DOMParser({ locator, xmlns, normalizeLineEndings, onError });
  try {
    const root = parser.parseFromString(xml, 'text/xml').documentElement;
    if (root) return { root: nodeOf(root) };
  } catch (error) {
    return { problem: problemOf(complaint, error, xml) };
  }
  return { problem: problemOf(complaint, undefined, xml) };

  function onError(level: string, message: string): void {
    if (level === 'warning' && message.startsWith('Unicode replacement character')) return;
    complaint ||= message;
    throw new Error(message);
  }
}

function nodeOf(node: Element): EventNode {
  const content: (EventNode | string)[] = [];
  let run = '';
  for (let child: Node | null = node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === element) {
      content.push(run, nodeOf(child as Element));
      run = '';
    } else if (child.nodeType === text || child.nodeType === cdata) run += child.nodeValue ?? '';
  }
  return eventNode(localNameOf(node), attributesOf(node), [...content, run]);
}

function attributesOf(node: Element): EventAttribute[] {
  const attributes: EventAttribute[] = [];
  for (let index = 0; index < node.attributes.length; index++) {
    const attribute = node.attributes.item(index);
    if (!attribute || attribute.name === 'xmlns' || attribute.prefix === 'xmlns') continue;
    attributes.push({ name: localNameOf(attribute), value: attribute.value });
  }
  return attributes;
}

function localNameOf(node: { readonly localName: string | null; readonly nodeName: string }): string {
  return node.localName ?? node.nodeName;
}

/** XML 1.0 knows these line ends (2.11); xmldom's own rule is XML 1.1's, which would change U+0085 and U+2028 in values. */
function normalizeLineEndings(source: string): string {
  return source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
}

/**
 * A namespace for every prefix of the event, as if the elements around it had declared it: names are compared by their
 * local part, so it does not matter which. Text that only looks like a prefix does no harm.
 */
function namespacesOf(xml: string): Record<string, string> {
  const namespaces: Record<string, string> = {};
  for (const [, prefix = ''] of xml.matchAll(
    /[< \t\r\n]([A-Za-z_\u0080-\uFFFF][^ \t\r\n<>/="':&]*):[A-Za-z_\u0080-\uFFFF]/g,
  )) {
    if (prefix !== 'xml' && prefix !== 'xmlns') namespaces[prefix] = `prefix:${prefix}`;
  }
  return namespaces;
}
