import type { ResultColumn } from '../../../../server/src/protocol.ts';
import type { ResultsQuestion } from '../messages.ts';

/** What of the events the user wants to see, and how. */
export type View = Omit<ResultsQuestion, 'from' | 'count'>;

/** The parts that are kept while the page is hidden. */
export interface Memory {
  readonly view: View;
  readonly isGrouped: boolean;
}

/** As `Get-WinEvent` gives them. */
export const newestFirst: View['sort'] = { by: 'time', isDescending: true };

export const firstView: View = {
  filter: '',
  show: 'matched',
  search: '',
  ids: [],
  span: undefined,
  sort: newestFirst,
  columns: undefined,
};

/** What was kept by this page, and by no one else. */
export function recall(kept: unknown): Memory | undefined {
  return typeof kept === 'object' && kept !== null && 'view' in kept ? (kept as Memory) : undefined;
}

export const timeExpression = 'System/TimeCreated/@SystemTime';

/** The order in terms of the columns: that of a log is the order by time, where time is a column. */
export function sortOn(columns: readonly ResultColumn[], { by, isDescending }: View['sort']): View['sort'] {
  const time = columns.findIndex(({ expression }) => expression === timeExpression);
  return by === 'time' && time >= 0 ? { by: time, isDescending } : { by, isDescending };
}

/** What another press on the title of a column makes of the order: up, down, and the newest first again; of the time, the other end first. */
export function nextSort(columns: readonly ResultColumn[], sort: View['sort'], column: number): View['sort'] {
  const { by, isDescending } = sortOn(columns, sort);
  if (columns[column]?.expression === timeExpression)
    return { by: 'time', isDescending: by !== column || !isDescending };
  if (by !== column) return { by: column, isDescending: false };
  return isDescending ? newestFirst : { by: column, isDescending: true };
}
