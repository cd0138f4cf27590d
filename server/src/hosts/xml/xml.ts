import { insertion, type TextEdit } from '../../text/edit.ts';
import { textOf } from '../../text/range.ts';
import type { EmbeddedQuery, HostDocument, HostProblem, QueryUse } from '../embedded-query.ts';
import { documentLayer, type Layer, layerIn, outerEdit } from '../layer.ts';
import { type Filter, isFile, type QueryElement, type QueryList, queryListOf } from './query-list.ts';
import { suppressFilters } from './query-list-exclusions.ts';
import { queryListProblems } from './query-list-problems.ts';
import { filterRemoval } from './query-list-removal.ts';
import { isRawAngle, queryTextOf } from './query-list-text.ts';
import { contentOf, encodeText } from './xml-content.ts';
import { readElements, selfAndAncestors, type XmlElement, type XmlText } from './xml-elements.ts';

/** Whether a text may hold a query list: the whole cost of XML that holds none. */
export function mentionsQueryList(text: string): boolean {
  return /(?:<|&lt;)(?:[\w.-]+:)?QueryList\b/.test(text);
}

/**
 * The queries of the query lists in an XML document: a bare QueryList, a custom view of Event Viewer, a subscription of Windows Event
 * Forwarding, a task. The list may stand there as elements, in CDATA or escaped. `undefined` where there is none.
 */
export function readXml(text: string): HostDocument | undefined {
  return readQueryLists(documentLayer(text), 'event-log');
}

/** The same for XML that stands in another document: places and edits are those of the outermost one. */
export function readQueryLists(document: Layer, use: QueryUse): HostDocument | undefined {
  const queries: EmbeddedQuery[] = [];
  const problems: HostProblem[] = [];
  let listCount = 0;
  let queryCount = 0;
  readLayer(document, use, 0);
  return listCount > 0 ? { queries, problems: inOrder(problems) } : undefined;

  function readLayer(layer: Layer, use: QueryUse, depth: number): void {
    const xml = readElements(layer.text, queryListLanguage(layer.text));
    for (const { range, message, newText } of xml.faults.slice(0, 1)) {
      const fixes =
        newText === undefined ? [] : [{ title: `Write \`${newText}\``, edits: [{ range, newText }] }];
      report(layer, [{ code: 'unreadable-host', range, message, fixes }]);
    }
    for (const element of xml.elements) {
      if (element.name === 'QueryList') readList(layer, xml, element, useOf(element, use));
      else if (depth < greatestDepth && mayHoldXml(layer.text, element)) {
        const inner = contentOf(layer.text, xml.markup, element);
        if (mentionsQueryList(inner.text)) readLayer(layerIn(layer, inner), useOf(element, use), depth + 1);
      }
    }
  }

  function readList(layer: Layer, xml: XmlText, element: XmlElement, use: QueryUse): void {
    const list = queryListOf(layer.text, element, queryCount);
    listCount++;
    queryCount += list.queries.length;
    report(layer, queryListProblems(layer.text, list));
    for (const { filter, query } of filtersIn(list)) {
      if (filter.element.tag.isEmpty) continue;
      const { query: inner, problems } = queryTextOf(layer.text, xml, filter.element);
      report(layer, problems);
      const { kind, path, pathRange, label } = filter;
      queries.push({
        ...layerIn(layer, inner),
        use,
        channel: path === undefined || isFile(path) ? undefined : path,
        ...(path !== undefined && { channelRange: layer.map.toHost(pathRange) }),
        label,
        rule: listCount - 1,
        ...(query !== undefined && { role: { kind, query } }),
        hostRange: layer.map.toHost(filter.element.content),
        following: (texts) => outerEdit(layer, furtherFilters(layer.text, filter.element, texts)),
        suppressing: (texts) => inQuery((found) => suppressFilters(layer.text, found, filter, texts)),
        removal: () => inQuery((found) => filterRemoval(layer.text, found, filter)),
      });

      function inQuery(write: (found: QueryElement) => TextEdit | undefined): TextEdit | undefined {
        const found = list.queries.find(({ index }) => index === query);
        const edit = found && write(found);
        return edit && outerEdit(layer, edit);
      }
    }
  }

  function report(layer: Layer, found: readonly HostProblem[]): void {
    for (const problem of found) {
      const fixes = problem.fixes?.map((fix) => ({
        ...fix,
        edits: fix.edits.map((edit) => outerEdit(layer, edit)),
      }));
      problems.push({ ...problem, range: layer.map.toHost(problem.range), ...(fixes && { fixes }) });
    }
  }
}

/** A Select in a Select, or a Query in a Query, begins behind a forgotten end tag. */
function queryListLanguage(text: string): Parameters<typeof readElements>[1] {
  return {
    endsBefore: (open, name) =>
      isFilter(open)
        ? ['Query', 'QueryList', 'Select', 'Suppress'].includes(name)
        : open.name === 'Query' && name === 'Query' && open.parent?.name === 'QueryList',
    excuses: (open, broken) => isFilter(open) && isRawAngle(text, broken),
  };
}

function isFilter({ name, parent }: XmlElement): boolean {
  return (name === 'Select' || name === 'Suppress') && parent !== undefined;
}

/** The values of events are data, whatever they look like. */
function mayHoldXml(text: string, element: XmlElement): boolean {
  return (
    element.children.length === 0 &&
    textOf(text, element.content).includes('QueryList') &&
    ![...selfAndAncestors(element)].some(({ name }) => name === 'Event')
  );
}

/** The Subscription of an EventTrigger belongs to a task, any other one to Windows Event Forwarding. */
function useOf(element: XmlElement, otherwise: QueryUse): QueryUse {
  for (const { name, parent } of selfAndAncestors(element))
    if (name === 'Subscription') return parent?.name === 'EventTrigger' ? 'event-log' : 'subscription';
  return otherwise;
}

function filtersIn({ queries, strays }: QueryList): readonly { filter: Filter; query: number | undefined }[] {
  const inQueries = queries.flatMap(({ filters, index }) =>
    filters.map((filter) => ({ filter, query: index as number | undefined })),
  );
  return [...inQueries, ...strays.map((filter) => ({ filter, query: undefined }))].sort(
    (a, b) => a.filter.element.tag.start - b.filter.element.tag.start,
  );
}

/** Each in an element with the same tag, on a line of its own where that element begins one. */
function furtherFilters(text: string, { tag, endTag }: XmlElement, queries: readonly string[]): TextEdit {
  const indentation = /[\r\n][ \t]*$/.exec(text.slice(Math.max(tag.start - 200, 0), tag.start))?.[0] ?? '';
  const written = queries.map(
    (query) => `${indentation}${textOf(text, tag)}${encodeText(query)}</${tag.name}>`,
  );
  return insertion(endTag.end, written.join(''));
}

/** A document breaks the rules of XML once: the rest follows from it. */
function inOrder(problems: HostProblem[]): readonly HostProblem[] {
  problems.sort((a, b) => a.range.start - b.range.start);
  const first = problems.find(({ code }) => code === 'unreadable-host');
  return problems.filter((problem) => problem.code !== 'unreadable-host' || problem === first);
}

/** Levels of escaping that are looked into. */
const greatestDepth = 3;
