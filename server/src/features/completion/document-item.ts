import type { EmbeddedQuery } from '../../hosts/embedded-query.ts';
import { hostEdits } from '../../hosts/host-edits.ts';
import { outerEdit } from '../../hosts/layer.ts';
import type { TextEdit } from '../../text/edit.ts';
import { type Proposal, plainText } from './proposal.ts';

/** A proposal as the document takes it. */
export interface CompletionItem
  extends Pick<
    Proposal,
    'label' | 'kind' | 'detail' | 'description' | 'documentation' | 'event' | 'leadsOn'
  > {
  /** An edit of the document at the cursor, in the document's escaping. */
  readonly edit: TextEdit;
  /** The text of the edit as a snippet of the Language Server Protocol; absent where it has no stops. */
  readonly snippet?: string;
  /** What else must change: edits elsewhere in the document. */
  readonly additionalEdits: readonly TextEdit[];
}

/** A proposal as an item; `undefined` where the document cannot take what it needs. */
export function documentItem(proposal: Proposal, embedded: EmbeddedQuery): CompletionItem | undefined {
  const { label, kind, detail, description, documentation, event, range, insertion, further = [] } = proposal;
  const { leadsOn = false } = proposal;
  const inner = { range, newText: plainText(insertion) };
  const edit = outerEdit(embedded, inner);
  const behind = further.length > 0 ? embedded.following?.(further) : undefined;
  if (further.length > 0 && !behind) return undefined;
  const adjustments = hostEdits(embedded, [inner]).slice(0, -1);
  const snippet = snippetOf(proposal, embedded, edit);
  return {
    label,
    kind,
    detail,
    description,
    documentation,
    event,
    leadsOn,
    edit,
    ...(snippet !== undefined && { snippet }),
    additionalEdits: [...adjustments, ...(behind ? [behind] : [])],
  };
}

/** Each piece is escaped for the document and then for the snippet; a document that escapes pieces otherwise than the whole gets no stops. */
function snippetOf({ insertion }: Proposal, { encode }: EmbeddedQuery, edit: TextEdit): string | undefined {
  if (insertion.every((part) => typeof part === 'string')) return undefined;
  const parts = insertion.map((part) => (typeof part === 'string' ? encode(part, edit.range) : part));
  if (plainText(parts) !== edit.newText) return undefined;
  return parts.map((part) => (typeof part === 'string' ? snippetText(part) : `$${part}`)).join('');
}

/** In a snippet, `$`, `}` and the backslash are syntax. */
function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
