import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  MarkupKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { complete, type CompletionItem as Proposal } from '../features/completion.ts';
import { isOnOneLine, toTextEdit } from './convert.ts';
import type { Snapshot } from './documents.ts';

/** After `EventID=` a list opens; a blank or a quote opens it again between the words of a name. */
export const completionTriggers = ['=', "'", ' '];

/**
 * What can be inserted at an offset. The list is ours to order and to narrow (`logon` gives 4624), so the editor is told to ask
 * again at every key, and each item to pass its filter.
 */
export function toCompletionList({ document, queries }: Snapshot, offset: number): CompletionList {
  const items = complete(queries, offset).flatMap((proposal, rank) =>
    toItem(document, proposal, rank, offset),
  );
  return { isIncomplete: true, items };
}

function toItem(document: TextDocument, proposal: Proposal, rank: number, offset: number): CompletionItem[] {
  const textEdit = toTextEdit(document, proposal.edit);
  // Editors take edits of one line only, and a query can be written over several.
  if (!isOnOneLine(textEdit.range)) return [];
  return [
    {
      label: proposal.label,
      labelDetails: { detail: `  ${proposal.detail}`, description: proposal.description },
      kind: CompletionItemKind.Value,
      documentation: { kind: MarkupKind.Markdown, value: proposal.documentation },
      filterText: document.getText().slice(proposal.edit.range.start, offset),
      sortText: String(rank).padStart(4, '0'),
      textEdit,
    },
  ];
}
