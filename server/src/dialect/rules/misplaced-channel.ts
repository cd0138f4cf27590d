import { removal } from '../../text/edit.ts';
import { rangeCovering, textOf } from '../../text/range.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';

/** `Channel!` is Azure Monitor's own; Event Log takes the channel beside the query (`-LogName`, `Path=`), never in it. */
export function* misplacedChannel({ text, entry, form }: Query): Generator<Finding> {
  const [first, last] = [entry.channel ?? entry.bang, entry.bang ?? entry.channel];
  if (form !== 'absent' || !first || !last) return;
  const range = rangeCovering(first, last);
  yield {
    code: 'misplaced-channel',
    range,
    message: `Here the query stands without its channel. Remove \`${textOf(text, range)}\`${entry.channel ? ', and name the channel beside the query' : ''}.`,
    fixes: [{ title: `Remove ${textOf(text, range)}`, edits: [removal(range)] }],
  };
}
