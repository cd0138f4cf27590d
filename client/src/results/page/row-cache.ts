import type { ResultRow } from '../../../../server/src/protocol.ts';

export const pageSize = 100;

/** The rows that were fetched, in pages, those last used. */
export interface RowCache {
  row(index: number): ResultRow | undefined;
  has(page: number): boolean;
  put(page: number, rows: readonly ResultRow[]): void;
  clear(): void;
}

export function rowCache(): RowCache {
  const pages = new Map<number, readonly ResultRow[]>();
  return { row, has: (page) => pages.has(page), put, clear: () => pages.clear() };

  function row(index: number): ResultRow | undefined {
    const page = pageOf(index);
    const rows = pages.get(page);
    if (rows) put(page, rows);
    return rows?.[index - page * pageSize];
  }

  /** A map keeps the order of insertion: what was used last stands last. */
  function put(page: number, rows: readonly ResultRow[]): void {
    pages.delete(page);
    pages.set(page, rows);
    for (const oldest of pages.keys()) {
      if (pages.size <= mostPages) break;
      pages.delete(oldest);
    }
  }
}

export function pageOf(row: number): number {
  return Math.floor(row / pageSize);
}

const mostPages = 60;
