const SUITE_START = /^Suite starts in /;

/**
 * Prints what the suite and the extension say, and keeps what the editor said before it to itself unless the suite
 * never started.
 */
export function suiteLog() {
  /** @type {string[] | undefined} */
  let before = [];
  return {
    /** @param {string} line */
    add(line) {
      if (SUITE_START.test(line)) before = undefined;
      if (before) before.push(line);
      else console.log(line);
    },
    /** Prints what would explain why the suite never started. */
    end() {
      for (const line of before ?? []) console.log(line);
    },
  };
}
