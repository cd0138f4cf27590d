import { allEvents, isSame } from '../../catalog/events.ts';
import { rangeEdits } from '../../dialect/merge-ranges.ts';
import type { Query } from '../../dialect/query.ts';
import { termLimits } from '../../dialect/rules/too-many-terms.ts';
import { splitQuery } from '../../dialect/split-query.ts';
import { termsOf } from '../../dialect/terms.ts';
import { applyEdits } from '../../text/edit.ts';
import { parse } from '../../xpath/parse.ts';
import { bestOf } from './best-of.ts';
import type { NamePlace } from './place.ts';
import type { Proposal } from './proposal.ts';

/**
 * A whole collection set as its IDs in the query's channel, neighbours merged into ranges. What exceeds the limit of a query goes into further
 * queries, each with all that stands around.
 */
export function completeSet(query: Query, { typed }: NamePlace): readonly Proposal[] {
  if (query.syntax.some(({ range }) => range.start > typed.range.end)) return [];
  return bestOf(sets, typed.words, (set) => [set]).flatMap((set) => {
    const list = listOf(set, query.channel ?? 'Security');
    if (list === undefined) return [];
    const parts = partsOf(query, typed.range, list.text);
    if (!parts) return [];
    const [first = list.text, ...further] = parts;
    return [
      {
        label: set,
        kind: 'filter',
        detail: `${list.count} events${further.length > 0 ? ` in ${parts.length} queries` : ''}`,
        description: query.channel ?? 'Security',
        range: typed.range,
        insertion: [first],
        further,
      },
    ];
  });
}

const sets = ['Minimal', 'Common', 'Defender for Identity'];

/** The list as it fits into the query, then the further queries; `undefined` where the query would not be one, or cannot be split. */
function partsOf(
  query: Query,
  range: NamePlace['typed']['range'],
  list: string,
): readonly string[] | undefined {
  const { text, entry, target } = query;
  const whole = applyEdits(text, [{ range, newText: list }]);
  const { expr, problems } = parse(whole, { start: entry.xpath.start, end: whole.length });
  if (problems.length > 0) return undefined;
  const limit = termLimits[target];
  if ([...termsOf(expr)].filter(({ isCertain }) => isCertain).length <= limit) return [list];
  const [first, ...further] = splitQuery(whole, expr, limit) ?? [];
  const [before, behind] = [text.slice(0, range.start), text.slice(range.end)];
  if (!first?.startsWith(before) || !first.endsWith(behind)) return undefined;
  return [first.slice(before.length, first.length - behind.length), ...further];
}

interface SetList {
  readonly text: string;
  readonly count: number;
}

const lists = new Map<string, SetList | undefined>();

/** The catalog never changes, so that each list is written once. */
function listOf(set: string, channel: string): SetList | undefined {
  const key = `${set}\n${channel}`;
  if (!lists.has(key)) lists.set(key, written(set, channel));
  return lists.get(key);
}

function written(set: string, channel: string): SetList | undefined {
  const members = allEvents().filter((event) => event.sets.includes(set) && isSame(event.channel, channel));
  const ids = [...new Set(members.map(({ id }) => id))].sort((a, b) => a - b);
  if (ids.length === 0) return undefined;
  const text = ids.map((id) => `EventID=${id}`).join(' or ');
  return { text: `(${applyEdits(text, rangeEdits(parse(text).expr, text))})`, count: ids.length };
}
