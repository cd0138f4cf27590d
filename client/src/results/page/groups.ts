import type { ResultGroup } from '../../../../server/src/protocol.ts';
import { element } from './element.ts';
import { count, percent } from './numbers.ts';
import { moveWithArrows, placeIn } from './roving.ts';

/** The events by their IDs, the most frequent first. */
export interface Groups {
  readonly element: HTMLElement;
  show(groups: readonly ResultGroup[]): void;
  focus(): void;
}

/** @param onChoose limits the list to the events of this ID */
export function groups(onChoose: (id: number) => void): Groups {
  const body = element('tbody');
  const titles = ['ID', 'Name', 'Channel', 'Matched', 'Total', 'Share'];
  const head = element('tr', {}, ...titles.map((title) => element('th', { scope: 'col' }, title)));
  const list = element(
    'table',
    { class: 'groups', 'aria-label': 'Events by ID' },
    element('thead', {}, head),
    body,
  );
  const box = element('div', { class: 'groups-box', hidden: true }, list);
  let buttons: readonly HTMLButtonElement[] = [];
  moveWithArrows(body, () => buttons, 'vertical');
  return { element: box, show, focus: () => buttons.find((button) => button.tabIndex === 0)?.focus() };

  /** The focus stays with its ID where the counts change. */
  function show(groups: readonly ResultGroup[]): void {
    const focused = placeIn(buttons, document.activeElement);
    const rows = groups.map((group) => groupRow(group, onChoose));
    buttons = rows.map(({ button }) => button);
    for (const [index, button] of buttons.entries())
      button.tabIndex = index === Math.max(0, focused) ? 0 : -1;
    body.replaceChildren(...rows.map(({ row }) => row));
    if (focused >= 0) buttons[Math.min(focused, buttons.length - 1)]?.focus();
  }
}

function groupRow({ id, name, channel, matched, total }: ResultGroup, onChoose: (id: number) => void) {
  const label = `${id} ${name ?? ''} in ${channel}: ${count(matched)} of ${count(total)} match. List them`;
  const button = element('button', { type: 'button', 'aria-label': label }, String(id));
  const row = element(
    'tr',
    {},
    element('td', { class: 'id' }, button),
    element('td', { class: 'name' }, name),
    element('td', { class: 'channel' }, channel),
    element('td', { class: 'amount' }, count(matched)),
    element('td', { class: 'amount' }, count(total)),
    element('td', { class: 'part' }, meter(matched, total), element('span', {}, percent(matched, total))),
  );
  row.addEventListener('click', () => onChoose(id));
  return { row, button };
}

function meter(matched: number, total: number): HTMLElement {
  const fill = element('span', { class: 'meter-fill' });
  fill.style.width = `${total === 0 ? 0 : (matched / total) * 100}%`;
  return element('span', { class: 'meter', 'aria-hidden': 'true' }, fill);
}
