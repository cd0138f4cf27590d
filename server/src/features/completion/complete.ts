import type { Query } from '../../dialect/query.ts';
import { touchesOffset } from '../../text/range.ts';
import { emptyQueryAt, type QueryDocument, queryAt } from '../query-document.ts';
import { completeChannel } from './complete-channel.ts';
import { completeName } from './complete-name.ts';
import { completeOperator } from './complete-operator.ts';
import { completeValue } from './complete-value.ts';
import { type CompletionItem, documentItem } from './document-item.ts';
import type { Place } from './place.ts';
import { placeAt } from './place-at.ts';
import type { Proposal } from './proposal.ts';
import { completeEntry, completeFilter } from './snippets.ts';

/** What of the moment completion depends on. */
export interface CompletionMoment {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The character that made the editor ask; absent where the user asked, or goes on with a word. */
  readonly trigger?: string | undefined;
}

/**
 * What can be inserted at a place of the document. The list holds for this text only: asking again narrows or widens it.
 * In the middle of an escape, nothing can.
 */
export function complete(
  document: QueryDocument,
  hostOffset: number,
  moment: CompletionMoment,
): readonly CompletionItem[] {
  const at = queryAt(document, hostOffset) ?? emptyQueryAt(document, hostOffset);
  const place = at && placeAt(at.found.query, at.offset);
  if (!place || isUnasked(place, moment)) return [];
  const { query, embedded } = at.found;
  return proposals(query, place, moment.now)
    .slice(0, mostItems)
    .flatMap((proposal) => documentItem(proposal, embedded) ?? [])
    .filter(({ edit }) => touchesOffset(edit.range, hostOffset));
}

const mostItems = 100;

/** Behind a blank, a list of operators would only be in the way, and so would one of channels on an empty line. */
function isUnasked({ kind, typed }: Place, { trigger }: CompletionMoment): boolean {
  if (kind === 'operator') return trigger !== undefined;
  return kind === 'channel' && trigger === ' ' && typed.words === '';
}

function proposals(query: Query, place: Place, now: number): readonly Proposal[] {
  switch (place.kind) {
    case 'channel':
      return completeStart(query, place);
    case 'name':
      return completeName(query, place);
    case 'value':
      return completeValue(query, place, now);
    case 'operator':
      return completeOperator(place);
  }
}

/** The begin of an entry: its channel, or the whole of it where nothing else stands there. */
function completeStart(query: Query, place: Place & { kind: 'channel' }): readonly Proposal[] {
  const { range } = place.typed;
  const isAlone = query.text.slice(range.end).trim() === '' && query.entry.bang === undefined;
  if (!isAlone) return completeChannel(query, place);
  const bare = query.form === 'optional' ? completeFilter(query, place.typed) : [];
  return [
    ...completeChannel(query, place).slice(0, mostChannels),
    ...completeEntry(query, place.typed),
    ...bare,
  ];
}

/** So that there is room for whole filters. */
const mostChannels = 70;
