import type { EventNode } from '../../events/event.ts';
import { type EventSummary, summaryOf } from '../samples.ts';

/** What tells which event it is, without the place of the event in a file. */
export function identityOf(root: EventNode): EventSummary {
  return summaryOf({ root, source: { start: 0, end: 0 } });
}
