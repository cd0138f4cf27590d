import { meetingOf, overlapOf } from '../dialect/overlap.ts';
import type { Query } from '../dialect/query.ts';
import type { DocumentQuery, QueryDocument } from './query-document.ts';
import { sourceOf } from './workspace-names.ts';

/** The data collection rules of several documents, by what their queries select. */
export interface WorkspaceIndex {
  rulesOf(document: QueryDocument): readonly WorkspaceRule[];
  /** What the query selects, together with all that select the same; `undefined` where nothing is certain of it. */
  selectionOf(found: DocumentQuery): Selection | undefined;
  /** What a selection has in common with others. */
  overlapsOf(selection: Selection): SelectionOverlaps;
}

/** A data collection rule of a document. */
export interface WorkspaceRule {
  readonly document: QueryDocument;
  /** The document's path without extensions: what is built from a document stands beside it under the same name. */
  readonly source: string;
  readonly queries: readonly DocumentQuery[];
  /** Shared by all rules that select the same. */
  readonly content: RuleContent;
}

/** What a rule selects. */
export interface RuleContent {
  readonly selections: ReadonlySet<Selection>;
  /** In the order of the documents. */
  readonly rules: WorkspaceRule[];
}

/** What queries select that select the same events. */
export interface Selection {
  /** One of the queries. */
  readonly query: Query;
  /** Its place among all, in the order of the documents. */
  readonly number: number;
  /** The rules that hold such a query. */
  readonly contents: Set<RuleContent>;
}

/** The selections that certainly have something in common with one, itself left out. */
export interface SelectionOverlaps {
  /** Other words for the same. */
  readonly same: readonly Selection[];
  /** They select all of its events. */
  readonly covering: readonly Selection[];
  /** They select its events of some IDs, or some of these. */
  readonly sharing: readonly SharingSelection[];
}

export interface SharingSelection {
  readonly selection: Selection;
  readonly eventIds: readonly number[];
}

/** Each query is read once, and what it selects is remembered with it: another index of the same documents costs little. */
export function workspaceIndex(documents: Iterable<QueryDocument>): WorkspaceIndex {
  const rules = new Map<QueryDocument, WorkspaceRule[]>();
  const selections = new Map<string, Selection>();
  const contents = new Map<string, RuleContent>();
  const places = new Map<string, Selection[]>();
  for (const document of documents) {
    if (isBuilt(document)) continue;
    const found = rulesIn(document).map((queries) => enter(document, queries));
    if (found.length > 0) rules.set(document, found);
  }
  const overlaps = new Map<Selection, SelectionOverlaps>();
  return { rulesOf: (document) => rules.get(document) ?? [], selectionOf, overlapsOf };

  function enter(document: QueryDocument, queries: readonly DocumentQuery[]): WorkspaceRule {
    const selected = new Set(queries.flatMap((found) => selectionOf(found) ?? []));
    const key = [...selected]
      .map(({ number }) => number)
      .sort((a, b) => a - b)
      .join();
    const content: RuleContent = contents.get(key) ?? { selections: selected, rules: [] };
    contents.set(key, content);
    for (const selection of selected) selection.contents.add(content);
    const rule = { document, source: sourceOf(document), queries, content };
    content.rules.push(rule);
    return rule;
  }

  function selectionOf({ query }: DocumentQuery): Selection | undefined {
    const meeting = meetingOf(query);
    if (!meeting) return undefined;
    const known = selections.get(meeting.identity);
    if (known) return known;
    const selection: Selection = { query, number: selections.size, contents: new Set() };
    selections.set(meeting.identity, selection);
    for (const place of placesOf(query)) {
      const there = places.get(place);
      if (there) there.push(selection);
      else places.set(place, [selection]);
    }
    return selection;
  }

  function overlapsOf(selection: Selection): SelectionOverlaps {
    const known = overlaps.get(selection);
    if (known) return known;
    const found = overlapsAround(selection, near(selection));
    overlaps.set(selection, found);
    return found;
  }

  /** Those that may select all events of a selection, or share some that it names. */
  function near(selection: Selection): readonly Selection[] {
    const meeting = meetingOf(selection.query);
    const around = meeting ? [...placesOf(selection.query), meeting.channel] : [];
    const found = new Set(around.flatMap((place) => places.get(place) ?? []));
    found.delete(selection);
    return [...found].slice(0, mostCompared);
  }
}

function overlapsAround(selection: Selection, around: Iterable<Selection>): SelectionOverlaps {
  const [same, covering, sharing]: [Selection[], Selection[], SharingSelection[]] = [[], [], []];
  for (const other of around) {
    const isFirst = selection.number < other.number;
    // Always in the same order, because what is found is remembered.
    const [first, second] = isFirst ? [selection, other] : [other, selection];
    const overlap = overlapOf(first.query, second.query);
    if (overlap?.kind === 'same') same.push(other);
    else if (overlap?.kind === 'share') sharing.push({ selection: other, eventIds: overlap.eventIds });
    else if (overlap && (overlap.broader === 'first') !== isFirst) covering.push(other);
  }
  return { same, covering, sharing };
}

/** Of more, some are as good as all: it keeps the time short where thousands of queries name an event. */
const mostCompared = 500;

/** The channel for queries of any event; the channel with each event ID for the others. */
function placesOf(query: Query): readonly string[] {
  const meeting = meetingOf(query);
  if (!meeting) return [];
  const { channel, eventIds } = meeting;
  return eventIds ? eventIds.map((id) => `${channel}\n${id}`) : [channel];
}

/** The queries of each rule. Values for a rule's parameters are none: what they are given to, and whether at all, stands elsewhere. */
function rulesIn({ queries }: QueryDocument): readonly (readonly DocumentQuery[])[] {
  const byRule = new Map<number, DocumentQuery[]>();
  for (const found of queries) {
    const { role, rule, use } = found.embedded;
    if (role || rule === undefined || use !== 'data-collection-rule') continue;
    const known = byRule.get(rule);
    if (known) known.push(found);
    else byRule.set(rule, [found]);
  }
  return [...byRule.values()].filter((found) => found.some(({ embedded }) => embedded.streams));
}

/** Whether the Bicep compiler wrote the document, so that each of its rules stands in another one, too. */
function isBuilt({ text }: QueryDocument): boolean {
  return /"_generator"\s*:\s*\{\s*"name"\s*:\s*"bicep"/.test(text);
}
