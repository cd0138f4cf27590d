import { doctypeEnd } from './doctype.ts';
import { finder } from './finder.ts';
import type { TextRange } from './range.ts';

/** A piece of markup; what stands between two pieces is text. */
export type Markup = StartTag | EndTag | SkippedMarkup | BrokenMarkup;

export interface StartTag extends TextRange {
  readonly kind: 'StartTag';
  /** With its prefix. */
  readonly name: string;
  /** Whether it ends in `/>`. */
  readonly isEmpty: boolean;
}

export interface EndTag extends TextRange {
  readonly kind: 'EndTag';
  readonly name: string;
}

/** A comment, CDATA section, processing instruction, XML declaration or document type declaration. */
interface SkippedMarkup extends TextRange {
  readonly kind: 'Skipped';
}

/** A `<` that begins nothing, or begins something that does not end. */
export interface BrokenMarkup extends TextRange {
  readonly kind: 'Broken';
  /** The name of a start tag that is not finished, otherwise empty. */
  readonly name: string;
  /** A plain sentence. */
  readonly message: string;
}

/**
 * All markup of a text in order, never throwing. What does not end is given up at once, so that one broken tag
 * cannot swallow what follows it; the time is linear in the size of the text whatever it holds.
 */
export function* markupOf(text: string): Generator<Markup> {
  const markupAt = markupReader(text, { hasBrokenDoctype: false });
  for (let start = text.indexOf('<'); start >= 0; ) {
    const markup = markupAt(start);
    yield markup;
    start = text.indexOf('<', markup.end);
  }
}

/** What is known of a text whatever part of it is read. */
export interface MarkupState {
  hasBrokenDoctype: boolean;
}

/** Reads the markup that begins with the `<` at an offset; linear as long as the offsets go forward. */
export function markupReader(text: string, state: MarkupState): (start: number) => Markup {
  const commentEnd = finder(text, '-->');
  const commentStart = finder(text, '<!--');
  const cdataEnd = finder(text, ']]>');
  const instructionEnd = finder(text, '?>');
  return markupAt;

  function markupAt(start: number): Markup {
    if (text.startsWith('</', start)) return tag(start, start + '</'.length, 'EndTag');
    if (text.startsWith('<?', start)) {
      const message = 'This processing instruction is not closed: `?>` is missing.';
      return section(start, start + '<?'.length, '?>', instructionEnd, message);
    }
    if (text.startsWith('<!--', start)) return comment(start, start + '<!--'.length);
    if (text.startsWith('<![CDATA[', start)) {
      const message = 'This CDATA section is not closed: `]]>` is missing.';
      return section(start, start + '<![CDATA['.length, ']]>', cdataEnd, message);
    }
    if (text.startsWith('<!DOCTYPE', start)) return doctype(start);
    return tag(start, start + '<'.length, 'StartTag');
  }

  function tag(start: number, nameStart: number, kind: 'StartTag' | 'EndTag'): Markup {
    const name = nameAt(text, nameStart);
    if (name === '') return broken(start, nameStart, 'A `<` in text must be written `&lt;`.');
    const end = tagEnd(text, nameStart + name.length);
    if (end < 0) {
      const message =
        'This tag is not finished: `>` or a quote is missing, or a `<` in a value is not written `&lt;`.';
      return { ...broken(start, nameStart, message), name: kind === 'StartTag' ? name : '' };
    }
    if (kind === 'EndTag') return { kind, name, start, end };
    return { kind, name, isEmpty: text.startsWith('/>', end - '/>'.length), start, end };
  }

  /** `[15] Comment`: `--` must not occur in it, so another `<!--` before its end says that its own end is lost. */
  function comment(start: number, contentStart: number): Markup {
    const message = 'This comment is not closed: `-->` is missing.';
    return commentStart(contentStart) < commentEnd(contentStart)
      ? broken(start, contentStart, message)
      : section(start, contentStart, '-->', commentEnd, message);
  }

  /** Only a whole file of damage has two declarations without an end: the second one is not searched. */
  function doctype(start: number): Markup {
    const end = state.hasBrokenDoctype ? -1 : doctypeEnd(text, start);
    state.hasBrokenDoctype ||= end < 0;
    return end < 0
      ? broken(
          start,
          start + '<!DOCTYPE'.length,
          'This document type declaration is not closed: `>` is missing.',
        )
      : { kind: 'Skipped', start, end };
  }
}

/** Whether more text behind this one could make something else of what seems broken. */
export function isCutOff(text: string, { start }: BrokenMarkup): boolean {
  if (text.length - start < '<![CDATA['.length) return true;
  if (text.startsWith('<!--', start)) return text.indexOf('<!--', start + '<!--'.length) < 0;
  return /^<(?:\?|!\[CDATA\[|!DOCTYPE)/.test(text.slice(start, start + '<![CDATA['.length))
    ? true
    : text.indexOf('<', start + '<'.length) < 0;
}

function section(
  start: number,
  contentStart: number,
  closing: string,
  find: (from: number) => number,
  message: string,
): Markup {
  const index = find(contentStart);
  return Number.isFinite(index)
    ? { kind: 'Skipped', start, end: index + closing.length }
    : broken(start, contentStart, message);
}

function broken(start: number, end: number, message: string): BrokenMarkup {
  return { kind: 'Broken', name: '', start, end, message };
}

const nameToken = /[A-Za-z_:\u0080-\uFFFF][^ \t\r\n<>/="']*/y;

function nameAt(text: string, start: number): string {
  nameToken.lastIndex = start;
  return nameToken.exec(text)?.[0] ?? '';
}

/** Behind the `>` of a tag, or -1 where a `<` or the end of the text comes first: not even a quoted value may hold `<`. */
function tagEnd(text: string, from: number): number {
  let quote = '';
  for (let index = from; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '<') return -1;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return index + '>'.length;
  }
  return -1;
}
