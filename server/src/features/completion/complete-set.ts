import { allEvents, isSame } from '../../catalog/events.ts';
import { rangeEdits } from '../../dialect/merge-ranges.ts';
import type { Query } from '../../dialect/query.ts';
import { termLimits } from '../../dialect/rules/too-many-terms.ts';
import { splitQuery } from '../../dialect/split-query.ts';
import { termsOf } from '../../dialect/terms.ts';
import { applyEdits } from '../../text/edit.ts';
import type { Expr } from '../../xpath/ast.ts';
import { parse } from '../../xpath/parse.ts';
import { bestOf } from './best-of.ts';
import type { NamePlace, Typed } from './place.ts';
import type { Proposal } from './proposal.ts';

/**
 * A whole collection set as its IDs in the query's channel, neighbours merged into ranges. What exceeds the limit of a query goes into further
 * queries, each with all that stands around; such a set is offered once it is typed, for it takes reading the query anew.
 */
export function completeSet(query: Query, { typed }: NamePlace): readonly Proposal[] {
  const channel = query.channel ?? 'Security';
  return bestOf(sets, typed.words, (set) => [set]).flatMap((set) => {
    const list = listOf(set, channel);
    const parts = list && partsOf(query, typed, list);
    if (!parts) return [];
    const [first = list.text, ...further] = parts;
    return [
      {
        label: set,
        kind: 'filter',
        detail: `${list.count} events${further.length > 0 ? ` in ${parts.length} queries` : ''}`,
        description: channel,
        range: typed.range,
        insertion: [first],
        further,
      },
    ];
  });
}

const sets = ['Minimal', 'Common', 'Defender for Identity'];

/** The list as it fits into the query, then the further queries; `undefined` where the query cannot be split. */
function partsOf(query: Query, { words, range }: Typed, list: SetList): readonly string[] | undefined {
  const { text, entry, target } = query;
  const limit = termLimits[target];
  if (certainTerms(query.expr) + list.terms <= limit) return [list.text];
  if (words === '') return undefined;
  const whole = applyEdits(text, [{ range, newText: list.text }]);
  const { expr, problems } = parse(whole, { start: entry.xpath.start, end: whole.length });
  const [first, ...further] = (problems.length === 0 && splitQuery(whole, expr, limit)) || [];
  const [before, behind] = [text.slice(0, range.start), text.slice(range.end)];
  if (!first?.startsWith(before) || !first.endsWith(behind)) return undefined;
  return [first.slice(before.length, first.length - behind.length), ...further];
}

function certainTerms(expr: Expr): number {
  return [...termsOf(expr)].filter(({ isCertain }) => isCertain).length;
}

interface SetList {
  readonly text: string;
  readonly count: number;
  readonly terms: number;
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
  const merged = `(${applyEdits(text, rangeEdits(parse(text).expr, text))})`;
  return { text: merged, count: ids.length, terms: certainTerms(parse(merged).expr) };
}
