import { insertion } from '../../text/edit.ts';
import { emptyRange, textOf } from '../../text/range.ts';
import { likelyChannel } from '../likely-channel.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';

/**
 * Azure Monitor takes `LogName!XPathQuery` (dialect.md 3.1, [D]); without a channel the rule is refused or collects nothing
 * (azure-docs#88284, terraform-provider-azurerm#21067 with the channel `*`).
 */
export function* missingChannel(query: Query): Generator<Finding> {
  const { text, entry, form } = query;
  if (form !== 'required' || text.trim() === '' || (entry.artifact && !entry.bang)) return;
  if (entry.channel && textOf(text, entry.channel) !== '*') return;
  const channel = likelyChannel(query.expr);
  const range = entry.channel ?? emptyRange(entry.bang?.start ?? entry.xpath.start);
  const prefix = `${channel}${entry.bang ? '' : '!'}`;
  yield {
    code: 'missing-channel',
    range,
    message: `The query names no channel, so nothing is collected. Write \`${channel ?? 'Channel'}!\` before it.`,
    fixes: channel
      ? [
          {
            title: `Write ${channel}!`,
            edits: [entry.channel ? { range, newText: channel } : insertion(range.start, prefix)],
          },
        ]
      : [],
  };
}
