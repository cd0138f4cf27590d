import { eventsById, isSame } from '../../catalog/events.ts';
import { isFullyKnown } from '../../dialect/selected-events.ts';
import type { EventNode } from '../../events/event.ts';
import { summaryOf } from '../event-summary.ts';
import { type FilterCondition, idCondition, providerCondition } from './filter-condition.ts';

/** A filter for events like one: their channel, and what is asked of them. */
export interface NewFilter {
  /** `undefined` where the event names none. */
  readonly channel: string | undefined;
  readonly xpath: string;
}

/**
 * A filter for the events that have the ID of an event, and the same value of a field: `*[System[(EventID=4624)]]`. It asks for the provider
 * too wherever another could log the same ID in the channel.
 */
export function newFilter(event: EventNode, condition: FilterCondition | undefined): NewFilter {
  const { channel } = summaryOf(event);
  const conditions = [
    ...identityConditions(event),
    ...(condition && !isIdentity(condition) ? [condition] : []),
    ...(condition?.value.path === 'System/Provider/@Name' && !needsProvider(event) ? [condition] : []),
  ];
  return { channel: channel === '' ? undefined : channel, xpath: filterOf(conditions) };
}

/** A filter that asks for conditions all of which hold for an event. */
export function filterOf(conditions: readonly FilterCondition[], operator: '=' | '!=' = '='): string {
  const parts = [...new Set(conditions.map(({ part }) => part))];
  if (parts.length === 0) return '*';
  return parts
    .map((part) => {
      const written = conditions.filter((each) => each.part === part).map((each) => inStyle(each, operator));
      return `*[${part}[${written.join(' and ')}]]`;
    })
    .join(' and ');
}

/** As Event Viewer writes it, which puts the numbers of System into parentheses. */
function inStyle({ part, written, value }: FilterCondition, operator: '=' | '!='): string {
  const isPlain = part === 'System' && !value.path.includes('@');
  return isPlain ? `(${written(operator)})` : written(operator);
}

/** The conditions that tell which event it is. */
export function identityConditions(event: EventNode): readonly FilterCondition[] {
  const provider = needsProvider(event) ? providerCondition(event) : undefined;
  return [provider, idCondition(event)].filter((each) => each !== undefined);
}

function isIdentity({ value: { path } }: FilterCondition): boolean {
  return path === 'System/EventID' || path === 'System/Provider/@Name';
}

/** Channels of one provider begin with its name; in Security, all events of the audit are known. */
function needsProvider(event: EventNode): boolean {
  const { id, channel, provider } = summaryOf(event);
  if (channel === '' || channel.toLowerCase().startsWith(`${provider.toLowerCase()}/`)) return channel === '';
  const known = eventsById(id ?? -1).filter((each) => isSame(each.channel, channel));
  return known.length !== 1 || !known.every((each) => isFullyKnown(each) && isSame(each.provider, provider));
}
