import type { EventField } from '../../../../../server/src/protocol.ts';
import { element } from '../element.ts';
import { icon } from '../icon.ts';
import { moveWithArrows } from '../roving.ts';

export interface FieldsOptions {
  onAdd(field: EventField): void;
  onExclude(field: EventField): void;
}

/** The fields of an event, each with what makes a condition of it. One stop of the Tab key: the arrows move in it. */
export function fieldList(fields: readonly EventField[], { onAdd, onExclude }: FieldsOptions): HTMLElement {
  const rows = fields.map((field) => fieldRow(field, { onAdd, onExclude }));
  const body = element('tbody', {}, ...rows.map(({ row }) => row));
  const [first] = rows;
  if (first) first.add.tabIndex = 0;
  const buttons = rows.flatMap(({ add, exclude }) => [add, exclude]);
  moveWithArrows(body, () => buttons, 'horizontal');
  for (const column of ['add', 'exclude'] as const) moveInColumn(rows.map((row) => row[column]));
  return element('table', { class: 'fields', 'aria-label': 'Fields of the event' }, body);
}

/** Up and down, from button to button of the same kind. */
function moveInColumn(buttons: readonly HTMLElement[]): void {
  for (const [index, button] of buttons.entries()) {
    button.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      const next = step === 0 ? undefined : buttons[index + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
  }
}

function fieldRow(field: EventField, { onAdd, onExclude }: FieldsOptions) {
  const { label, value, meaning, path } = field;
  const condition = `${label} = ${value}`;
  const add = action('add', 'Add', `Add to query: ${condition}`, () => onAdd(field));
  const exclude = action('exclude', 'Exclude', `Exclude: ${condition}`, () => onExclude(field));
  const row = element(
    'tr',
    {},
    element('th', { scope: 'row', title: path }, label),
    element(
      'td',
      { class: 'value', title: value },
      value,
      meaning === undefined ? undefined : element('span', { class: 'dim' }, ` ${meaning}`),
    ),
    element('td', { class: 'actions' }, add, exclude),
  );
  return { row, add, exclude };
}

function action(name: 'add' | 'exclude', text: string, label: string, onPress: () => void): HTMLElement {
  const made = element(
    'button',
    { type: 'button', class: 'action', title: label, 'aria-label': label, tabindex: -1 },
    icon(name),
    element('span', { class: 'action-text' }, text),
  );
  made.addEventListener('click', onPress);
  return made;
}
