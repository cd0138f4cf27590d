import type { HostProblem } from '../embedded-query.ts';
import type { Filter, QueryList } from './query-list.ts';

/** A Suppress takes events away from the Selects of its own Query that read the same log, and from nothing else (queryschema-schema). */
export function* suppressProblems({ queries }: QueryList): Generator<HostProblem> {
  for (const { element, filters } of queries) {
    const suppressing = filters.filter(({ kind }) => kind === 'suppress');
    const selected = new Set(filters.filter(({ kind }) => kind === 'select').map(logOf));
    if (selected.size === 0 && suppressing.length > 0) {
      const { start, end } = element.tag;
      yield {
        code: 'suppress-without-select',
        range: { start, end },
        message:
          'This Query selects nothing, so its Suppress removes nothing: put it into the Query that selects the events.',
      };
      continue;
    }
    for (const filter of suppressing)
      if (filter.path !== undefined && !selected.has(logOf(filter))) yield outOfScope(filter, filter.path);
  }
}

function outOfScope({ pathRange: { start, end } }: Filter, path: string): HostProblem {
  return {
    code: 'suppress-scope',
    range: { start, end },
    message: `No Select of this Query reads ${path}, so this removes nothing: put it into the Query that does.`,
  };
}

/** Windows compares names of channels ignoring case. */
function logOf({ path }: Filter): string {
  return (path ?? '').toLowerCase();
}
