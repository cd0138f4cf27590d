import type { ResultColumn, ResultRow } from '../../../../server/src/protocol.ts';
import { type CellContext, shownParts } from './cell.ts';
import { element, setAttribute } from './element.ts';
import { icon } from './icon.ts';

/** What a row shows beside its cells. */
export interface RowContext extends CellContext {
  readonly columns: readonly ResultColumn[];
  readonly isSelected: boolean;
}

export function emptyRow(): HTMLElement {
  const result = element('span', { class: 'spoken' });
  const match = element(
    'div',
    { role: 'gridcell', class: 'cell match' },
    icon('matched'),
    icon('missed'),
    result,
  );
  return element('div', { role: 'row', class: 'row' }, match);
}

/** Writes into the elements that a row has: to make them anew costs most of a frame. @param row without, it is not fetched yet */
export function fillRow(
  target: HTMLElement,
  index: number,
  row: ResultRow | undefined,
  context: RowContext,
): void {
  target.id = rowId(index);
  const { columns, isSelected } = context;
  // The header is the first row.
  target.ariaRowIndex = String(index + 2);
  target.ariaSelected = String(isSelected);
  setAttribute(target, 'aria-busy', row === undefined && 'true');
  target.className = classOf(row);
  const [match, ...cells] = target.children;
  if (match?.lastChild) match.lastChild.textContent = row ? (row.isMatched ? 'Matched' : 'Missed') : '';
  while (cells.length < columns.length) cells.push(target.appendChild(emptyCell()));
  for (const surplus of cells.splice(columns.length)) surplus.remove();
  for (const [column, cell] of cells.entries()) {
    fillCell(cell, row?.cells[column] ?? '', columns[column]?.expression ?? '', context);
  }
}

export function rowId(index: number): string {
  return `row-${index}`;
}

function classOf(row: ResultRow | undefined): string {
  if (!row) return 'row pending';
  return row.isMatched ? 'row' : 'row is-missed';
}

/** Pale, plain and pale again, as `shownParts`. */
function emptyCell(): HTMLElement {
  const [before, after] = [element('span', { class: 'dim' }), element('span', { class: 'dim' })];
  return element('div', { role: 'gridcell', class: 'cell' }, before, document.createTextNode(''), after);
}

function fillCell(cell: Element, value: string, expression: string, context: CellContext): void {
  const parts = shownParts(value, expression, context);
  for (const [index, node] of cell.childNodes.entries()) {
    const text = parts[index] ?? '';
    if (node.textContent !== text) node.textContent = text;
  }
}
