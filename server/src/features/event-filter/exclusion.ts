import type { CatalogEvent } from '../../catalog/event.ts';
import { eventIn } from '../../catalog/events.ts';
import type { Query } from '../../dialect/query.ts';
import { knownField } from '../../dialect/reasoning/known-field.ts';
import { operandRemoval } from '../../dialect/removal.ts';
import { isFullyKnown, isScoped, selectedEvents } from '../../dialect/selected-events.ts';
import type { EventNode } from '../../events/event.ts';
import type { TextEdit } from '../../text/edit.ts';
import { summaryOf } from '../event-summary.ts';
import { eventValues } from '../why/event-fields.ts';
import { type FilterCondition, idCondition, providerCondition } from './filter-condition.ts';
import { conjunctions, insertions } from './insert-condition.ts';
import { filterOf } from './new-filter.ts';
import { valueLists } from './value-list.ts';

/**
 * The ways to leave out of a query the events that hold a value, and no others. A comparison with a field that an event lacks is false, `!=`
 * too (XPath 1.0, 3.4; of Event Log [I]), so `!=` stands only where each event that it is held against has the field once.
 */
export function* exclusions(
  query: Query,
  event: EventNode,
  condition: FilterCondition,
): Generator<readonly TextEdit[]> {
  const { value } = condition;
  if (knownField(value.field.path)) {
    yield* valueLists(query, condition).map(({ operand, list }) => [operandRemoval(operand, list)]);
    yield* insertions(query, condition, '!=');
    return;
  }
  if (!isOnceIn(event, condition)) return;
  const events = isScoped(query) ? selectedEvents(query) : undefined;
  if (events && events.length > 0 && events.every((each) => alwaysHas(each, condition)))
    yield* insertions(query, condition, '!=');
  const guard = guardOf(query, event, condition);
  if (guard !== undefined) yield* conjunctions(query, guard, undefined);
}

/** Whether the event holds the field no more than once. */
function isOnceIn(event: EventNode, { value }: FilterCondition): boolean {
  return isNameable(value.field) && eventValues(event).filter(({ path }) => path === value.path).length === 1;
}

function isNameable({ data, path }: FilterCondition['value']['field']): boolean {
  return path === 'EventData/Data' ? data !== undefined && 'name' in data : path.startsWith('UserData/');
}

/** Whether the catalog knows for certain which fields an event has, and this one is among them. */
function alwaysHas(event: CatalogEvent, { value: { field } }: FilterCondition): boolean {
  const name = field.data && 'name' in field.data ? field.data.name : field.path.split('/').at(-1);
  const container = field.path.split('/').slice(0, -1).join('/');
  return (
    isFullyKnown(event) &&
    event.container === container &&
    event.fields.some((each) => each.name.toLowerCase() === name?.toLowerCase())
  );
}

/** Not (this event and this value), by De Morgan's law: all others stay, whatever fields they have. */
function guardOf(query: Query, event: EventNode, condition: FilterCondition): string | undefined {
  const { id, channel, provider } = summaryOf(event);
  const known = id === undefined ? undefined : eventIn(channel, provider, id);
  const identity = [idCondition(event), isScoped(query) ? undefined : providerCondition(event)];
  if (!known || !alwaysHas(known, condition)) return undefined;
  const others = identity.flatMap((each) => (each ? [filterOf([each], '!=')] : []));
  return `(${[...others, filterOf([condition], '!=')].join(' or ')})`;
}
