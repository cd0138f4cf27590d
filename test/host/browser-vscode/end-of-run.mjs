import process from 'node:process';

const LONGEST_RUN = 5 * 60_000;
const LOOK_INTERVAL = 1_000;

/**
 * Rejects when the run is to end before its tests do: interrupted, left alone by the process that started it, or
 * running for too long.
 *
 * @returns {Promise<never>}
 */
export function endOfRun() {
  const parent = process.ppid;
  return new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => reject(new Error(`the run was ended by ${signal}`)));
    }
    setInterval(
      () => process.ppid !== parent && reject(new Error('the run was left alone')),
      LOOK_INTERVAL,
    ).unref();
    setTimeout(
      () => reject(new Error(`the run took over ${LONGEST_RUN / 60_000} minutes`)),
      LONGEST_RUN,
    ).unref();
  });
}
