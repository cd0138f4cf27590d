import type { Query } from '../dialect/query.ts';
import type { EventRecord } from '../events/event.ts';
import type { RunnableQuery } from '../features/match-query.ts';
import { summaryOf } from '../features/samples.ts';
import { explain, type Outcome } from '../matcher/explain.ts';
import type { MatchOptions } from '../matcher/match.ts';
import { textOf } from '../text/range.ts';

/** Why an event is selected or not: a line for each condition, with the value that the event holds. */
export function explained(
  query: Query,
  run: RunnableQuery & { kind: 'runnable' },
  event: EventRecord,
  options: MatchOptions,
): readonly string[] {
  const { channel } = summaryOf(event);
  const isElsewhere =
    run.channel !== undefined && channel !== '' && channel.toLowerCase() !== run.channel.toLowerCase();
  if (isElsewhere) return [`    ✗ the channel is ${channel}, the query reads ${run.channel}`];
  return conditionsOf(explain(run.test, event.root, options)).map((outcome) => lineOf(outcome, query.text));
}

/** The conditions that say something of their own; of a long list of alternatives, those that hold, or the list as one. */
function conditionsOf(outcome: Outcome): readonly Outcome[] {
  const { kind, parts, matched } = outcome;
  if (kind === 'or' && parts.length > 3) {
    const held = parts.filter((part) => part.matched);
    if (matched) return held.flatMap(conditionsOf);
    const [first] = parts;
    const isOneField = parts.every(({ found }) => found?.join() === first?.found?.join());
    if (first?.found && isOneField) return [{ ...outcome, found: first.found, parts: [] }];
  }
  if (kind === 'compare' || parts.length === 0) return [outcome];
  return parts.flatMap(conditionsOf);
}

function lineOf({ kind, matched, found, range }: Outcome, text: string): string {
  const condition = textOf(text, range).replace(/\s+/g, ' ');
  const shown = condition.length > longest ? `${condition.slice(0, longest)}…` : condition;
  const isAbsent = found ? found.length === 0 : kind === 'exists' && !matched;
  const here = isAbsent ? '  (not in this event)' : found ? `  (here: ${found.join(', ')})` : '';
  return `    ${matched ? '✓' : '✗'} ${shown}${here}`;
}

const longest = 100;
