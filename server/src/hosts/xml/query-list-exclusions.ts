import { insertion, type TextEdit } from '../../text/edit.ts';
import { textOf } from '../../text/range.ts';
import type { Filter, QueryElement } from './query-list.ts';
import { encodeText } from './xml-content.ts';

/**
 * Writes Suppress elements behind the last element of a Query, on lines of their own where that begins one.
 * @returns `undefined` where it would take events from another Select too: a Suppress concerns all of its Query that read the same log.
 */
export function suppressFilters(
  text: string,
  { filters }: QueryElement,
  select: Filter,
  queries: readonly string[],
): TextEdit | undefined {
  const last = filters[filters.length - 1];
  const isShared = filters.some(
    (each) => each !== select && each.kind === 'select' && logOf(each) === logOf(select),
  );
  const { tag } = select.element;
  if (select.kind !== 'select' || isShared || !last || isOpen(last)) return undefined;
  const name = tag.name.replace(/Select$/, 'Suppress');
  const start = `<${name}${textOf(text, tag).slice(`<${tag.name}`.length)}`;
  const lineStart = last.element.tag.start;
  const indentation = /[\r\n]+[ \t]*$/.exec(text.slice(Math.max(lineStart - 200, 0), lineStart))?.[0] ?? '';
  const written = queries.map((query) => `${indentation}${start}${encodeText(query)}</${name}>`);
  return insertion(endOf(last), written.join(''));
}

/** Windows compares names of channels ignoring case. */
function logOf({ path }: Filter): string | undefined {
  return path?.toLowerCase();
}

function isOpen({ element: { tag, endTag } }: Filter): boolean {
  return !tag.isEmpty && endTag.start === endTag.end;
}

function endOf({ element: { tag, endTag } }: Filter): number {
  return tag.isEmpty ? tag.end : endTag.end;
}
