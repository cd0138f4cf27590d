import type { Markup } from '../../text/markup.ts';
import { containsRange, type TextRange, textOf } from '../../text/range.ts';
import { meaningOfReference } from '../../text/xml-reference.ts';
import { type Decoding, decoding } from '../decoding.ts';
import type { Layer } from '../layer.ts';
import type { XmlElement } from './xml-elements.ts';

/**
 * The text in an element: references and CDATA sections decoded, comments, processing instructions and tags left out. A `<` that begins
 * none of these stands for itself, though XML does not allow it.
 */
export function contentOf(text: string, markup: readonly Markup[], { content, inner }: XmlElement): Layer {
  const pieces = markup.slice(inner.start, inner.end);
  const decoded = decoding(text);
  let offset = content.start;
  for (const piece of pieces) {
    decodeText(text, { start: offset, end: piece.start }, decoded);
    if (piece.kind === 'Broken') decoded.keep(piece);
    else if (isCdata(text, piece)) decoded.keep(cdataContent(piece));
    offset = piece.end;
  }
  decodeText(text, { start: offset, end: content.end }, decoded);
  return { ...decoded.finish(content.start), encode: encoderOf(text, pieces) };
}

/** Writes for the place: in a CDATA section as it is, elsewhere escaped; the markup that an edit reaches over stays. */
function encoderOf(text: string, pieces: readonly Markup[]): Layer['encode'] {
  const sections = pieces.filter((piece) => isCdata(text, piece)).map(cdataContent);
  const delimiters = pieces
    .filter(({ kind }) => kind !== 'Broken')
    .flatMap((piece) => (isCdata(text, piece) ? delimitersOf(piece) : [piece]));
  return (written, place) => {
    const section = sections.find(({ start, end }) => start <= place.start && place.start <= end);
    const encoded = section ? encodeCdata(text, section, written, place) : encodeText(written);
    const kept = delimiters.filter((delimiter) => containsRange(place, delimiter));
    return encoded + kept.map((delimiter) => textOf(text, delimiter)).join('');
  };
}

/** As Event Viewer writes it: `>` needs no escape but after `]]`. */
export function encodeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => escapes.get(character) ?? character);
}

/** `[20] CData` cannot hold `]]>`: two sections can, also where the text beside the edit would complete it. */
function encodeCdata(text: string, section: TextRange, written: string, place: TextRange): string {
  const before = text.slice(Math.max(place.start - 2, section.start), place.start);
  const after = place.end <= section.end ? text.slice(place.end, Math.min(place.end + 2, section.end)) : '';
  const whole = before + written + after;
  let encoded = '';
  let done = before.length;
  for (let found = whole.indexOf(']]>'); found >= 0; found = whole.indexOf(']]>', found + 1)) {
    const split = Math.min(Math.max(found + ']]'.length, before.length), before.length + written.length);
    encoded += `${whole.slice(done, split)}]]><![CDATA[`;
    done = split;
  }
  return encoded + whole.slice(done, before.length + written.length);
}

/** A character that is written as one reference and takes two code units gets all but the last `;` for the first of them. */
function decodeText(text: string, { start, end }: TextRange, decoded: Decoding): void {
  let offset = start;
  for (const { 0: reference, index } of textOf(text, { start, end }).matchAll(/&[\w#]+;/g)) {
    const meaning = meaningOfReference(reference);
    if (meaning === undefined) continue;
    const from = start + index;
    const behind = from + reference.length;
    const split = meaning.length > 1 ? behind - ';'.length : behind;
    decoded.keep({ start: offset, end: from });
    decoded.replace({ start: from, end: split }, meaning.charAt(0));
    if (split < behind) decoded.replace({ start: split, end: behind }, meaning.charAt(1));
    offset = behind;
  }
  decoded.keep({ start: offset, end });
}

function isCdata(text: string, { kind, start }: Markup): boolean {
  return kind === 'Skipped' && text.startsWith('<![CDATA[', start);
}

function cdataContent({ start, end }: TextRange): TextRange {
  return { start: start + '<![CDATA['.length, end: end - ']]>'.length };
}

function delimitersOf(section: TextRange): readonly TextRange[] {
  const content = cdataContent(section);
  return [
    { start: section.start, end: content.start },
    { start: content.end, end: section.end },
  ];
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);
