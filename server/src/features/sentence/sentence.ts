import { knownChannel } from '../../catalog/channels.ts';
import { isOpaque, type Query } from '../../dialect/query.ts';
import { hole } from '../../text/hole.ts';
import { escaped } from '../markdown.ts';
import type { Condition } from './condition.ts';
import { phraseOf } from './phrase.ts';
import { readCondition } from './read-condition.ts';

/**
 * A query in one plain sentence, as Markdown: "Events of the Security channel with ID 4624 (Logon succeeded), of the last 24 hours."
 * A comma means `and`; what stands between square brackets belongs together. Whatever has no words is quoted as code.
 */
export function sentence(query: Query): string {
  if (isOpaque(query)) return 'Events of a query that its document computes.';
  if (query.expr.kind === 'Missing') return 'Events of a query that is not written yet.';
  const condition = readCondition(query);
  const events = `vents${channelPhrase(query)}`;
  if (condition.kind === 'always') return `All e${events}.`;
  if (isListed(condition)) {
    const choices = condition.conditions.map((each, index) => `(${index + 1}) ${phraseOf(query, each)}`);
    return `E${events} that fit one of these: ${choices.join('; ')}.`;
  }
  return `E${events} ${phraseOf(query, condition)}.`;
}

function channelPhrase({ channel }: Query): string {
  if (channel === undefined) return '';
  return channel.includes(hole)
    ? ' of a channel that the document computes'
    : ` of the ${escaped(knownChannel(channel) ?? channel)} channel`;
}

/** Alternatives that are more than one condition each are numbered. */
function isListed(condition: Condition): condition is Condition & { readonly kind: 'or' } {
  return condition.kind === 'or' && condition.conditions.some(({ kind }) => kind === 'and');
}
