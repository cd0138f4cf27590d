import type { Query } from '../../dialect/query.ts';
import type { EventNode } from '../../events/event.ts';
import { hostEdits } from '../../hosts/host-edits.ts';
import type { MatchOptions } from '../../matcher/match.ts';
import { applyEdits, removal, type TextEdit } from '../../text/edit.ts';
import { summaryOf } from '../event-summary.ts';
import { type DocumentQuery, type QueryDocument, reread } from '../query-document.ts';
import { firstGood, type QueryChange } from './change-query.ts';
import { exclusions } from './exclusion.ts';
import { conditionAt, type FilterCondition, idCondition, type RefusedFilter } from './filter-condition.ts';
import { insertions } from './insert-condition.ts';
import { filterOf, identityConditions, newFilter } from './new-filter.ts';
import { demandedValues, valueLists } from './value-list.ts';

/** What to make of an event, or of one of its values. */
export interface FilterRequest {
  /** A new query for such events, a condition for the value in a query that is there, or one against it. */
  readonly action: 'create' | 'add' | 'exclude';
  readonly event: EventNode;
  /** Of the value, as in the event's fields; without it, the event's ID is meant. */
  readonly path: string | undefined;
}

export type FilterEdit =
  /** What to change in the document. */
  | { readonly kind: 'edit'; readonly edits: readonly TextEdit[]; readonly note: string | undefined }
  /** A whole query, with its channel where it is not written beside it. */
  | { readonly kind: 'text'; readonly text: string; readonly note: string | undefined }
  | RefusedFilter;

/** A filter as a text of its own. */
export function filterText({ action, event, path }: FilterRequest): FilterEdit {
  if (action === 'exclude')
    return refused('There is no query to exclude events from: put the cursor into one.');
  const condition = path === undefined ? undefined : conditionAt(event, path);
  if (condition && 'kind' in condition) return condition;
  return { kind: 'text', text: entryOf(event, condition), note: undefined };
}

/** Another text in the place of a query that stands for itself. */
export function editQueryText(query: Query, request: FilterRequest, options: MatchOptions): FilterEdit {
  if (request.action === 'create' || isEmpty(query)) return filterText(request);
  const change = changed(query, request, options);
  return change.kind === 'refused' ? change : { kind: 'text', text: change.text, note: change.note };
}

/** Edits of a document, in its escapes: of the query at hand, or for another query beside it. */
export function editDocument(
  document: QueryDocument,
  found: DocumentQuery,
  request: FilterRequest,
  options: MatchOptions,
): FilterEdit {
  const { embedded, query } = found;
  const isNew = request.action === 'create' || (request.action === 'add' && isEmpty(query));
  if (isNew) return newQuery(document, found, request);
  const change = changed(query, request, options);
  if (change.kind === 'changed') {
    const edits = hostEdits(embedded, change.edits);
    return isReadAs(document, found, edits, change.text)
      ? { kind: 'edit', edits, note: change.note }
      : refused('The document has no way to write this value here. Filter on another field.');
  }
  return (request.action === 'exclude' && suppressed(document, found, request)) || change;
}

/** In the place of an empty query, behind another one, or else as a text. */
function newQuery(
  document: QueryDocument,
  { embedded, query }: DocumentQuery,
  request: FilterRequest,
): FilterEdit {
  const filter = filterText(request);
  if (filter.kind !== 'text') return filter;
  const { channel, xpath } = partsOf(request);
  const isElsewhere = query.form === 'absent';
  if (isElsewhere && !isSameText(channel, query.channel)) return filter;
  const text = isElsewhere ? xpath : filter.text;
  if (isEmpty(query)) {
    const edits = hostEdits(embedded, [{ range: { start: 0, end: query.text.length }, newText: text }]);
    return isWhole(document, edits, [text]) ? { kind: 'edit', edits, note: undefined } : filter;
  }
  const edit = embedded.following?.([text]);
  return edit && isWhole(document, [edit], [query.text, text])
    ? { kind: 'edit', edits: [edit], note: undefined }
    : filter;
}

function changed(query: Query, request: FilterRequest, options: MatchOptions): QueryChange | RefusedFilter {
  const { event, action, path } = request;
  const condition = path === undefined ? idCondition(event) : conditionAt(event, path);
  if (!condition) return refused('This event has no ID.');
  if ('kind' in condition) return condition;
  const { channel } = summaryOf(event);
  if (channel !== '' && query.channel !== undefined && !isSameText(channel, query.channel))
    return refused(`This event is of the ${channel} channel, and the query reads ${query.channel}.`);
  if (action === 'add') return added(query, event, condition, options);
  if (demandedValues(query, condition).some((each) => isSameText(each, condition.value.value)))
    return refused(
      `The query asks for this ${condition.value.label}, so that nothing would be left: change that value instead.`,
    );
  const ways = [...exclusions(query, event, condition)];
  return ways.length === 0
    ? refused(unsound(condition))
    : firstGood(query, ways, event, options, (after, before) => before && !after);
}

/** A list of values is narrowed to the one; another demand stands beside those that are there. */
function added(
  query: Query,
  event: EventNode,
  condition: FilterCondition,
  options: MatchOptions,
): QueryChange | RefusedFilter {
  const other = demandedValues(query, condition).find((each) => !isSameText(each, condition.value.value));
  if (other !== undefined)
    return refused(
      `The query asks for ${condition.value.label} ${other} already: change that value instead.`,
    );
  const narrowed = valueLists(query, condition)
    .filter(({ isDemanded }) => isDemanded)
    .map(({ list, operand }) => [
      removal({ start: list.start, end: operand.start }),
      removal({ start: operand.end, end: list.end }),
    ]);
  const ways = [...narrowed, ...insertions(query, condition, '=')];
  return firstGood(query, ways, event, options, (after, before) => after === before);
}

function unsound({ value: { label, field } }: FilterCondition): string {
  const reason =
    field.data && 'place' in field.data
      ? 'Other events hold something else in this place or nothing at all'
      : `By the rules of XPath, \`!=\` would leave out the events that have no ${label}, too`;
  return `${reason}, so this cannot be excluded here. Write it in a Suppress of a query list, or drop such events behind the filter.`;
}

/** A Suppress for the events that hold the value, in documents that have one. */
function suppressed(
  document: QueryDocument,
  { embedded, query }: DocumentQuery,
  request: FilterRequest,
): FilterEdit | undefined {
  const condition = request.path === undefined ? undefined : conditionAt(request.event, request.path);
  if (!condition || 'kind' in condition) return undefined;
  const { data } = condition.value.field;
  const isByPlace = condition.value.path.endsWith(']') && !(data && 'name' in data);
  const text = filterOf([...(isByPlace ? identityConditions(request.event) : []), condition]);
  const edit = embedded.suppressing?.([text]);
  return edit && isWhole(document, [edit], [query.text, text])
    ? { kind: 'edit', edits: [edit], note: undefined }
    : undefined;
}

function partsOf({ event, path }: FilterRequest): ReturnType<typeof newFilter> {
  const condition = path === undefined ? undefined : conditionAt(event, path);
  return newFilter(event, condition && 'kind' in condition ? undefined : condition);
}

function entryOf(event: EventNode, condition: FilterCondition | undefined): string {
  const { channel, xpath } = newFilter(event, condition);
  return channel === undefined ? xpath : `${channel}!${xpath}`;
}

function isEmpty({ text }: Query): boolean {
  return text.trim() === '';
}

function isSameText(a: string | undefined, b: string | undefined): boolean {
  return a?.toLowerCase().trim() === b?.toLowerCase().trim();
}

/** Whether the document reads as it did, save for the one query. */
function isReadAs(
  document: QueryDocument,
  found: DocumentQuery,
  edits: readonly TextEdit[],
  text: string,
): boolean {
  const next = reread(document, applyEdits(document.text, edits));
  const expected = document.queries.map((each) => (each === found ? text : each.embedded.text));
  return (
    next?.queries.length === expected.length &&
    next.queries.every(({ embedded }, index) => embedded.text === expected[index])
  );
}

/** Whether the document holds these queries after the edits. */
function isWhole(document: QueryDocument, edits: readonly TextEdit[], texts: readonly string[]): boolean {
  const next = reread(document, applyEdits(document.text, edits));
  return texts.every((text) => next?.queries.some(({ embedded }) => embedded.text === text));
}

function refused(message: string): RefusedFilter {
  return { kind: 'refused', message };
}
