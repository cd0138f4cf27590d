import type { CatalogEvent } from '../catalog/event.ts';
import { searchEvents } from '../catalog/search.ts';
import { providersIn } from '../dialect/likely-channel.ts';
import type { Query } from '../dialect/query.ts';
import { hostEdits } from '../hosts/host-edits.ts';
import type { TextEdit } from '../text/edit.ts';
import type { TextRange } from '../text/range.ts';
import { eventCard } from './event-card.ts';
import { eventIdComparisonAt } from './event-id.ts';
import { type DocumentQuery, type QueryDocument, queryAt } from './query-document.ts';

/** Something to insert; the list is ordered, best first. */
export interface CompletionItem {
  readonly label: string;
  /** What stands beside the label. */
  readonly detail: string;
  /** Where it comes from, at the right edge. */
  readonly description: string;
  /** Markdown. */
  readonly documentation: string;
  /** An edit of the document, in its escaping. */
  readonly edit: TextEdit;
}

/** What can be inserted at a place of the document. The list holds for this text only: asking again narrows or widens it. */
export function complete(document: QueryDocument, hostOffset: number): readonly CompletionItem[] {
  const at = queryAt(document, hostOffset);
  if (!at) return [];
  const typed = typedEventId(at.found.query, at.offset);
  return typed ? completeEventId(at.found, typed) : [];
}

/** What stands where an event ID belongs: digits of an ID, words of its name, or nothing. */
interface TypedEventId {
  readonly words: string;
  readonly range: TextRange;
}

function completeEventId(found: DocumentQuery, { words, range }: TypedEventId): readonly CompletionItem[] {
  const [provider] = providersIn(found.query.expr);
  const scoped = searchEvents(words, { channel: found.query.channel, provider }, mostItems);
  const events = scoped.length > 0 ? scoped : searchEvents(words, {}, mostItems);
  return events.map((event) => itemOf(event, found, range));
}

const mostItems = 50;

function itemOf(event: CatalogEvent, { embedded }: DocumentQuery, range: TextRange): CompletionItem {
  const [edit] = hostEdits(embedded, [{ range, newText: String(event.id) }]);
  return {
    label: String(event.id),
    detail: event.name,
    description: event.channel,
    documentation: eventCard(event),
    edit: edit ?? { range: embedded.map.toHost(range), newText: String(event.id) },
  };
}

/** Words after an operator are no XPath yet (`EventID=failed logon`), so the text itself is read, up to the end of the word. */
function typedEventId(query: Query, offset: number): TypedEventId | undefined {
  const lastWord = query.text.slice(0, offset).trimEnd().length;
  const comparison =
    eventIdComparisonAt(query, offset) ??
    eventIdComparisonAt(query, lastWord) ??
    comparisonBefore(query, offset);
  if (!comparison || offset < comparison.operatorRange.end) return undefined;
  const before = query.text.slice(comparison.operatorRange.end, offset);
  const words = /^\s*['"]?([\p{L}\p{N} -]*)$/u.exec(before)?.[1];
  if (words === undefined || isFollowed.test(words)) return undefined;
  const rest = /^[\p{L}\p{N}-]*/u.exec(query.text.slice(offset))?.[0] ?? '';
  return { words: words.trim(), range: { start: offset - words.length, end: offset + rest.length } };
}

/** Whether what was typed is over: an operator stands in it, or a blank behind an ID. */
const isFollowed = /(?:^| )(?:or|and) |^\d+ /i;

/** The comparison that several words were typed behind: only the first of them is its right side. */
function comparisonBefore(query: Query, offset: number) {
  const operator = /EventID\s*(?:!?=|[<>]=?)\s*['"]?[\p{L}\p{N} -]*$/iu.exec(query.text.slice(0, offset));
  return operator ? eventIdComparisonAt(query, operator.index) : undefined;
}
