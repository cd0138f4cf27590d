import { expect, test } from 'vitest';
import { countOf, daysOf, durationOf, sizeOf, spanOf } from '../../../../client/src/samples/words.ts';

test.each([
  [0, '0 events'],
  [1, '1 event'],
  [1_234_567, '1,234,567 events'],
])('counts %d', (count, words) => expect(countOf(count, 'event')).toBe(words));

test.each([
  [0, '0 B'],
  [820, '820 B'],
  [1024, '1 KB'],
  [9421, '9.2 KB'],
  [10_235, '10 KB'],
  [71_303_168, '68 MB'],
  [1_288_490_189, '1.2 GB'],
])('%d bytes', (bytes, words) => expect(sizeOf(bytes)).toBe(words));

test.each([
  [0.2, '1 s'],
  [3.4, '3 s'],
  [89.4, '89 s'],
  [120, '2 min'],
  [5400, '2 h'],
])('%d seconds', (seconds, words) => expect(durationOf(seconds)).toBe(words));

const morning = Date.UTC(2025, 2, 11, 5, 31, 2);
const spring = Date.UTC(2025, 3, 2, 17, 2, 40);

test('days', () => {
  expect(daysOf(morning, morning + 3_600_000)).toBe('2025-03-11');
  expect(daysOf(morning, spring)).toBe('2025-03-11 – 2025-04-02');
});

test('a span to the second', () => {
  expect(spanOf(morning, spring)).toBe('2025-03-11 05:31:02 – 2025-04-02 17:02:40 UTC');
});
