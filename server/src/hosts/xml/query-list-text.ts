import type { TextEdit } from '../../text/edit.ts';
import { type TextRange, textOf } from '../../text/range.ts';
import { meaningOfReference } from '../../text/xml-reference.ts';
import { decoding } from '../decoding.ts';
import type { HostProblem } from '../embedded-query.ts';
import { type Layer, layerIn, outerEdit } from '../layer.ts';
import { contentOf } from './xml-content.ts';
import type { XmlElement, XmlText } from './xml-elements.ts';

/** The query of a Select or Suppress. Where it is escaped too little or too much, it is read as it is meant. */
export function queryTextOf(
  text: string,
  { markup }: XmlText,
  element: XmlElement,
): { readonly query: Layer; readonly problems: readonly HostProblem[] } {
  const content = contentOf(text, markup, element);
  const angles = markup
    .slice(element.inner.start, element.inner.end)
    .filter((piece) => piece.kind === 'Broken' && isRawAngle(text, piece))
    .map(rawAngle);
  const { query, problems } = unescapedTwice(content);
  return { query, problems: [...angles, ...problems] };
}

/** Whether a broken piece of markup is an operator: behind `<` stands no name but a blank, `=`, a number or a quote. */
export function isRawAngle(text: string, { start }: TextRange): boolean {
  return /^<[\s=\d'"]/.test(text.slice(start, start + '<='.length));
}

function rawAngle({ start, end }: TextRange): HostProblem {
  const range = { start, end };
  return {
    code: 'raw-angle',
    range,
    message: 'A `<` makes this XML unreadable: write `&lt;`.',
    fixes: [{ title: 'Write `&lt;`', edits: [{ range, newText: '&lt;' }], isSafe: true }],
  };
}

/** References that are left when the XML has been read; in a value in quotes they may be meant. */
function unescapedTwice(content: Layer): { query: Layer; problems: readonly HostProblem[] } {
  const problems: HostProblem[] = [];
  const { text } = content;
  const decoded = decoding(text);
  let offset = 0;
  for (const { 0: found, index } of text.matchAll(/'[^']*'?|"[^"]*"?|&[\w#]+;/g)) {
    const meaning = meaningOfReference(found);
    if (meaning?.length !== 1) continue;
    const range = { start: index, end: index + found.length };
    decoded.keep({ start: offset, end: range.start });
    decoded.replace(range, meaning);
    offset = range.end;
    problems.push(doubleEscaped(content, range, outerEdit(content, { range, newText: meaning })));
  }
  decoded.keep({ start: offset, end: text.length });
  if (problems.length === 0) return { query: content, problems };
  const once = { ...decoded.finish(0), encode: (written: string) => written };
  return { query: layerIn(content, once), problems };
}

function doubleEscaped(content: Layer, range: TextRange, { range: place, newText }: TextEdit): HostProblem {
  const read = textOf(content.text, range);
  return {
    code: 'double-escaped',
    range: content.map.toHost(range),
    message: `Windows reads \`${read}\` here and not \`${meaningOfReference(read)}\`: write \`${newText}\`.`,
    fixes: [{ title: `Write \`${newText}\``, edits: [{ range: place, newText }], isSafe: true }],
  };
}
