import { element } from './element.ts';

/** What stands in the place of the table where there is nothing to list. */
export interface Notice {
  readonly element: HTMLElement;
  show(text: NoticeText): void;
  hide(): void;
}

export interface NoticeText {
  readonly title: string;
  readonly detail?: string;
  /** Shown as code. */
  readonly code?: string;
  readonly button?: { readonly text: string; onPress(): void };
  /** From 0 to 1; without, how far it is cannot be told. */
  readonly progress?: { readonly share: number | undefined };
}

export function notice(): Notice {
  const box = element('div', { class: 'notice', role: 'status', hidden: true });
  let shown = '';
  return { element: box, show, hide };

  function show(text: NoticeText): void {
    box.hidden = false;
    const key = JSON.stringify(text);
    if (key === shown) return;
    shown = key;
    box.replaceChildren(...parts(text).filter((part) => part !== undefined));
  }

  function hide(): void {
    box.hidden = true;
    shown = '';
    box.replaceChildren();
  }
}

function parts({ title, detail, code, button, progress }: NoticeText): readonly (HTMLElement | undefined)[] {
  return [
    element('p', { class: 'notice-title' }, title),
    progress && progressBar(progress.share),
    detail === undefined ? undefined : element('p', { class: 'notice-detail' }, detail),
    code === undefined ? undefined : element('pre', { class: 'notice-code' }, code),
    button && noticeButton(button),
  ];
}

function noticeButton({ text, onPress }: NonNullable<NoticeText['button']>): HTMLElement {
  const made = element('button', { type: 'button', class: 'button' }, text);
  made.addEventListener('click', onPress);
  return made;
}

function progressBar(share: number | undefined): HTMLElement {
  const value = share === undefined ? undefined : share.toFixed(3);
  return element('progress', { 'aria-label': 'Reading the events', max: 1, value });
}
