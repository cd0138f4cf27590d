import { element, setAttribute } from './element.ts';

/** The filter that is typed above a log. */
export interface FilterField {
  readonly element: HTMLElement;
  show(text: string): void;
  /** Why Windows would refuse it; empty where it would not. */
  complain(message: string): void;
}

export function filterField(onFilter: (text: string) => void): FilterField {
  const complaintId = 'filter-complaint';
  const input = element('input', {
    type: 'text',
    class: 'field',
    'aria-label': 'Filter, in XPath',
    'aria-describedby': complaintId,
    placeholder: 'Filter, as *[System[EventID=4624]]',
    spellcheck: 'false',
    autocomplete: 'off',
  });
  const complaint = element('p', { class: 'problem', id: complaintId, role: 'status' });
  const box = element('div', { class: 'filter-field' }, input, complaint);
  let pause: ReturnType<typeof setTimeout> | undefined;
  input.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => onFilter(input.value), pauseInTyping);
  });
  return { element: box, show, complain };

  function show(text: string): void {
    if (input.value !== text) input.value = text;
  }

  function complain(message: string): void {
    complaint.textContent = message;
    setAttribute(input, 'aria-invalid', message !== '' && 'true');
  }
}

const pauseInTyping = 120;
