/** Gives everything else that waits its turn, but only where that is due: it may be called as often as one likes. */
export type Turn = () => Promise<void>;

/** @param slice how long work may go on without a pause, in milliseconds */
export function turnEvery(slice: number, now: () => number = Date.now): Turn {
  let last = now();
  return async () => {
    if (now() - last < slice) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    last = now();
  };
}
