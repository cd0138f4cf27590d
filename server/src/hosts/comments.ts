import { createScanner } from 'jsonc-parser';
import { powerShellTokens } from './powershell/powershell-tokens.ts';
import { type Format, formatOf, type HostSource } from './read-host.ts';

/** What stands around the words of a comment. */
export interface CommentMarks {
  readonly open: string;
  readonly close: string;
}

/** A comment on one line; `start` is that of its marks. */
export interface HostComment {
  readonly start: number;
  /** Where its words begin. */
  readonly words: number;
  readonly marks: CommentMarks;
}

/** The comment whose words begin at an offset of a document; `undefined` where the text before it opens none. */
export function commentBefore(source: HostSource, words: number): HostComment | undefined {
  const format = formatOf(source);
  if (!format) return undefined;
  const before = /[^\r\n]*$/.exec(source.text.slice(0, words))?.[0] ?? '';
  const kept = before.trimEnd();
  const marks = marksOf[format].find(({ open }) => kept.endsWith(open));
  if (!marks) return undefined;
  const code = kept.slice(0, kept.length - marks.open.length);
  const start = words - before.length + code.length;
  const isComment = format === 'evxpath' ? code.trim() === '' : isOutsideOfStrings(code, format);
  return isComment ? { start, words, marks } : undefined;
}

/** How a comment is written on a line of its own before the line that begins at an offset; `undefined` where the document has none. */
export function marksForLine(source: HostSource, lineStart: number): CommentMarks | undefined {
  const format = formatOf(source);
  switch (format) {
    case undefined:
    case 'terraform-json':
      return undefined;
    case 'json':
      return takesComments(source) ? slashes : undefined;
    case 'powershell':
      return isInString(source.text, lineStart) ? angles : hash;
    case 'xml':
      return angles;
    case 'bicep':
      return slashes;
    case 'evxpath':
    case 'terraform':
      return hash;
  }
}

const hash: CommentMarks = { open: '#', close: '' };
const slashes: CommentMarks = { open: '//', close: '' };
const block: CommentMarks = { open: '/*', close: '*/' };
const angles: CommentMarks = { open: '<!--', close: '-->' };
const powerShellBlock: CommentMarks = { open: '<#', close: '#>' };

/** Terraform's JSON has no comments, but who writes one there means it. */
const marksOf: Readonly<Record<Format, readonly CommentMarks[]>> = {
  json: [slashes, block],
  'terraform-json': [slashes, block],
  evxpath: [hash],
  xml: [angles],
  bicep: [slashes, block],
  terraform: [slashes, block, hash],
  powershell: [powerShellBlock, hash, angles],
};

/** Whether no string is open at the end of the code before a comment on its line; strings over several lines are not seen. */
function isOutsideOfStrings(code: string, format: Format): boolean {
  if (format === 'xml') return true;
  const quotes = format === 'bicep' ? /'/g : format === 'powershell' ? /['"]/g : /"/g;
  return (code.replace(/\\./g, '').match(quotes)?.length ?? 0) % 2 === 0;
}

/** JSON knows comments only where the editor says so, or where somebody has written one already. */
function takesComments({ text, languageId, path }: HostSource): boolean {
  return languagesWithComments.has(languageId ?? '') || /\.jsonc$/i.test(path) || hasComment(text);
}

const languagesWithComments = new Set(['jsonc', 'arm-template', 'arm-deployment-parameters']);

function hasComment(text: string): boolean {
  const scanner = createScanner(text, false);
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan())
    if (/^\/[/*]/.test(text.slice(scanner.getTokenOffset(), scanner.getPosition()))) return true;
  return false;
}

function isInString(text: string, offset: number): boolean {
  for (const { kind, range } of powerShellTokens(text)) {
    if (range.start >= offset) return false;
    if (kind === 'string' && offset < range.end) return true;
  }
  return false;
}
