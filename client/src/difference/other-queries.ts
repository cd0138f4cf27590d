import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { QuerySource } from '../../../server/src/protocol.ts';
import { languages } from '../languages.ts';

/** A query to compare with. */
export interface OtherQuery {
  readonly name: string;
  /** Its filter, on one line. */
  readonly detail: string;
  readonly document: vscode.TextDocument;
  readonly source: QuerySource;
}

/** The other queries of the document, then those of the documents that are open beside it. */
export async function otherQueries(
  editor: vscode.TextEditor,
  client: BaseLanguageClient,
): Promise<readonly OtherQuery[]> {
  const open = vscode.workspace.textDocuments.filter(
    (document) =>
      document !== editor.document && languages.includes(document.languageId) && isShown(document),
  );
  const lists = await Promise.all([editor.document, ...open].map((document) => queriesOf(document, client)));
  return lists
    .flat()
    .filter(
      ({ document, range }) => document !== editor.document || !range.contains(editor.selection.active),
    );
}

interface PlacedQuery extends OtherQuery {
  readonly range: vscode.Range;
}

/** What we need of the symbols that the server answers with, as in LSP. */
interface QuerySymbol {
  readonly name: string;
  readonly detail?: string;
  readonly range: LspRange;
  readonly selectionRange: LspRange;
}

interface LspRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** The server itself is asked, for the editor would mix in what other extensions see in the document. */
async function queriesOf(
  document: vscode.TextDocument,
  client: BaseLanguageClient,
): Promise<readonly PlacedQuery[]> {
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const symbols = await client.sendRequest<readonly QuerySymbol[] | null>('textDocument/documentSymbol', {
    textDocument: { uri },
  });
  return (symbols ?? []).map(({ name, detail = '', range: { start, end }, selectionRange }) => ({
    name,
    detail,
    document,
    range: new vscode.Range(start.line, start.character, end.line, end.character),
    source: { kind: 'document', uri, position: selectionRange.start },
  }));
}

/** Not what another view compares, as the editor of changes does. */
function isShown({ uri }: vscode.TextDocument): boolean {
  return uri.scheme !== 'git' && !uri.scheme.startsWith('event-xpath-');
}
