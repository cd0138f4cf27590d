import type { ResultColumn, ResultRow } from '../../../../server/src/protocol.ts';
import { cellParts } from './cell.ts';
import { element, setAttribute } from './element.ts';
import { icon } from './icon.ts';

/** What a row shows beside its cells. */
export interface RowContext {
  readonly columns: readonly ResultColumn[];
  /** The names of the events, by ID. */
  readonly names: ReadonlyMap<string, string>;
  readonly isSelected: boolean;
}

export function emptyRow(): HTMLElement {
  return element('div', { role: 'row', class: 'row' });
}

/** @param row without, it is not fetched yet */
export function fillRow(
  target: HTMLElement,
  index: number,
  row: ResultRow | undefined,
  { columns, names, isSelected }: RowContext,
): void {
  target.id = rowId(index);
  // The header is the first row.
  target.ariaRowIndex = String(index + 2);
  target.ariaSelected = String(isSelected);
  setAttribute(target, 'aria-busy', row === undefined && 'true');
  target.className = classOf(row);
  const cells = columns.map(({ expression }, column) => cell(row?.cells[column], expression, names));
  target.replaceChildren(matchCell(row), ...cells);
}

export function rowId(index: number): string {
  return `row-${index}`;
}

function classOf(row: ResultRow | undefined): string {
  if (!row) return 'row pending';
  return row.isMatched ? 'row' : 'row is-missed';
}

function matchCell(row: ResultRow | undefined): HTMLElement {
  if (!row) return element('div', { role: 'gridcell', class: 'cell' }, placeholder());
  const { isMatched } = row;
  return element(
    'div',
    { role: 'gridcell', class: 'cell match' },
    icon(isMatched ? 'matched' : 'missed'),
    isMatched ? 'Matched' : 'Missed',
  );
}

function cell(
  value: string | undefined,
  expression: string,
  names: ReadonlyMap<string, string>,
): HTMLElement {
  const made = element('div', { role: 'gridcell', class: 'cell' });
  if (value === undefined) {
    made.append(placeholder());
    return made;
  }
  made.append(...cellParts(value, expression, names));
  // As written in the event, so that a shortened time is told whole.
  made.title = value;
  return made;
}

function placeholder(): HTMLElement {
  return element('span', { class: 'placeholder' });
}
