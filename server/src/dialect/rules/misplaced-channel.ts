import { removal } from '../../text/edit.ts';
import { textOf } from '../../text/range.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';

/** `Channel!` is Azure Monitor's own; Event Log takes the channel beside the query (`-LogName`, `Path=`), never in it. */
export function* misplacedChannel({ text, entry, form }: Query): Generator<Finding> {
  if (form !== 'absent' || !entry.channel) return;
  const range = { start: entry.channel.start, end: entry.bang?.end ?? entry.channel.end };
  yield {
    code: 'misplaced-channel',
    range,
    message: `Here the query stands without its channel. Remove \`${textOf(text, range)}\`, and name the channel beside the query.`,
    fixes: [{ title: `Remove ${textOf(text, range)}`, edits: [removal(range)] }],
  };
}
