import { DiagnosticSeverity, type Position, type Range, type TextEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Severity } from '../dialect/target.ts';
import type { TextEdit as OffsetEdit } from '../text/edit.ts';
import type { TextRange } from '../text/range.ts';

/** The protocol's range of a range of offsets. */
export function toRange(document: TextDocument, { start, end }: TextRange): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/** The offsets of a protocol range; places behind the end of a line or of the document are its end. */
export function toOffsets(document: TextDocument, { start, end }: Range): TextRange {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

export function toOffset(document: TextDocument, position: Position): number {
  return document.offsetAt(position);
}

export function toTextEdit(document: TextDocument, { range, newText }: OffsetEdit): TextEdit {
  return { range: toRange(document, range), newText };
}

export function isOnOneLine({ start, end }: Range): boolean {
  return start.line === end.line;
}

export function toSeverity(severity: Severity): DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return DiagnosticSeverity.Error;
    case 'warning':
      return DiagnosticSeverity.Warning;
    case 'information':
      return DiagnosticSeverity.Information;
    case 'hint':
      return DiagnosticSeverity.Hint;
  }
}

/** The line of an offset as people count lines: from 1. */
export function lineNumberAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n?|\n/).length;
}
