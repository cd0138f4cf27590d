import type { MochaOptions } from 'mocha';

/** An editor that is starting answers slowly, and more so on a small machine under load. */
export const mochaOptions = {
  ui: 'tdd',
  reporter: 'spec',
  color: false,
  timeout: 30_000,
  slow: 1_000,
} as const satisfies MochaOptions;
