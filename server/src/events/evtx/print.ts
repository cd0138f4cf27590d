import { type EventNode, eventNode } from '../event.ts';
import type { XmlContent, XmlElement } from './expand.ts';

/** The XML of an element; where there are only elements inside, they stand on lines of their own. */
export function xmlOf({ name, attributes, content }: XmlElement, indent = ''): string {
  const tag = name + attributes.map((each) => ` ${each.name}="${escapeAttribute(each.value)}"`).join('');
  if (content.length === 0) return `<${tag}/>`;
  if (content.some((each) => typeof each === 'string'))
    return `<${tag}>${content.map((each) => contentXml(each, '')).join('')}</${name}>`;
  const deeper = `${indent}  `;
  const lines = content.map((each) => `\n${deeper}${contentXml(each, deeper)}`);
  return `<${tag}>${lines.join('')}\n${indent}</${name}>`;
}

function contentXml(content: XmlContent, indent: string): string {
  return typeof content === 'string' ? escapeText(content) : xmlOf(content, indent);
}

function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => references[character] ?? '');
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => references[character] ?? '');
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** The element as it is read from its XML: local names, no declarations of namespaces, line feeds at the ends of lines. */
export function nodeOf({ name, attributes, content }: XmlElement): EventNode {
  return eventNode(
    localName(name),
    attributes
      .filter((each) => !isDeclaration(each.name))
      .map((each) => ({ name: localName(each.name), value: each.value })),
    contentOf(content),
  );
}

/** Values that stand side by side are one run of text. */
function contentOf(content: readonly XmlContent[]): readonly (EventNode | string)[] {
  const joined: (EventNode | string)[] = [];
  let run = '';
  for (const each of content) {
    if (typeof each === 'string') run += each;
    else {
      joined.push(withLineFeeds(run), nodeOf(each));
      run = '';
    }
  }
  return [...joined, withLineFeeds(run)];
}

/** Line ends as XML reads them, outside of attributes. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** Whether an attribute declares a namespace. */
export function isDeclaration(attribute: string): boolean {
  return attribute === 'xmlns' || attribute.startsWith('xmlns:');
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
