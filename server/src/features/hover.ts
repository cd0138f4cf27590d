import type { TextRange } from '../text/range.ts';
import { eventCard } from './event-card.ts';
import { eventIdAt, eventsMeant } from './event-id.ts';
import { type QueryDocument, queryAt } from './query-document.ts';

export interface Hover {
  /** What is explained, in the document. */
  readonly range: TextRange;
  /** Markdown. */
  readonly contents: string;
}

/** What is known of the place under the mouse: the card of an event ID. */
export function hover(document: QueryDocument, hostOffset: number): Hover | undefined {
  const at = queryAt(document, hostOffset);
  const eventId = at && eventIdAt(at.found.query, at.offset);
  if (!at || !eventId) return undefined;
  const events = eventsMeant(at.found.query, eventId.id).slice(0, mostCards);
  if (events.length === 0) return undefined;
  return {
    range: at.found.embedded.map.toHost(eventId.range),
    contents: events.map(eventCard).join('\n\n---\n\n'),
  };
}

/** An ID that several providers use shows the best known of them. */
const mostCards = 3;
