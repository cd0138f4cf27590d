import { DOMImplementation, type Document, type Element } from '@xmldom/xmldom';
import type { EventNode } from '../events/event.ts';

/** An event as a DOM: names without namespaces, as Event Log and people write them in XPath. */
export function documentOf(event: EventNode): Document {
  const document = new DOMImplementation().createDocument(null, '');
  document.appendChild(elementOf(event, document));
  return document;
}

function elementOf({ name, attributes, content }: EventNode, document: Document): Element {
  const element = document.createElement(name);
  for (const each of attributes) element.setAttribute(each.name, each.value);
  for (const each of content)
    element.appendChild(typeof each === 'string' ? document.createTextNode(each) : elementOf(each, document));
  return element;
}
