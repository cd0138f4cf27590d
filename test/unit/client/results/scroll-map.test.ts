import { expect, test } from 'vitest';
import { scrollMap } from '../../../../client/src/results/page/scroll-map.ts';

const viewport = 400;

test.each([
  [10, false],
  [600_000, false],
  [1_000_000, true],
  [500_000_000, true],
])('%i rows: both ends are reached, and every place comes back', (rowCount, isScaled) => {
  const map = scrollMap(rowCount, 22, viewport);
  expect(map.isScaled).toBe(isScaled);
  expect(map.height).toBeLessThanOrEqual(15_000_000);
  expect(map.toOffset(0)).toBe(0);
  expect(map.toOffset(map.height)).toBe(Math.max(0, rowCount * 22 - viewport));
  for (const offset of [0, map.mostOffset / 3, map.mostOffset]) {
    expect(map.toOffset(map.toScrollTop(offset))).toBeCloseTo(offset, 3);
  }
});
