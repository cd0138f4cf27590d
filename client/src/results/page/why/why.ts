import type { EventReference, Why, WhyResult } from '../../../../../server/src/protocol.ts';
import { element } from '../element.ts';
import { highlight } from '../highlight.ts';
import { icon } from '../icon.ts';
import { conditionList } from './conditions.ts';
import { fieldList } from './fields.ts';
import { markedText } from './marked-text.ts';
import { withPaleMarkup } from './pale-markup.ts';

/** Why the query selects an event or does not, the event itself, and filters made of it. */
export interface WhyPane {
  readonly element: HTMLElement;
  show(event: EventReference, result: WhyResult): void;
  /** Marks what is searched for, in this event and those shown after it. */
  highlight(search: string): void;
  /** What came of the last button, where it is worth a word. */
  say(text: string): void;
  close(): void;
  focus(): void;
}

export interface WhyPaneOptions {
  onEdit(action: 'create' | 'add' | 'exclude', event: EventReference, path: string | undefined): void;
  onClose(): void;
}

export function whyPane({ onEdit, onClose }: WhyPaneOptions): WhyPane {
  const body = element('div', { class: 'why-body' });
  const said = element('p', { role: 'status', class: 'said', hidden: true });
  const pane = element(
    'section',
    { class: 'why', 'aria-label': 'Why', tabindex: -1, hidden: true },
    said,
    body,
  );
  let shown = '';
  let searched = '';
  pane.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') onClose();
  });
  return { element: pane, show, highlight: search, say, close, focus: () => pane.focus() };

  /** What is the same is left alone, so that the focus and the scroll bars stay. */
  function show(event: EventReference, result: WhyResult): void {
    pane.hidden = false;
    const key = JSON.stringify([event, result]);
    if (key === shown) return;
    shown = key;
    say('');
    const hadFocus = pane.contains(document.activeElement);
    body.replaceChildren(...(result.kind === 'why' ? whyParts(event, result) : [complaint(result.message)]));
    search(searched);
    if (hadFocus) pane.focus();
    showDecisive(body);
  }

  function search(text: string): void {
    searched = text;
    highlight('event', body.querySelectorAll('.xml, .fields .value'), text);
  }

  function say(text: string): void {
    said.textContent = text;
    said.hidden = text === '';
  }

  function close(): void {
    shown = '';
    pane.hidden = true;
    body.replaceChildren();
  }

  function whyParts(event: EventReference, why: Why): readonly HTMLElement[] {
    const create = button('Create filter', 'Create filter from this event', () =>
      onEdit('create', event, undefined),
    );
    const end = element(
      'button',
      { type: 'button', class: 'icon-button', 'aria-label': 'Close', title: 'Close (Escape)' },
      icon('close'),
    );
    end.addEventListener('click', onClose);
    const fields = fieldList(why.fields, {
      onAdd: ({ path }) => onEdit('add', event, path),
      onExclude: ({ path }) => onEdit('exclude', event, path),
    });
    return [
      element('div', { class: 'why-head' }, verdict(why), create, end),
      element(
        'div',
        { class: 'why-parts' },
        part('Filter', filterText(why), conditionList(why.query, why.conditions)),
        part('Fields', fields),
        part('Event', element('pre', { class: 'xml' }, ...withPaleMarkup(markedText(why.xml, why.xmlMarks)))),
      ),
    ];
  }
}

/** Scrolls the XML to what is the reason for a miss. */
function showDecisive(body: HTMLElement): void {
  const mark = body.querySelector<HTMLElement>('.xml .is-false');
  const box = mark?.closest('.why-scroll');
  if (!mark || !box) return;
  const below = mark.getBoundingClientRect().bottom - box.getBoundingClientRect().bottom;
  if (below > 0) box.scrollTop = below + box.clientHeight / 3;
}

function verdict({ isMatched, sentence }: Why): HTMLElement {
  return element(
    'h2',
    { class: isMatched ? 'verdict is-true' : 'verdict is-false' },
    icon(isMatched ? 'matched' : 'missed'),
    element('strong', {}, isMatched ? 'Matched' : 'Missed'),
    element('span', { class: 'sentence' }, sentence),
  );
}

function filterText({ query, conditions }: Why): HTMLElement {
  return element('pre', { class: 'filter' }, ...markedText(query, conditions));
}

/** Scrolls by itself, and so takes the focus. */
function part(title: string, ...children: readonly HTMLElement[]): HTMLElement {
  const box = element(
    'div',
    { class: 'why-scroll', tabindex: 0, role: 'group', 'aria-label': title },
    ...children,
  );
  return element('section', { class: `why-part part-${title.toLowerCase()}` }, element('h3', {}, title), box);
}

function complaint(message: string): HTMLElement {
  return element('p', { class: 'notice-detail' }, message);
}

function button(text: string, label: string, onPress: () => void): HTMLElement {
  const made = element(
    'button',
    { type: 'button', class: 'button secondary', 'aria-label': label, title: label },
    text,
  );
  made.addEventListener('click', onPress);
  return made;
}
