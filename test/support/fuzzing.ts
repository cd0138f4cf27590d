const { FUZZ_SECONDS } = process.env;

/** How long a random test runs: so many runs, or as many as fit into `$FUZZ_SECONDS`. */
export function fuzzing(numRuns: number): {
  readonly numRuns: number;
  readonly interruptAfterTimeLimit?: number;
} {
  if (FUZZ_SECONDS === undefined) return { numRuns };
  return { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: Number(FUZZ_SECONDS) * 1000 };
}

/** The time limit of a test that fuzzes, in milliseconds. */
export const fuzzingTimeout = Number(FUZZ_SECONDS ?? 60) * 1000 + 60_000;
