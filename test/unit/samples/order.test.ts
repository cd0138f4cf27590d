import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderBy } from '../../../server/src/samples/order.ts';

test('sorts as a stable sort does, with what is no number first', () => {
  const key = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant(Number.NaN));
  fc.assert(
    fc.property(fc.array(key, { maxLength: 200 }), (keys) => {
      const rank = (index: number) => (Number.isNaN(keys[index]) ? -1 : (keys[index] ?? 0));
      const expected = keys.map((_, index) => index).sort((a, b) => rank(a) - rank(b));
      expect([...orderBy(Float64Array.from(keys))]).toEqual(expected);
    }),
  );
});

test('leaves alone what is in order', () => {
  expect([...orderBy(Float64Array.of(1, 2, 2, 3))]).toEqual([0, 1, 2, 3]);
  expect([...orderBy(new Float64Array(0))]).toEqual([]);
});
