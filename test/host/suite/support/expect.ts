/** Fails with a difference that mocha prints when two plain values are not the same. */
export function expectEqual(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) === JSON.stringify(expected)) return;
  throw Object.assign(new Error('not what was expected'), { actual, expected, showDiff: true });
}
