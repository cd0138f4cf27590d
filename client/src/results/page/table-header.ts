import type { ResultColumn } from '../../../../server/src/protocol.ts';
import { columnSash } from './column-sash.ts';
import { element, setAttribute } from './element.ts';
import { icon } from './icon.ts';
import { moveWithArrows } from './roving.ts';
import { sortOn, timeExpression, type View } from './view.ts';

export interface TableHeader {
  readonly element: HTMLElement;
  /** @param date that all the times are of, where they are shown without */
  show(columns: readonly ResultColumn[], sort: View['sort'], date: string | undefined): void;
}

export interface TableHeaderOptions {
  /** @param column its index */
  onSort(column: number): void;
  /** @param change in pixels; `undefined` for the width that fits */
  onResize(column: number, change: number | undefined): void;
}

export function tableHeader({ onSort, onResize }: TableHeaderOptions): TableHeader {
  const row = element('div', { role: 'row', class: 'header-row', 'aria-rowindex': 1 });
  const group = element('div', { role: 'rowgroup', class: 'header' }, row);
  let buttons: readonly HTMLButtonElement[] = [];
  let shown = '';
  moveWithArrows(row, () => buttons, 'horizontal');
  return { element: group, show };

  function show(columns: readonly ResultColumn[], sort: View['sort'], date: string | undefined): void {
    const key = JSON.stringify(columns);
    if (key !== shown) build(columns);
    shown = key;
    for (const [index, column] of columns.entries()) {
      if (buttons[index]) setAttribute(buttons[index], 'title', tooltip(column, date));
    }
    for (const [column, button] of buttons.entries()) mark(button, sortOn(columns, sort), column);
  }

  function build(columns: readonly ResultColumn[]): void {
    const title = element('span', { class: 'spoken' }, 'Result');
    const result = element('div', { role: 'columnheader', class: 'head-cell', title: 'Result' }, title);
    buttons = columns.map((column, index) => headButton(column, index));
    const cells = buttons.map((button, index) =>
      element(
        'div',
        { role: 'columnheader', class: 'head-cell' },
        button,
        columnSash((change) => onResize(index, change)),
      ),
    );
    row.replaceChildren(result, ...cells);
  }

  function headButton({ title, problem }: ResultColumn, index: number): HTMLButtonElement {
    const button = element('button', {
      type: 'button',
      class: problem ? 'has-problem' : undefined,
      tabindex: index === 0 ? 0 : -1,
      'aria-keyshortcuts': 'Shift+ArrowLeft Shift+ArrowRight',
    });
    button.append(element('span', {}, title), icon('ascending'), icon('descending'));
    button.addEventListener('click', () => onSort(index));
    button.addEventListener('keydown', (event) => {
      const change = event.key === 'ArrowLeft' ? -keyStep : event.key === 'ArrowRight' ? keyStep : 0;
      if (!event.shiftKey || change === 0) return;
      event.preventDefault();
      event.stopPropagation();
      onResize(index, change);
    });
    return button;
  }
}

/** In pixels. */
const keyStep = 10;

function tooltip({ expression, problem }: ResultColumn, date: string | undefined): string {
  if (problem) return `${expression}: ${problem}`;
  const day = expression === timeExpression && date !== undefined ? `\nAll of ${date}, UTC` : '';
  return `${expression}${day}\nWidth: Shift+Left, Shift+Right`;
}

function mark(button: HTMLButtonElement, { by, isDescending }: View['sort'], column: number): void {
  const direction = by !== column ? 'none' : isDescending ? 'descending' : 'ascending';
  if (button.parentElement) setAttribute(button.parentElement, 'aria-sort', direction);
}
