import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,conformance,corpus,baselines,grammar}/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
