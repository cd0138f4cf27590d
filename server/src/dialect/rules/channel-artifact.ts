import { insertion, removal } from '../../text/edit.ts';
import { textOf } from '../../text/range.ts';
import { likelyChannel } from '../likely-channel.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';

/**
 * The Azure portal stores a query without a channel as `<query>!*`: then all of the query is the channel's name, and nothing is
 * collected (azure-docs#88284, [R]).
 */
export function* channelArtifact(query: Query): Generator<Finding> {
  const { text, entry, form } = query;
  if (!entry.artifact) return;
  const needsChannel = form === 'required' && !entry.channel;
  const channel = needsChannel ? likelyChannel(query.expr) : undefined;
  const prefix = channel ? [insertion(entry.xpath.start, `${channel}!`)] : [];
  yield {
    code: 'channel-artifact',
    range: entry.artifact,
    message: `The portal adds \`!*\` to a query without a channel; it makes the query invalid. ${
      channel
        ? `Write \`${channel}!\` before the query instead.`
        : needsChannel
          ? 'Remove it, and write `Channel!` before the query.'
          : 'Remove it.'
    }`,
    fixes:
      needsChannel && !channel
        ? []
        : [
            {
              title: channel ? `Move the ! to ${channel}!` : `Remove ${textOf(text, entry.artifact).trim()}`,
              edits: [...prefix, removal(entry.artifact)],
              ...(!channel && { isSafe: true }),
            },
          ],
  };
}
