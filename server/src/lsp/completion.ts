import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type CompletionMoment, complete } from '../features/completion/complete.ts';
import type { CompletionItem as Item } from '../features/completion/document-item.ts';
import { eventDocumentation } from '../features/completion/documentation.ts';
import type { Client } from './client.ts';
import { isOnOneLine, toTextEdit } from './convert.ts';
import type { Snapshot } from './documents.ts';

/** Behind brackets, quotes and operators something belongs; a blank or a quote opens the list again between the words of a name. */
export const completionTriggers = ['=', "'", '"', ' ', '[', '(', '@', '/', '!', ','];

/**
 * What can be inserted at an offset. The list is ours to order and to narrow (`logon` gives 4624), so the editor is told to ask
 * again at every key, and each item to pass its filter.
 */
export function toCompletionList(
  { document, queries }: Snapshot,
  offset: number,
  moment: CompletionMoment,
  client: Client,
): CompletionList {
  const items = complete(queries, offset, moment).flatMap((item, rank) =>
    toItem(document, item, { rank, offset, client }),
  );
  return { isIncomplete: true, items };
}

/** An item with the card of its event: lists are long, and one card is looked at. */
export function resolvedItem(item: CompletionItem): CompletionItem {
  const value = eventDocumentation(item.data);
  return value === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
}

interface Setting {
  readonly rank: number;
  readonly offset: number;
  readonly client: Client;
}

function toItem(document: TextDocument, item: Item, { rank, offset, client }: Setting): CompletionItem[] {
  const textEdit = toTextEdit(document, item.edit);
  // Editors take edits of one line only, and a query can be written over several.
  if (!isOnOneLine(textEdit.range)) return [];
  const { label, detail, description, documentation, event, snippet } = item;
  return [
    {
      label,
      labelDetails: {
        ...(detail && { detail: `  ${detail}` }),
        ...(description && { description }),
      },
      kind: kinds[item.kind],
      ...(documentation && { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
      ...(event && { data: event }),
      filterText: document.getText().slice(item.edit.range.start, offset),
      sortText: String(rank).padStart(4, '0'),
      ...(client.takesSnippets && snippet !== undefined
        ? { insertTextFormat: InsertTextFormat.Snippet, textEdit: { ...textEdit, newText: snippet } }
        : { textEdit }),
      ...(item.leadsOn &&
        client.suggestCommand && { command: { title: 'List what fits', command: client.suggestCommand } }),
      ...(item.additionalEdits.length > 0 && {
        additionalTextEdits: item.additionalEdits.map((edit) => toTextEdit(document, edit)),
      }),
    },
  ];
}

const kinds: Readonly<Record<Item['kind'], CompletionItemKind>> = {
  channel: CompletionItemKind.Module,
  element: CompletionItemKind.Class,
  attribute: CompletionItemKind.Property,
  field: CompletionItemKind.Field,
  value: CompletionItemKind.Value,
  function: CompletionItemKind.Function,
  operator: CompletionItemKind.Operator,
  filter: CompletionItemKind.Snippet,
};
