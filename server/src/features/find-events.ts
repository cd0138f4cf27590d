import { titleOf } from '../catalog/event.ts';
import { searchEvents } from '../catalog/search.ts';
import type { TextRange } from '../text/range.ts';
import { placeAt } from './completion/place-at.ts';
import { eventCardMarkdown } from './event-card-markdown.ts';
import { type QueryDocument, queryAt } from './query-document.ts';

/** An event as a list shows it. */
export interface FoundEvent {
  readonly id: number;
  readonly title: string;
  readonly channel: string;
  readonly provider: string;
  /** All that is known of it, as Markdown. */
  readonly card: string;
}

/** The events that have an ID, a name or a meaning, the best first. */
export function findEvents(text: string): readonly FoundEvent[] {
  return searchEvents(text, {}, mostEvents).map((event) => ({
    id: event.id,
    title: titleOf(event),
    channel: event.channel,
    provider: event.provider,
    card: eventCardMarkdown(event),
  }));
}

/** Nobody reads further down a list that narrows while one types. */
const mostEvents = 50;

/** What of a document an event ID takes the place of, where a cursor stands behind `EventID=`; digits are the same in every host. */
export function eventIdPlace(document: QueryDocument, hostOffset: number): TextRange | undefined {
  const at = queryAt(document, hostOffset);
  const place = at && placeAt(at.found.query, at.offset);
  if (place?.kind !== 'value' || place.field.kind !== 'system' || place.field.path !== 'System/EventID')
    return undefined;
  return at?.found.embedded.map.toHost(place.typed.range);
}
