import { insertion } from '../../text/edit.ts';
import { emptyRange, textOf } from '../../text/range.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';

/** Azure Monitor splits an entry at its first `!`; `Security*[System[…` was found in production rules (ausgovcaf-cloudsoe#55). */
export function* missingBang({ text, entry, form }: Query): Generator<Finding> {
  if (form === 'absent' || !entry.channel || entry.bang) return;
  const channel = textOf(text, entry.channel);
  yield {
    code: 'missing-bang',
    range: emptyRange(entry.channel.end),
    message: `Nothing parts the channel from the query. Write \`!\` after \`${channel}\`.`,
    fixes: [{ title: 'Write !', edits: [insertion(entry.channel.end, '!')], isSafe: true }],
  };
}
