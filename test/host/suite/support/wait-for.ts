const LONGEST_WAIT = 20_000;
const LOOK_INTERVAL = 50;

/** Looks again and again until there is a value, and fails with what was awaited when none comes. */
export async function waitFor<T>(
  awaited: string,
  look: () => T | undefined | PromiseLike<T | undefined>,
  longest = LONGEST_WAIT,
): Promise<T> {
  const deadline = Date.now() + longest;
  while (Date.now() < deadline) {
    const value = await look();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, LOOK_INTERVAL));
  }
  throw new Error(`waited ${longest / 1000} s for ${awaited}`);
}
