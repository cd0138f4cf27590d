import { removal, type TextEdit } from '../../text/edit.ts';
import type { Filter, QueryElement } from './query-list.ts';

/**
 * Removes a Select or Suppress with the line that it fills.
 * @returns `undefined` where no other Select of the Query reads the same log: the Query, and its Suppress, would come to mean something else.
 */
export function filterRemoval(text: string, { filters }: QueryElement, filter: Filter): TextEdit | undefined {
  const isNeeded =
    filter.kind === 'select' &&
    !filters.some((each) => each !== filter && each.kind === 'select' && each.path === filter.path);
  const { tag, endTag } = filter.element;
  if (isNeeded || endTag.start === endTag.end) return undefined;
  const indented = /[\r\n][ \t]*$/.exec(text.slice(Math.max(tag.start - 200, 0), tag.start))?.[0];
  const isLine = indented !== undefined && /^[ \t]*[\r\n]/.test(text.slice(endTag.end, endTag.end + 200));
  return removal({ start: isLine ? tag.start - indented.length : tag.start, end: endTag.end });
}
