import type { EventNode } from '../events/event.ts';
import { isFromChannel } from './channel.ts';
import { type MatchOptions, matches } from './match.ts';
import type { Test } from './test.ts';

/** A query as events meet it: the channel that it reads, and what it asks of each event. */
export interface Filter {
  readonly test: Test;
  /** `undefined` for events of every channel. */
  readonly channel: string | undefined;
}

/** What a query selects, less what the Suppress elements beside it take away. Plain data, so that it can be sent to a worker. */
export interface RunnableSelection {
  readonly query: Filter;
  readonly suppressions: readonly Filter[];
}

/** Whether an event is selected and not taken away again. */
export function isSelected(
  { query, suppressions }: RunnableSelection,
  event: EventNode,
  options: MatchOptions,
): boolean {
  return selects(query, event, options) && !suppressions.some((each) => selects(each, event, options));
}

/** Whether a query selects an event: whether its channel is the event's and its filter holds. */
export function selects({ test, channel }: Filter, event: EventNode, options: MatchOptions): boolean {
  return isFromChannel(event, channel) && matches(test, event, options);
}
