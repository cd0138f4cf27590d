import type { EventNode } from '../event.ts';
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
  const elements = content.filter((each) => typeof each !== 'string');
  const children = elements.map(nodeOf);
  return {
    name: localName(name),
    attributes: attributes
      .filter((each) => each.name !== 'xmlns' && !each.name.startsWith('xmlns:'))
      .map((each) => ({ name: localName(each.name), value: each.value })),
    children,
    text: children.length === 0 ? withLineFeeds(content.join('')) : textOf(content, children),
  };
}

/** All the text below an element that has elements; blanks between them are left out. */
function textOf(content: readonly XmlContent[], children: readonly EventNode[]): string {
  let [whole, run, next] = ['', '', 0];
  for (const each of content) {
    if (typeof each === 'string') run += each;
    else {
      whole += withoutIndent(run) + (children[next++]?.text ?? '');
      run = '';
    }
  }
  return whole + withoutIndent(run);
}

function withoutIndent(run: string): string {
  return /[^ \t\r\n]/.test(run) ? withLineFeeds(run) : '';
}

function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
