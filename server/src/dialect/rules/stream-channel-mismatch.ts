import { channelPlace } from '../channel-place.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';

/**
 * `Microsoft-SecurityEvent` is the stream of Sentinel's Windows Security Events connector, whose documentation asks for the logs Security
 * and AppLocker only: others may not be parsed and then do not arrive ([D], from its preview; today's effect is not tested).
 */
export function* streamChannelMismatch(query: Query): Generator<Finding> {
  const { streams, target } = query;
  if (target !== 'dcr' || !streams || !streams.every(isSecurityEvent)) return;
  const place = channelPlace(query);
  if (!place || /^\*?$|^Security$|^Microsoft-Windows-AppLocker\//i.test(place.name)) return;
  const { name, ...where } = place;
  yield {
    code: 'stream-channel-mismatch',
    ...where,
    message: `The stream \`Microsoft-SecurityEvent\` is for the channels Security and AppLocker: events of \`${name}\` may not arrive. Write the query into a data source with the stream \`Microsoft-Event\`.`,
    fixes: [],
  };
}

function isSecurityEvent(stream: string): boolean {
  return stream.toLowerCase() === 'microsoft-securityevent';
}
