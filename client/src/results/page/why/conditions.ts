import type { WhyCondition } from '../../../../../server/src/protocol.ts';
import { element } from '../element.ts';
import { icon } from '../icon.ts';

/** Each comparison of the query, and what came of it. */
export function conditionList(query: string, conditions: readonly WhyCondition[]): HTMLElement {
  const items = conditions.map(({ start, end, isMatched, sentence }) =>
    element(
      'li',
      { class: isMatched ? 'is-true' : 'is-false' },
      icon(isMatched ? 'matched' : 'missed'),
      element('span', { class: 'spoken' }, isMatched ? 'True: ' : 'False: '),
      element('code', {}, query.slice(start, end)),
      ' ',
      element('span', { class: 'sentence' }, sentence),
    ),
  );
  return element('ul', { class: 'conditions' }, ...items);
}
