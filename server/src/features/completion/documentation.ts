import type { EventKey } from '../../catalog/event.ts';
import { eventIn } from '../../catalog/events.ts';
import { eventCardMarkdown } from '../event-card-markdown.ts';

/** The card of an item's event as Markdown; `undefined` for what is no event of the catalog: what an editor sends back may be of another version. */
export function eventDocumentation(event: unknown): string | undefined {
  const known = isEventKey(event) ? eventIn(event.channel, event.provider, event.id) : undefined;
  return known && eventCardMarkdown(known);
}

function isEventKey(event: unknown): event is EventKey {
  if (typeof event !== 'object' || event === null) return false;
  if (!('id' in event && 'channel' in event && 'provider' in event)) return false;
  return (
    typeof event.id === 'number' && typeof event.channel === 'string' && typeof event.provider === 'string'
  );
}
