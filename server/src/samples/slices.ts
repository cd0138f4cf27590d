import type { Turn } from './turn.ts';

/** Runs slices of work to their end, with turns between them. */
export async function drained<T>(slices: Generator<unknown, T>, turn: Turn): Promise<T> {
  for (let slice = slices.next(); ; slice = slices.next()) {
    if (slice.done) return slice.value;
    await turn();
  }
}
