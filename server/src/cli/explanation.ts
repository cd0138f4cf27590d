import type { Query } from '../dialect/query.ts';
import type { EventNode } from '../events/event.ts';
import { askedQuery, verdictOf } from '../features/why/verdict.ts';
import type { MatchOptions } from '../matcher/match.ts';

/** Why a query selects an event or does not, for one event after the other, each in a line; nothing where Windows refuses the query. */
export function explanations(query: Query, options: MatchOptions): (event: EventNode) => readonly string[] {
  const asked = askedQuery(query, []);
  return (event) => (asked.kind === 'refused' ? [] : [`    ${verdictOf(asked, event, options).sentence}`]);
}
