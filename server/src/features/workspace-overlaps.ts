import { beginningOf, type Diagnostic, placeOf, type RelatedPlace } from './diagnostics.ts';
import { counted, namedEvents } from './overlapping-queries.ts';
import type { DocumentQuery, QueryDocument } from './query-document.ts';
import { copiesOf, type RuleCopy } from './workspace-copies.ts';
import type {
  RuleContent,
  Selection,
  SharingSelection,
  WorkspaceIndex,
  WorkspaceRule,
} from './workspace-index.ts';
import { nameFrom } from './workspace-names.ts';

/**
 * The findings about queries of a document that select what queries of other rules do: of other documents, and of this one. Whether two
 * rules reach one machine is decided by their associations, which no rule holds; so they are worth knowing, and no more. A rule that is a
 * copy of others is told of once. Of a query, the gravest is told: the same events, all of its events, or some of them.
 * @param index of the documents that it is one of
 */
export function overlapsWith(document: QueryDocument, index: WorkspaceIndex): readonly Diagnostic[] {
  return index.rulesOf(document).flatMap((rule) => {
    const copies = first(mostOthers, copiesOf(rule.content));
    const ofRule = [...ofCopies(rule, copies)];
    if (copies.length === mostOthers) return ofRule;
    const contents = new Set(copies.map(({ content }) => content));
    return [...ofRule, ...rule.queries.flatMap((found) => [...ofQuery(found, rule, contents, index)])];
  });
}

function* ofCopies(rule: WorkspaceRule, copies: readonly RuleCopy[]): Generator<Diagnostic> {
  const [found] = rule.queries;
  const others = first(
    mostOthers,
    othersIn(
      copies.map(({ content }) => content),
      rule,
    ),
  );
  if (!found || others.length === 0) return;
  const isWhole = copies.every(({ common }) => common === rule.content.selections.size);
  const what = isWhole ? 'all that this rule does' : 'nearly all that this rule does';
  yield overlapping(found, rule, others, what, (other) => other.queries[0]);
}

function* ofQuery(
  found: DocumentQuery,
  rule: WorkspaceRule,
  copies: ReadonlySet<RuleContent>,
  index: WorkspaceIndex,
): Generator<Diagnostic> {
  const selection = index.selectionOf(found);
  if (!selection) return;
  const { same, covering, sharing } = index.overlapsOf(selection);
  const kinds: readonly (readonly [readonly Selection[], what: () => string])[] = [
    [[selection, ...same], () => 'the same events too'],
    [covering, () => 'all of these events too'],
    [sharing.map((each) => each.selection), () => `${namedEvents(idsOf(sharing.filter(isElsewhere)))} too`],
  ];
  for (const [selections, what] of kinds) {
    const others = first(mostOthers, rulesWith(selections));
    if (others.length === 0) continue;
    const wanted = new Set<Selection | undefined>(selections);
    yield overlapping(found, rule, others, what(), ({ queries }) =>
      queries.find((query) => wanted.has(index.selectionOf(query))),
    );
    return;
  }

  function isElsewhere(other: SharingSelection): boolean {
    return first(1, rulesWith([other.selection])).length > 0;
  }

  /** The rules with one of some selections that are not told of yet. */
  function* rulesWith(selections: readonly Selection[]): Generator<WorkspaceRule> {
    const seen = new Set(copies);
    for (const { contents } of selections) {
      yield* othersIn(unseen(contents, seen), rule);
    }
  }
}

function* unseen<T>(all: Iterable<T>, seen: Set<T>): Generator<T> {
  for (const each of all) {
    if (seen.has(each)) continue;
    seen.add(each);
    yield each;
  }
}

function idsOf(sharing: readonly SharingSelection[]): readonly number[] {
  return [...new Set(sharing.flatMap(({ eventIds }) => eventIds))].sort((a, b) => a - b);
}

/** The rules with some contents, but for the rule itself and what is built from it. */
function* othersIn(contents: Iterable<RuleContent>, rule: WorkspaceRule): Generator<WorkspaceRule> {
  for (const { rules } of contents)
    for (const other of rules)
      if (other !== rule && (other.document === rule.document || other.source !== rule.source)) yield other;
}

/** At most so many; where there are hundreds, their number says nothing more. */
function first<T>(most: number, all: Iterable<T>): readonly T[] {
  const found: T[] = [];
  for (const each of all) {
    if (found.length === most) break;
    found.push(each);
  }
  return found;
}

const mostOthers = 100;

function overlapping(
  found: DocumentQuery,
  { document }: WorkspaceRule,
  others: readonly WorkspaceRule[],
  what: string,
  queryIn: (other: WorkspaceRule) => DocumentQuery | undefined,
): Diagnostic {
  const [nearest] = others;
  const name =
    !nearest || nearest.document === document
      ? 'Another rule of this document'
      : `A rule in ${nameFrom(document, nearest.document)}`;
  const further =
    others.length < mostOthers ? counted(others.length - 1, 'other') : `${mostOthers} others or more`;
  const message =
    others.length > 1
      ? `${name} and ${further} select ${what}. Where these rules reach the same machine, such events may be collected and paid for more than once: leave them to one rule.`
      : `${name} selects ${what}. If both rules reach the same machine, such events may be collected and paid for twice: leave them to one rule.`;
  return {
    code: 'overlapping-query',
    severity: 'information',
    range: beginningOf(found),
    message,
    related: others.slice(0, mostPlaces).flatMap((other) => {
      const query = queryIn(other);
      return query ? [placeIn(document, other.document, query)] : [];
    }),
    fixes: [],
    found,
  };
}

function placeIn(document: QueryDocument, other: QueryDocument, query: DocumentQuery): RelatedPlace {
  const place = { range: placeOf(query), message: query.embedded.label };
  return other === document ? place : { ...place, document: other };
}

const mostPlaces = 3;
