import { expect, test } from 'vitest';
import { isInMask } from '../../../server/src/matcher/mask.ts';
import { scanner } from '../../../server/src/matcher/scanner.ts';
import { finished, search } from '../../../server/src/matcher/search.ts';
import { isSelected, type RunnableSelection } from '../../../server/src/matcher/selection.ts';
import { eventOf, eventXml } from '../../support/event-xml.ts';
import { testOf } from '../../support/runnable.ts';
import { storeOf } from '../../support/stored-events.ts';

const options = { now: Date.UTC(2024, 4, 15), caseSensitive: true };

const events = [
  '<EventID>4624</EventID><Channel>Security</Channel>',
  '<EventID>4625</EventID><Channel>SECURITY</Channel>',
  '<EventID>4624</EventID><Channel>System</Channel>',
  '<EventID>4624</EventID><Channel/>',
  '<EventID>4624</EventID>',
  '<Channel>System</Channel><EventID>4624</EventID><Channel>Security</Channel>',
].map((system) => eventOf(eventXml(system, {})));

const filter = (text: string, channel?: string) => ({ test: testOf(text), channel });

test.each<readonly [string, RunnableSelection, readonly number[]]>([
  ['every event', { query: filter('*'), suppressions: [] }, [0, 1, 2, 3, 4, 5]],
  ['those of a channel, or of none', { query: filter('*', 'security'), suppressions: [] }, [0, 1, 3, 4]],
  [
    'what a Suppress leaves',
    { query: filter('*'), suppressions: [filter('*[System[EventID=4625]]'), filter('*', 'System')] },
    [0],
  ],
  [
    'what a Suppress of another channel leaves',
    {
      query: filter('*[System[EventID<5000]]'),
      suppressions: [filter('*[System[EventID=4624]]', 'Security')],
    },
    [1, 2, 5],
  ],
])('selects %s, from columns and from events beyond the caps', (_, selection, wanted) => {
  // As a worker gets it.
  const sent = structuredClone(selection);
  for (const caps of [{}, { mostGroups: 2 }, { mostValues: 1 }]) {
    const { store } = storeOf(events, caps);
    const found = finished(search(sent, scanner(store), (event) => events[event], options));
    expect(events.flatMap((_, index) => (isInMask(found.events, index) ? [index] : []))).toEqual(wanted);
    // Each event of these stores is as long as its index says.
    const bytes = wanted.reduce((sum, index) => sum + index, 0);
    expect(found).toMatchObject({ count: wanted.length, bytes, asked: events.length });
  }
  expect(events.flatMap((event, index) => (isSelected(sent, event, options) ? [index] : []))).toEqual(wanted);
});

test('an event that can no longer be read is not selected', () => {
  const { store } = storeOf(events, { mostGroups: 0 });
  const all = { query: filter('*'), suppressions: [] };
  expect(finished(search(all, scanner(store), () => undefined, options)).count).toBe(0);
});
