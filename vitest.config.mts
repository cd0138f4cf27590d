import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,conformance,corpus,baselines}/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
