import { expect, test } from 'vitest';
import { bytes, events, percent } from '../../../../client/src/results/page/numbers.ts';

test.each([
  [0, 0, '0 %'],
  [212, 3450, '6 %'],
  [1, 3450, '< 1 %'],
  [3449, 3450, '> 99 %'],
  [3450, 3450, '100 %'],
])('%i of %i are %s', (part, whole, text) => expect(percent(part, whole)).toBe(text));

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1180, '1.2 kB'],
  [268_000, '268 kB'],
  [4_100_000, '4.1 MB'],
  [2_000_000_000, '2.0 GB'],
])('%i bytes are %s', (value, text) => expect(bytes(value)).toBe(text));

test('one event is no plural', () => expect([events(1), events(3450)]).toEqual(['1 event', '3,450 events']));
