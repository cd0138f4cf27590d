import { type CatalogEvent, titleOf } from '../../catalog/event.ts';
import { eventsWithField } from '../../catalog/events.ts';
import { walk } from '../../xpath/walk.ts';
import { closest } from '../closest.ts';
import { namedDataOf } from '../compared-field.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { isFullyKnown, isScoped, selectedEventsAt } from '../selected-events.ts';

/**
 * A field that the event does not have is a comparison that never holds. Told of audit events and of Sysmon's, whose fields are known from
 * their manifests and Microsoft's pages ([D]), and only where all events that can be meant are among them.
 */
export function* fieldNotInEvent(query: Query): Generator<Finding> {
  if (query.syntax.length > 0 || !isScoped(query)) return;
  for (const visit of walk(query.expr)) {
    const literal = namedDataOf(visit);
    const events = literal && selectedEventsAt(query, visit);
    if (!literal || !events || events.length === 0 || !events.every(isFullyKnown)) continue;
    const names = [...new Set(events.flatMap(({ fields }) => fields.map(({ name }) => name)))];
    if (names.some((name) => name.toLowerCase() === literal.value.toLowerCase())) continue;
    const [owner] = eventsWithField(literal.value).filter(isFullyKnown);
    const near = owner ? undefined : closest(literal.value, names);
    const range = { start: literal.start, end: literal.end };
    const newText = `${literal.quote}${near}${literal.quote}`;
    yield {
      code: 'field-not-in-event',
      range,
      message: `${eventNames(events)} no field \`${literal.value}\`. ${near ? `Write \`${near}\`.` : instead(names, owner)}`,
      fixes: near === undefined ? [] : [{ title: `Write ${near}`, edits: [{ range, newText }] }],
    };
  }
}

function eventNames(events: readonly CatalogEvent[]): string {
  const [first, second] = events;
  return first && !second ? `Event ${first.id} (${titleOf(first)}) has` : 'The events selected here have';
}

function instead(names: readonly string[], owner: CatalogEvent | undefined): string {
  const other = owner ? `${owner.id} (${titleOf(owner)}) has it. ` : '';
  if (names.length === 0) return `${other}No field is named here: leave the comparison out.`;
  const shown = names.slice(0, 6).map((name) => `\`${name}\``);
  return `${other}Fields here are ${shown.join(', ')}${names.length > shown.length ? ' …' : '.'}`;
}
