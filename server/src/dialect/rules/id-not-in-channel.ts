import { type CatalogEvent, titleOf } from '../../catalog/event.ts';
import { eventsById } from '../../catalog/events.ts';
import { foldCase, numberOf } from '../../text/reading.ts';
import { comparedFields } from '../compared-field.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { channelOf, isFullyKnown, providersOf } from '../selected-events.ts';
import type { Severity } from '../target.ts';

/**
 * Audit events are logged in Security and Sysmon's in its own channel ([D]); Microsoft's own pages look for 4648 in System and for PowerShell's
 * 4104 in Security. Which other provider logs what and where is not known for sure, so that little is said of them.
 */
export function* idNotInChannel(query: Query): Generator<Finding> {
  const channel = channelOf(query);
  if (channel === undefined) return;
  const providers = providersOf(query);
  for (const { path, constant, comparison, call } of comparedFields(query)) {
    if (path !== 'System/EventID' || comparison.operator !== '=' || call) continue;
    const id = Number(numberOf(constant.kind === 'Number' ? constant.text : constant.value));
    const events = eventsById(id).filter(({ provider }) => !providers || providers.has(foldCase(provider)));
    if (events.some((event) => event.channel === channel)) continue;
    const severity = certainty(id, channel, events, providers !== undefined);
    const [event] = severity === 'warning' ? events.filter(isFullyKnown) : events;
    if (!severity || !event) continue;
    yield {
      code: 'id-not-in-channel',
      severity,
      range: { start: comparison.start, end: comparison.end },
      message: `${id} (${titleOf(event)}) is logged in ${event.channel}, not in ${channel}. Look for it there, or write another ID.`,
      fixes: channelFix(query, event),
    };
  }
}

/** How sure it is that an ID is of none of the channel's events: `undefined` where nothing can be said. */
function certainty(
  id: number,
  channel: string,
  events: readonly CatalogEvent[],
  isNamed: boolean,
): Severity | undefined {
  const isKnown = events.some(isFullyKnown);
  if (isNamed) return events.every(isFullyKnown) ? 'warning' : undefined;
  if (channel === 'System') return isKnown && id >= firstAudit && id < firstShared ? 'warning' : undefined;
  if (channel === sysmon) return isKnown && id >= firstAudit ? 'warning' : undefined;
  if (channel !== 'Security' || isKnown || (id >= firstOld && id <= lastOld)) return undefined;
  return events[0]?.name && !events.some(isOfSecuritySets) ? 'information' : undefined;
}

/** Sentinel's own sets ask Security for some IDs of AppLocker. */
function isOfSecuritySets({ sets }: CatalogEvent): boolean {
  return sets.includes('Common') || sets.includes('Minimal');
}

const sysmon = 'Microsoft-Windows-Sysmon/Operational';
/** The IDs of audit events that no provider known to us uses in System, where NETLOGON and WAS have theirs from 5000 on. */
const [firstAudit, firstShared] = [4608, 5000] as const;

/** The audit events of Windows Server 2003 and before had these; old logs and old filters have them still ([R]). */
const [firstOld, lastOld] = [512, 899] as const;

/** A query about one event is moved where that one is. */
function channelFix({ entry, text, expr }: Query, { channel }: CatalogEvent): Finding['fixes'] {
  const isOnly = text.slice(expr.start, expr.end).split('EventID').length === 2;
  if (!entry.channel || !isOnly) return [];
  return [{ title: `Write ${channel}!`, edits: [{ range: entry.channel, newText: channel }] }];
}
