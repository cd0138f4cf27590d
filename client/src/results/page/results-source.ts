import type { ResultRow, Results, ResultsResult } from '../../../../server/src/protocol.ts';
import type { Host } from './host.ts';
import { pageOf, pageSize, rowCache } from './row-cache.ts';
import type { View } from './view.ts';
import type { Span } from './virtual-rows.ts';

/** The rows of a view, fetched as they come into sight. */
export interface ResultsSource {
  row(index: number): ResultRow | undefined;
  /** Asks anew, for a view that has changed; what is shown stays until the answer is there. */
  refresh(view: View, inSight: Span): Promise<void>;
  /**
   * Asks anew, because the query or the events have changed.
   *
   * Changes that follow each other faster than they are answered would otherwise have each question given up for the next.
   */
  renew(view: View, inSight: Span): void;
  /** Fetches what of these rows is missing, and gives up fetching others. */
  want(span: Span): void;
}

export interface ResultsSourceOptions {
  readonly host: Host;
  onResult(result: ResultsResult): void;
  onRows(): void;
  /** What is shown is old already. */
  onChanged(): void;
  onFailure(message: string): void;
}

export function resultsSource(options: ResultsSourceOptions): ResultsSource {
  const { host, onResult, onRows, onChanged, onFailure } = options;
  const cache = rowCache();
  const fetching = new Map<number, AbortController>();
  let refreshing: AbortController | undefined;
  let shown: Results | undefined;
  let asked: View | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let lastAnswer = performance.now();
  let isOutdated = false;
  return { row: cache.row, refresh, renew, want };

  async function refresh(view: View, { first }: Span): Promise<void> {
    refreshing?.abort();
    abortFetching();
    isOutdated = false;
    const abort = new AbortController();
    refreshing = abort;
    const page = pageOf(Math.max(0, first));
    const question = { ...view, from: page * pageSize, count: 2 * pageSize };
    try {
      const result = await host.ask('results', question, abort.signal);
      if (!result) return;
      refreshing = undefined;
      lastAnswer = performance.now();
      asked = view;
      take(result, page);
      onResult(result);
    } catch (error) {
      refreshing = undefined;
      lastAnswer = performance.now();
      onFailure(messageOf(error));
    }
    if (isOutdated) onChanged();
  }

  function renew(view: View, inSight: Span): void {
    isOutdated = refreshing !== undefined && performance.now() - lastAnswer > patience;
    if (!isOutdated) refresh(view, inSight);
  }

  function take(result: ResultsResult, page: number): void {
    if (result.kind !== 'results') return;
    shown = result;
    cache.clear();
    putPages(page, result.rows);
  }

  function putPages(page: number, rows: readonly ResultRow[]): void {
    for (let start = 0; start < rows.length; start += pageSize) {
      cache.put(page + start / pageSize, rows.slice(start, start + pageSize));
    }
  }

  /** A short wait, so that scrolling past many pages does not ask for each. */
  function want({ first, last }: Span): void {
    clearTimeout(pause);
    const wanted = pagesOf(first, last);
    for (const [page, abort] of fetching) {
      if (wanted.includes(page)) continue;
      abort.abort();
      fetching.delete(page);
    }
    if (refreshing || wanted.every((page) => cache.has(page) || fetching.has(page))) return;
    pause = setTimeout(() => {
      for (const page of wanted) if (!cache.has(page) && !fetching.has(page)) fetchPage(page);
    }, pauseInScrolling);
  }

  async function fetchPage(page: number): Promise<void> {
    if (!asked) return;
    const abort = new AbortController();
    fetching.set(page, abort);
    try {
      const question = { ...asked, from: page * pageSize, count: pageSize };
      const result = await host.ask('results', question, abort.signal);
      if (!result) return;
      if (result.kind !== 'results' || !isSame(result)) return onChanged();
      cache.put(page, result.rows);
      onRows();
    } catch (error) {
      onFailure(messageOf(error));
    } finally {
      if (fetching.get(page) === abort) fetching.delete(page);
    }
  }

  function isSame({ query, total, rowCount }: Results): boolean {
    return query === shown?.query && total === shown.total && rowCount === shown.rowCount;
  }

  function abortFetching(): void {
    clearTimeout(pause);
    for (const abort of fetching.values()) abort.abort();
    fetching.clear();
  }
}

/** In milliseconds. */
const pauseInScrolling = 25;
const patience = 400;

function pagesOf(first: number, last: number): readonly number[] {
  const pages: number[] = [];
  for (let page = pageOf(first); page <= pageOf(last); page += 1) pages.push(page);
  return pages;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
