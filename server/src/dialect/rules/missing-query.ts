import { knownChannel } from '../../catalog/channels.ts';
import { insertion } from '../../text/edit.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';

/** An entry is `LogName!XPathQuery` (dialect.md 3.1, [D]): the name of a channel alone is read as the beginning of a path. */
export function* missingQuery({ text, form }: Query): Generator<Finding> {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  const channel = form === 'absent' ? undefined : knownChannel(text.slice(start, end));
  if (channel === undefined) return;
  yield {
    code: 'missing-query',
    range: { start, end },
    message: `This names a channel and no query. Write \`${channel}!*\` for all of its events.`,
    fixes: [{ title: 'Write !*', edits: [insertion(end, '!*')] }],
  };
}
