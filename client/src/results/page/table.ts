import type { ResultColumn, ResultRow, Results } from '../../../../server/src/protocol.ts';
import { columnWidths, measureIn } from './column-widths.ts';
import { element, setAttribute } from './element.ts';
import { highlight } from './highlight.ts';
import { tableHeader } from './table-header.ts';
import { emptyRow, fillRow, rowId } from './table-row.ts';
import { type DateStyle, dateStyle, timeText } from './time.ts';
import type { View } from './view.ts';
import { rowHeight, type Span, virtualRows } from './virtual-rows.ts';

/** The table of events: any number of rows, of which those in sight are fetched. */
export interface Table {
  readonly element: HTMLElement;
  show(results: Results, view: View): void;
  /** Fills the rows in sight anew: some were fetched. */
  refill(): void;
  inSight(): Span;
  scrollToTop(): void;
  select(index: number | undefined): void;
  selected(): number | undefined;
  focus(): void;
}

export interface TableOptions {
  row(index: number): ResultRow | undefined;
  onSight(span: Span): void;
  onSort(column: number): void;
  onSelect(index: number): void;
  /** Enter, or a double click. */
  onOpen(): void;
  onEscape(): void;
}

export function table({ row, onSight, onSort, onSelect, onOpen, onEscape }: TableOptions): Table {
  const grid = element('div', { role: 'grid', class: 'grid', tabindex: 0, 'aria-label': 'Events' });
  const widths = columnWidths();
  const header = tableHeader({ onSort, onResize: resize });
  const rows = virtualRows({
    scroller: grid,
    header: header.element,
    make: emptyRow,
    fill,
    onSight: seen,
    kept: () => selected,
  });
  let columns: readonly ResultColumn[] = [];
  let names: ReadonlyMap<string, string> = new Map();
  let count = 0;
  let selected: number | undefined;
  let dates: DateStyle = 'whole';
  let search = '';
  let measured = '';
  grid.addEventListener('keydown', press);
  grid.addEventListener('mousedown', (event) => {
    const index = rowAt(event);
    if (index !== undefined) choose(index);
  });
  grid.addEventListener('pointerover', tellWhole);
  grid.addEventListener('dblclick', (event) => {
    if (rowAt(event) !== undefined) onOpen();
  });
  return {
    element: grid,
    show,
    refill: rows.refill,
    inSight: rows.inSight,
    scrollToTop: rows.scrollToTop,
    select,
    selected: () => selected,
    focus: () => grid.focus(),
  };

  function show(results: Results, view: View): void {
    columns = results.columns;
    names = new Map(results.groups.flatMap(({ id, name }) => (name ? [[String(id), name]] : [])));
    count = results.rowCount;
    setAttribute(grid, 'aria-rowcount', count + 1);
    setAttribute(grid, 'aria-colcount', columns.length + 1);
    dates = dateStyle(results.span);
    search = view.search;
    measureColumns(results.rows, view.show);
    header.show(
      columns,
      view.sort,
      dates === 'none' && results.span ? timeText(results.span.from, true).slice(0, 10) : undefined,
    );
    if (selected !== undefined && selected >= count) selected = undefined;
    rows.setCount(count);
    rows.refill();
  }

  /** Only where the columns or the kind of the rows are others: widths that change with each key would make the table restless. */
  function measureColumns(first: readonly ResultRow[], show: View['show']): void {
    const key = [dates, show, ...columns.map(({ expression }) => expression)].join('\n');
    if (key === measured || first.length === 0) return;
    measured = key;
    widths.fit(columns, first, { names, dates }, { widthOf: measureIn(grid), room: grid.clientWidth });
    placeColumns();
  }

  function resize(column: number, change: number | undefined): void {
    const expression = columns[column]?.expression;
    if (expression === undefined) return;
    widths.set(expression, change === undefined ? undefined : widths.of(expression) + change);
    placeColumns();
  }

  function placeColumns(): void {
    grid.style.setProperty('--columns', widths.tracks(columns));
  }

  function fill(target: HTMLElement, index: number): void {
    fillRow(target, index, row(index), { columns, names, dates, isSelected: index === selected });
  }

  function seen(span: Span): void {
    markActive();
    highlight('cells', grid.querySelectorAll('.row:not([hidden]) .cell:not(.match)'), search);
    onSight(span);
  }

  function press(event: KeyboardEvent): void {
    if (event.target !== grid || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') onEscape();
    if (event.key === 'Enter' && selected !== undefined) onOpen();
    const next = nextRow(event.key);
    if (next === undefined || count === 0) return;
    event.preventDefault();
    choose(Math.max(0, Math.min(next, count - 1)));
  }

  function nextRow(key: string): number | undefined {
    const { first } = rows.inSight();
    const at = selected ?? first - 1;
    const page = Math.max(1, Math.floor((grid.clientHeight - header.element.offsetHeight) / rowHeight) - 1);
    switch (key) {
      case 'ArrowDown':
        return at + 1;
      case 'ArrowUp':
        return at - 1;
      case 'PageDown':
        return at + page;
      case 'PageUp':
        return at - page;
      case 'Home':
        return 0;
      case 'End':
        return count - 1;
      default:
        return undefined;
    }
  }

  function choose(index: number): void {
    select(index);
    onSelect(index);
  }

  function select(index: number | undefined): void {
    const before = selected;
    selected = index;
    for (const changed of [before, index]) {
      const target = changed === undefined ? undefined : rows.elementOf(changed);
      if (target) target.ariaSelected = String(changed === selected);
    }
    if (index !== undefined) rows.reveal(index);
    markActive();
  }

  /** A screen reader must not be sent to a row that is no element at the time. */
  function markActive(): void {
    const isInSight = selected !== undefined && rows.elementOf(selected) !== undefined;
    setAttribute(grid, 'aria-activedescendant', isInSight ? rowId(selected ?? 0) : undefined);
  }

  /** What a cell has no room for, or shows shortened. */
  function tellWhole({ target }: PointerEvent): void {
    const cell = target instanceof Element ? target.closest<HTMLElement>('.row .cell') : undefined;
    const line = cell?.parentElement;
    const index = line?.ariaRowIndex ? Number(line.ariaRowIndex) - 2 : undefined;
    if (!cell || !line || index === undefined) return;
    const column = [...line.children].indexOf(cell) - 1;
    cell.title = column < 0 ? (cell.textContent ?? '') : (row(index)?.cells[column] ?? '');
  }

  function rowAt({ target }: MouseEvent): number | undefined {
    const found = target instanceof Element ? target.closest('.row') : undefined;
    return found?.ariaRowIndex ? Number(found.ariaRowIndex) - 2 : undefined;
  }
}
