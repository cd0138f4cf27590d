import { isDirectChannel, knownChannel } from '../../catalog/channels.ts';
import { channelPlace } from '../channel-place.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';

/**
 * The events of an analytic or debug channel go directly to a log file and cannot be subscribed to: error 15009 (WinError.h, [D]; seen in
 * the log of the Azure Monitor agent, azure-monitor-docs#40, [R]). A subscription of Windows Event Forwarding is one as well. Reading is
 * possible, the oldest event first (GetEventCommand.cs, [M]). Of a channel that is not in the catalog only its name tells the type.
 */
export function* directChannel(query: Query): Generator<Finding> {
  const place = channelPlace(query);
  if (!place || !isDirectChannel(place.name)) return;
  if (query.target === 'local' && query.isOldestFirst) return;
  const { name, ...where } = place;
  const isKnown = knownChannel(name) !== undefined;
  const what = isKnown
    ? `\`${name}\` is an analytic or debug channel`
    : `By its name, \`${name}\` is an analytic or debug channel`;
  yield {
    code: 'direct-channel',
    ...where,
    ...(!isKnown && query.target !== 'local' && { severity: 'warning' as const }),
    message:
      query.target === 'local'
        ? `${what}: Windows reads these only from the oldest event on. Give Get-WinEvent \`-Oldest\`.`
        : `${what}: Windows lets nobody subscribe to these, so its events are not collected. Name another channel of the provider.`,
    fixes: [],
  };
}
