/** Lets everything else that waits have its turn first. @param duration in milliseconds */
export function pause(duration = 0): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, duration));
}
