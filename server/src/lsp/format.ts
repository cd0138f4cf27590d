import {
  type Connection,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type Range,
  type TextEdit,
} from 'vscode-languageserver';
import { format } from '../features/format.ts';
import type { Client } from './client.ts';
import { toOffsets, toTextEdit } from './convert.ts';
import { isQueryFile, queryFileLanguage, type Snapshot } from './documents.ts';

/** Formats the queries of a file of queries that touch a range, or all. Other documents have formatters of their own. */
export function toFormattingEdits({ document, queries }: Snapshot, range?: Range): TextEdit[] {
  if (!isQueryFile(document)) return [];
  const wanted = range ? toOffsets(document, range) : { start: 0, end: document.getText().length };
  return format(queries, wanted).map((edit) => toTextEdit(document, edit));
}

/** Offers it for our own language only; capabilities told at the start would hold for every language that the client attaches us to. */
export async function offerFormatting(
  connection: Connection,
  { registersFormatting }: Client,
): Promise<void> {
  if (!registersFormatting) return;
  const options = { documentSelector: [{ language: queryFileLanguage }] };
  await connection.client.register(DocumentFormattingRequest.type, options);
  await connection.client.register(DocumentRangeFormattingRequest.type, options);
}
