import type { EventNode } from '../events/event.ts';
import { isInMask } from '../matcher/mask.ts';
import type { LeavesOut, NearMisses } from '../matcher/near-miss.ts';
import type { Found } from '../matcher/search.ts';
import { type TableColumn, tableColumn } from './columns.ts';
import { countOf, totalOf } from './counts.ts';
import type { EventFiles } from './event-files.ts';
import { fieldReader } from './field.ts';
import { histogramOf } from './histogram.ts';
import { idGroupsOf } from './id-groups.ts';
import { type Numbering, type Part, partAt } from './numbering.ts';
import type { View, ViewQuestion, ViewRow } from './question.ts';
import { rowsOf } from './table-rows.ts';
import type { Turn } from './turn.ts';

/** The events that a question asks for, in their order, with what is told of them as a whole. */
export interface Table {
  readonly key: string;
  readonly numbering: Numbering;
  /** By parts. */
  readonly found: readonly Found[];
  /** Running numbers. */
  readonly rows: Uint32Array;
  readonly span: View['span'];
  readonly whole: Pick<View, 'total' | 'matched' | 'groups' | 'histogram' | 'eliminates'>;
}

export interface TableSources {
  readonly numbering: Numbering;
  readonly turn: Turn;
  /** Asked only where the table needs it. */
  readonly misses: () => Promise<readonly NearMisses[]>;
}

export async function tableOf(
  key: string,
  question: ViewQuestion,
  found: readonly Found[],
  { numbering, turn, misses }: TableSources,
): Promise<Table> {
  const masks = found.map(({ events }) => events);
  const [total, matched] = [totalOf(numbering), countOf(found)];
  const isInVain = matched.events === 0 && numbering.count > 0;
  const missed = isInVain || question.sort.by === 'nearness' ? await misses() : undefined;
  const { rows, span } = await rowsOf(numbering, question, masks, missed, turn);
  const groups = idGroupsOf(numbering, masks);
  await turn();
  const histogram = histogramOf(numbering, masks, buckets);
  await turn();
  const eliminates = isInVain && missed ? eliminationAmong(missed) : undefined;
  return { key, numbering, found, rows, span, whole: { total, matched, groups, histogram, eliminates } };
}

/** The condition that leaves out most events of all parts, if others are left to leave out. */
function eliminationAmong(missed: readonly NearMisses[]): View['eliminates'] {
  const asked = missed.reduce((sum, { inChannel }) => sum + inChannel, 0);
  const sums = new Map<string, LeavesOut>();
  for (const { conditions } of missed) {
    for (const { range, events } of conditions) {
      const key = `${range.start} ${range.end}`;
      sums.set(key, { range, events: events + (sums.get(key)?.events ?? 0) });
    }
  }
  const [most] = [...sums.values()].sort((a, b) => b.events - a.events);
  return { inChannel: asked, condition: most };
}

const buckets = 120;

/** The stretch of a table that a question asks for. */
export function viewOf({ columns, from, count }: ViewQuestion, table: Table, files: EventFiles): View {
  const made = columns.map(tableColumn);
  const numbers = table.rows.subarray(from, from + Math.min(count, mostRows));
  return {
    ...table.whole,
    rowCount: table.rows.length,
    span: table.span,
    rows: Array.from(numbers, (number) => rowOf(number, table, made, files)),
    columnProblems: made.map(({ problem }) => problem),
  };
}

/** More are not on any screen. */
const mostRows = 1000;

function rowOf(
  number: number,
  { numbering, found }: Table,
  columns: readonly TableColumn[],
  files: EventFiles,
): ViewRow {
  const part = partAt(numbering, number);
  if (!part) throw new Error(`there is no event ${number}`);
  const event = number - part.first;
  const matched = found[numbering.parts.indexOf(part)];
  return {
    file: part.file,
    index: part.firstInFile + event,
    isMatched: matched !== undefined && isInMask(matched.events, event),
    cells: cellsOf(part, event, columns, files),
  };
}

/** The event around them is read only for those that need it. */
function cellsOf(
  part: Part,
  event: number,
  columns: readonly TableColumn[],
  files: EventFiles,
): readonly string[] {
  let node: EventNode | undefined;
  return columns.map((column) => {
    const cell = cellInStore(part, event, column);
    if (cell !== undefined) return cell;
    node ??= files.node(part, event);
    return node ? column.cellOf(node) : '';
  });
}

/** `undefined` where the store does not tell. */
function cellInStore({ segment: { store } }: Part, event: number, { path }: TableColumn): string | undefined {
  const group = path && store.groups[store.groupOf[event] as number];
  return group && fieldReader(store, group, path)?.(store.rowOf[event] as number);
}
