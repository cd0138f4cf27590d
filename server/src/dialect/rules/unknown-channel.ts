import { channelPlace } from '../channel-place.ts';
import { meantChannel } from '../meant-channel.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';

/**
 * A channel is found by its name (error 15007, ERROR_EVT_CHANNEL_NOT_FOUND, [D]), in any case. The names that Event Viewer shows and those of
 * log files are others. Any program may register channels, so a name that resembles no known one is left alone.
 */
export function* unknownChannel(query: Query): Generator<Finding> {
  const place = channelPlace(query);
  const meant = place && meantChannel(place.name);
  if (!place || !meant) return;
  const { name, range, at } = place;
  const { channel, isKnown } = meant;
  yield {
    code: 'unknown-channel',
    range,
    ...(at && { at }),
    message: isKnown
      ? `\`${name}\` is no name of a channel: write \`${channel}\`.`
      : `No channel that we know is called \`${name}\`. If \`${channel}\` is meant, write that.`,
    fixes: [{ title: `Write ${channel}`, edits: [{ range, newText: channel }] }],
  };
}
