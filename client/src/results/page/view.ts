import type { ResultColumn } from '../../../../server/src/protocol.ts';
import type { ResultsQuestion } from '../messages.ts';

/** What of the events the user wants to see, and how. */
export type View = Omit<ResultsQuestion, 'from' | 'count'>;

/** The parts that are kept while the page is hidden. */
export interface Memory {
  readonly view: View;
  readonly isGrouped: boolean;
}

export const firstView: View = {
  filter: '',
  show: 'matched',
  search: '',
  ids: [],
  span: undefined,
  sort: { by: 'time', isDescending: false },
  columns: undefined,
};

/** What was kept by this page, and by no one else. */
export function recall(kept: unknown): Memory | undefined {
  return typeof kept === 'object' && kept !== null && 'view' in kept ? (kept as Memory) : undefined;
}

/** The order in terms of the columns: that of a log is the order by time, where time is a column. */
export function sortOn(columns: readonly ResultColumn[], { by, isDescending }: View['sort']): View['sort'] {
  const time = columns.findIndex(({ expression }) => expression === 'System/TimeCreated/@SystemTime');
  return by === 'time' && time >= 0 ? { by: time, isDescending } : { by, isDescending };
}

/** What another press on the title of a column makes of the order: up, down, and as in the log again. */
export function nextSort(columns: readonly ResultColumn[], sort: View['sort'], column: number): View['sort'] {
  const { by, isDescending } = sortOn(columns, sort);
  if (by !== column) return { by: column, isDescending: false };
  return isDescending ? { by: 'time', isDescending: false } : { by: column, isDescending: true };
}
