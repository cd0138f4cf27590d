import { DOMParser, type Document, type Element, type Node } from '@xmldom/xmldom';
import xpath from 'xpath';

/** Full XPath 1.0 by the npm package `xpath`, which our matcher must agree with where Event Log's subset means the same. */
export type Oracle = (event: Document) => boolean;

/** Reads a query once; throws on what is not of XPath 1.0. */
export function oracle(query: string): Oracle {
  const expression = parser.parse(query);
  return (event) => expression.evaluateBoolean({ node: event });
}

interface Expression {
  evaluateBoolean(options: { readonly node: Document }): boolean;
}

/** The package has a parser that its types do not tell of. */
const parser = xpath as unknown as { parse(query: string): Expression };

/**
 * An event as Event Log sees it, made without any code of ours: names without namespaces, no comments and processing instructions,
 * adjacent text as one node, no blanks that only indent elements.
 */
export function documentOf(xml: string): Document {
  const onError = (_level: string, message: string): never => {
    throw new Error(message);
  };
  const source = new DOMParser({ onError }).parseFromString(xml, 'text/xml');
  const plain = new DOMParser().parseFromString('<Event/>', 'text/xml');
  if (source.documentElement && plain.documentElement) {
    plain.replaceChild(withoutNamespaces(source.documentElement, plain), plain.documentElement);
  }
  return plain;
}

function withoutNamespaces(element: Element, plain: Document): Element {
  const copy = plain.createElement(element.localName ?? element.nodeName);
  for (const attribute of element.attributes) {
    const isDeclaration = attribute.name === 'xmlns' || attribute.prefix === 'xmlns';
    if (!isDeclaration) copy.setAttribute(attribute.localName ?? attribute.name, attribute.value);
  }
  const hasElements = Array.from(element.childNodes).some(isElement);
  for (const child of element.childNodes) {
    if (isElement(child)) copy.appendChild(withoutNamespaces(child, plain));
    else if (child.nodeType === 3 || child.nodeType === 4) {
      const text = child.nodeValue ?? '';
      if (hasElements && /^[ \t\r\n]*$/.test(text)) continue;
      copy.appendChild(plain.createTextNode(text));
    }
  }
  copy.normalize();
  return copy;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
