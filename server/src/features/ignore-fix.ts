import { marksForLine } from '../hosts/comments.ts';
import { applyEdits, insertion, type TextEdit } from '../text/edit.ts';
import { type TextRange, textOf } from '../text/range.ts';
import { print } from '../xpath/print.ts';
import { type Diagnostic, type DocumentFix, diagnostics } from './diagnostics.ts';
import { disableComments, disableNextLine } from './disable-comments.ts';
import { type QueryDocument, reread } from './query-document.ts';

/**
 * A comment above a finding's line that silences it; `undefined` where none can stand there. Whether one can is tried: with it, the
 * document must read as before, but for the finding.
 */
export function ignoreFix(document: QueryDocument, { code, range }: Diagnostic): DocumentFix | undefined {
  if (neverIgnored.has(code)) return undefined;
  const line = lineAt(document.text, range.start);
  const edit = codeInCommentAbove(document, line, code) ?? commentAbove(document, line, code);
  const after = edit && reread(document, applyEdits(document.text, [edit]));
  if (!edit || !after || conditionsOf(after) !== conditionsOf(document)) return undefined;
  const isIgnored = (found: Diagnostic) => found.code === code && isOn(line, found);
  const others = diagnostics(document).filter((found) => !isIgnored(found));
  if (codesOf(others) !== codesOf(diagnostics(after))) return undefined;
  return { title: `Ignore ${code} on this line`, edits: [edit], isPreferred: false };
}

/** What is wrong with a document as a whole, and with such comments themselves. */
const neverIgnored: ReadonlySet<string> = new Set(['unreadable-host', 'unknown-finding', 'unused-disable']);

/** Only where the comment names codes: one without any silences all already. */
function codeInCommentAbove(document: QueryDocument, line: TextRange, code: string): TextEdit | undefined {
  const above = disableComments(document).find((comment) => comment.line.start === line.start);
  return above && insertion(above.range.end, ` ${code}`);
}

function commentAbove({ source, text }: QueryDocument, line: TextRange, code: string): TextEdit | undefined {
  const marks = marksForLine(source, line.start);
  if (!marks || isContinued(text, line.start) || /^\s*<\?xml/.test(textOf(text, line))) return undefined;
  const indentation = /^[ \t]*/.exec(textOf(text, line))?.[0] ?? '';
  const words = [marks.open, disableNextLine, code, marks.close].filter((word) => word !== '');
  return insertion(line.start, indentation + words.join(' ') + lineBreakOf(text, line.end));
}

/** In PowerShell, a backtick at its end joins a line with the next one, which must not be a comment then. */
function isContinued(text: string, lineStart: number): boolean {
  return /`(?:\r\n|[\r\n])$/.test(text.slice(Math.max(0, lineStart - 3), lineStart));
}

/** As the line itself ends, or the one before it. */
function lineBreakOf(text: string, end: number): string {
  return /^(?:\r\n|[\r\n])/.exec(text.slice(end))?.[0] ?? /\r\n|[\r\n]/.exec(text)?.[0] ?? '\n';
}

function lineAt(text: string, offset: number): TextRange {
  const before = /[^\r\n]*$/.exec(text.slice(0, offset))?.[0] ?? '';
  const behind = /^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? '';
  return { start: offset - before.length, end: offset + behind.length };
}

function isOn(line: TextRange, { range }: Diagnostic): boolean {
  return line.start <= range.start && range.start <= line.end;
}

function conditionsOf({ queries }: QueryDocument): string {
  return JSON.stringify(queries.map(({ query }) => [query.form, query.channel, print(query.expr)]));
}

function codesOf(found: readonly Diagnostic[]): string {
  return found.map(({ code }) => code).join(' ');
}
