const SECONDS_BETWEEN_LINES = 10;

/**
 * Says what is being done, that it is still being done, and how long it took.
 *
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(what, work) {
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  console.log(`${what} …`);
  const timer = setInterval(
    () => console.log(`  still ${what} (${seconds()} s)`),
    SECONDS_BETWEEN_LINES * 1000,
  );
  try {
    return await work();
  } finally {
    clearInterval(timer);
    console.log(`  ${seconds()} s`);
  }
}
