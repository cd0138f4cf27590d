import type { WhyCondition } from '../../../../../server/src/protocol.ts';
import { element } from '../element.ts';
import { icon } from '../icon.ts';
import { stateOf } from './marked-text.ts';

/** Each comparison of the query, and what came of it; neighbours that were not needed are folded away. */
export function conditionList(query: string, conditions: readonly WhyCondition[]): HTMLElement {
  const list = element('ul', { class: 'conditions' });
  let spare: HTMLElement[] = [];
  for (const condition of conditions) {
    const item = conditionItem(query, condition);
    if (condition.isNeeded) list.append(...folded(spare), item);
    spare = condition.isNeeded ? [] : [...spare, item];
  }
  list.append(...folded(spare));
  return list;
}

function folded(items: readonly HTMLElement[]): readonly HTMLElement[] {
  if (items.length === 0) return [];
  const title = `${items.length} more ${items.length === 1 ? 'alternative' : 'alternatives'}, not needed`;
  const inner = element('ul', { class: 'conditions' }, ...items);
  return [element('li', { class: 'folded' }, element('details', {}, element('summary', {}, title), inner))];
}

function conditionItem(query: string, condition: WhyCondition): HTMLElement {
  const { start, end, isMatched, sentence } = condition;
  const state = stateOf(condition);
  return element(
    'li',
    { class: state },
    icon(icons[state]),
    element('span', { class: 'spoken' }, isMatched ? 'True: ' : 'False: '),
    element('code', {}, query.slice(start, end)),
    ' ',
    element('span', { class: 'sentence' }, sentence),
  );
}

const icons = { 'is-true': 'matched', 'is-false': 'missed', 'is-spare': 'exclude' } as const;
