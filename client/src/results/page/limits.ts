import { element } from './element.ts';
import { icon } from './icon.ts';
import { isSameDay, timeText } from './time.ts';
import type { View } from './view.ts';

/** What the list is limited to, each with a button that ends it. */
export interface Limits {
  readonly element: HTMLElement;
  show(view: View, names: ReadonlyMap<number, string>): void;
}

export function limits(onView: (change: Partial<View>) => void): Limits {
  const list = element('div', { class: 'limits' });
  return { element: list, show };

  function show({ ids, span }: View, names: ReadonlyMap<number, string>): void {
    const buttons = ids.map((id) => {
      const text = ['ID', id, names.get(id)].filter((part) => part !== undefined).join(' ');
      return limit(text, () => onView({ ids: ids.filter((other) => other !== id) }));
    });
    if (span) buttons.push(limit(spanText(span), () => onView({ span: undefined })));
    list.replaceChildren(...buttons);
    list.hidden = buttons.length === 0;
  }
}

export function spanText({ from, to }: { readonly from: number; readonly to: number }): string {
  return `${timeText(from, true)} to ${timeText(to, !isSameDay(from, to))}`;
}

function limit(text: string, onEnd: () => void): HTMLElement {
  const button = element(
    'button',
    {
      type: 'button',
      class: 'limit',
      'aria-label': `Only ${text}. Show others again`,
      title: 'Show others again',
    },
    text,
    icon('close'),
  );
  button.addEventListener('click', onEnd);
  return button;
}
