import type { Results } from '../../../../server/src/protocol.ts';
import { element, setText } from './element.ts';
import { icon } from './icon.ts';
import { count } from './numbers.ts';
import { newestFirst, type View } from './view.ts';

/** The bar that chooses which events are listed. */
export interface Toolbar {
  readonly element: HTMLElement;
  /** Where the part for the columns opens. */
  readonly columnsButton: HTMLButtonElement;
  showView(view: View, isGrouped: boolean): void;
  showCounts(results: Results): void;
}

export interface ToolbarOptions {
  onView(change: Partial<View>): void;
  onGrouped(isGrouped: boolean): void;
  onColumns(): void;
}

export function toolbar({ onView, onGrouped, onColumns }: ToolbarOptions): Toolbar {
  const choices = shows.map((show) => showChoice(show, () => onView(viewOf(show))));
  const show = element(
    'fieldset',
    { class: 'choices' },
    element('legend', { class: 'spoken' }, 'Events to list'),
    ...choices.map(({ label }) => label),
  );
  const nearest = toggle('Near misses first', ({ checked }) =>
    onView({ sort: checked ? { by: 'nearness', isDescending: false } : newestFirst }),
  );
  const grouped = toggle('Group by ID', ({ checked }) => onGrouped(checked));
  const search = searchField((text) => onView({ search: text }));
  const columnsButton = element(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': 'Columns…',
      title: 'Columns…',
      'aria-expanded': 'false',
    },
    icon('columns'),
  );
  columnsButton.addEventListener('click', onColumns);
  const bar = element(
    'div',
    { class: 'toolbar' },
    show,
    grouped.label,
    nearest.label,
    element(
      'div',
      { class: 'tools' },
      element('label', { class: 'search' }, icon('search'), search),
      columnsButton,
    ),
  );
  return { element: bar, columnsButton, showView, showCounts };

  function showView(view: View, isGrouped: boolean): void {
    for (const { show, input } of choices) input.checked = show === view.show;
    nearest.label.hidden = view.show !== 'missed';
    nearest.input.checked = view.sort.by === 'nearness';
    grouped.input.checked = isGrouped;
    if (document.activeElement !== search) search.value = view.search;
  }

  function showCounts({ matched, total }: Results): void {
    const counts = { matched, missed: total - matched, all: total };
    for (const { show, number } of choices) setText(number, count(counts[show]));
  }
}

const shows = ['matched', 'missed', 'all'] as const;
const titles = { matched: 'Matched', missed: 'Missed', all: 'All' };

/** Near misses are an order of what is missed. */
function viewOf(show: View['show']): Partial<View> {
  return show === 'missed' ? { show } : { show, sort: newestFirst };
}

function showChoice(show: View['show'], onChoose: () => void) {
  const input = element('input', { type: 'radio', name: 'show', value: show, class: 'spoken' });
  const number = element('span', { class: 'number' });
  const label = element('label', { class: 'choice' }, input, titles[show], ' ', number);
  input.addEventListener('change', onChoose);
  return { show, input, number, label };
}

function toggle(text: string, onChange: (input: HTMLInputElement) => void) {
  const input = element('input', { type: 'checkbox', class: 'spoken' });
  const label = element('label', { class: 'toggle' }, input, text);
  input.addEventListener('change', () => onChange(input));
  return { input, label };
}

function searchField(onSearch: (text: string) => void): HTMLInputElement {
  const input = element('input', {
    type: 'search',
    class: 'field',
    placeholder: 'Search…',
    'aria-label': 'Search in the events listed',
    spellcheck: 'false',
  });
  let pause: ReturnType<typeof setTimeout> | undefined;
  input.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => onSearch(input.value), pauseInTyping);
  });
  return input;
}

const pauseInTyping = 150;
