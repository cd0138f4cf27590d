import { element } from '../element.ts';

/** A part of a text and what is shown of it: UTF-16 offsets. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly isMatched: boolean;
  readonly isNeeded: boolean;
  readonly sentence?: string;
}

/** A text with its parts marked. Where marks overlap, the later one begins where the earlier one ends. */
export function markedText(text: string, marks: readonly Mark[]): readonly (Node | string)[] {
  const sorted = [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const mark of sorted) {
    const start = Math.max(at, mark.start);
    if (mark.end <= start) continue;
    parts.push(text.slice(at, start), marked(text.slice(start, mark.end), mark));
    at = mark.end;
  }
  parts.push(text.slice(at));
  return parts;
}

/** Of what is marked, as a class has it. */
export function stateOf({ isMatched, isNeeded }: Pick<Mark, 'isMatched' | 'isNeeded'>): keyof typeof spoken {
  if (isMatched) return 'is-true';
  return isNeeded ? 'is-false' : 'is-spare';
}

/** For those who cannot see colours. */
export const spoken = { 'is-true': 'true', 'is-false': 'false', 'is-spare': 'not needed' } as const;

function marked(text: string, mark: Mark): HTMLElement {
  const state = stateOf(mark);
  return element(
    'mark',
    { class: state, title: mark.sentence },
    element('span', { class: 'spoken' }, `[${spoken[state]}: `),
    text,
    element('span', { class: 'spoken' }, ']'),
  );
}
