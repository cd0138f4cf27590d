import { type EventNode, eventNode } from '../../server/src/events/event.ts';
import {
  type StoreBuilder,
  type StoreCaps,
  storeBuilder,
  usualCaps,
} from '../../server/src/events/store/event-store.ts';
import { isInMask } from '../../server/src/matcher/mask.ts';
import type { MatchOptions } from '../../server/src/matcher/match.ts';
import type { Scanner } from '../../server/src/matcher/scanner.ts';
import { finished, search } from '../../server/src/matcher/search.ts';
import type { Test } from '../../server/src/matcher/test.ts';

/** A store of events that are as long as their index says. */
export function storeOf(events: readonly EventNode[], caps: Partial<StoreCaps> = {}): StoreBuilder {
  const builder = storeBuilder({ ...usualCaps, ...caps });
  addEvents(builder, events);
  return builder;
}

export function addEvents(builder: StoreBuilder, events: readonly EventNode[]): void {
  for (const each of events) builder.addNode(each, builder.store.count * 10, builder.store.count);
}

/** Which events the columns say that a query selects; what is asked of loose ones is read from the list. */
export function foundIn(
  asked: Scanner,
  events: readonly EventNode[],
  test: Test,
  options: MatchOptions,
): readonly boolean[] {
  const selection = { query: { test, channel: undefined }, suppressions: [] };
  const found = finished(search(selection, asked, (event) => events[event], options));
  return Array.from({ length: found.asked }, (_, event) => isInMask(found.events, event));
}

/**
 * An event with a value in each place where values are read: of any type, as text only, and as part of a longer text.
 * @param form events of another form have a template of their own
 */
export function eventWith(value: string, form: string): EventNode {
  return eventNode(
    'Event',
    [],
    [
      eventNode(
        'System',
        [],
        [eventNode('Channel', [], [value]), eventNode('Time', [{ name: 'At', value }], [''])],
      ),
      eventNode(
        'EventData',
        [],
        [
          eventNode('Data', [], [value]),
          eventNode('Data', [], ['x']),
          eventNode(form, [], []),
          eventNode('Mixed', [], ['1', eventNode('Part', [], [value])]),
        ],
      ),
    ],
  );
}
