import type { ResultColumn } from '../../../../server/src/protocol.ts';
import { element, setAttribute } from './element.ts';
import { icon } from './icon.ts';
import { moveWithArrows } from './roving.ts';
import { sortOn, type View } from './view.ts';

export interface TableHeader {
  readonly element: HTMLElement;
  show(columns: readonly ResultColumn[], sort: View['sort']): void;
}

/** @param onSort is given the index of the column */
export function tableHeader(onSort: (column: number) => void): TableHeader {
  const row = element('div', { role: 'row', class: 'header-row', 'aria-rowindex': 1 });
  const group = element('div', { role: 'rowgroup', class: 'header' }, row);
  let buttons: readonly HTMLButtonElement[] = [];
  let shown = '';
  moveWithArrows(row, () => buttons, 'horizontal');
  return { element: group, show };

  function show(columns: readonly ResultColumn[], sort: View['sort']): void {
    const key = JSON.stringify(columns);
    if (key !== shown) build(columns);
    shown = key;
    for (const [column, button] of buttons.entries()) mark(button, sortOn(columns, sort), column);
  }

  function build(columns: readonly ResultColumn[]): void {
    const result = element('div', { role: 'columnheader', class: 'head-cell result' }, 'Result');
    buttons = columns.map((column, index) => headButton(column, index));
    const cells = buttons.map((button) =>
      element('div', { role: 'columnheader', class: 'head-cell' }, button),
    );
    row.replaceChildren(result, ...cells);
  }

  function headButton({ title, expression, problem }: ResultColumn, index: number): HTMLButtonElement {
    const button = element('button', {
      type: 'button',
      class: problem ? 'has-problem' : undefined,
      title: problem ? `${expression}: ${problem}` : expression,
      tabindex: index === 0 ? 0 : -1,
    });
    button.append(element('span', {}, title), icon('ascending'), icon('descending'));
    button.addEventListener('click', () => onSort(index));
    return button;
  }
}

function mark(button: HTMLButtonElement, { by, isDescending }: View['sort'], column: number): void {
  const direction = by !== column ? 'none' : isDescending ? 'descending' : 'ascending';
  if (button.parentElement) setAttribute(button.parentElement, 'aria-sort', direction);
}
