import { eventIdPlace, findEvents } from '../features/find-events.ts';
import type {
  EventIdPlaceParams,
  EventIdPlaceResult,
  FindEventsParams,
  FindEventsResult,
} from '../protocol.ts';
import { toOffset, toRange } from './convert.ts';
import type { Snapshot } from './documents.ts';

export function toFoundEvents({ text }: FindEventsParams): FindEventsResult {
  return { events: findEvents(text) };
}

/** Where an event ID can be written, at a position of a document. */
export function toEventIdPlace(
  { document, queries }: Snapshot,
  { position }: EventIdPlaceParams,
): EventIdPlaceResult {
  const range = eventIdPlace(queries, toOffset(document, position));
  return range ? { kind: 'place', range: toRange(document, range) } : { kind: 'no-place' };
}
