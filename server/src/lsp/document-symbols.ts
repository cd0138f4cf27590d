import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import { documentSymbols } from '../features/document-symbols.ts';
import { toRange } from './convert.ts';
import type { Snapshot } from './documents.ts';

/** The queries of a document for its outline. Editors refuse a symbol without a name, and a `Path` can be empty. */
export function toDocumentSymbols({ document, queries }: Snapshot): DocumentSymbol[] {
  return documentSymbols(queries).map(({ name, detail, range, textRange }) => ({
    name: name.trim() === '' ? 'query' : name,
    detail,
    kind: SymbolKind.Event,
    range: toRange(document, range),
    selectionRange: toRange(document, textRange),
  }));
}
