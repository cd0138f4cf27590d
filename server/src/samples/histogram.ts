import { isInMask, type Mask } from '../matcher/mask.ts';
import type { Numbering } from './numbering.ts';

/** How many events there are in stretches of time of equal length. */
export interface Histogram {
  /** Of the oldest and the newest event, in milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly total: readonly number[];
  readonly matched: readonly number[];
}

/** @returns `undefined` where no event has a time */
export function histogramOf(
  { parts }: Numbering,
  matched: readonly Mask[],
  buckets: number,
): Histogram | undefined {
  const from = Math.min(...parts.map(({ segment }) => segment.oldest ?? Number.POSITIVE_INFINITY));
  const to = Math.max(...parts.map(({ segment }) => segment.newest ?? Number.NEGATIVE_INFINITY));
  if (from > to) return undefined;
  const [ofAll, ofMatched] = [new Array<number>(buckets).fill(0), new Array<number>(buckets).fill(0)];
  const scale = to > from ? buckets / (to - from) : 0;
  for (const [index, { segment }] of parts.entries()) {
    const bits = matched[index];
    for (let event = 0; event < segment.times.length; event++) {
      const time = segment.times[event] as number;
      if (Number.isNaN(time)) continue;
      const bucket = Math.min(buckets - 1, Math.floor((time - from) * scale));
      ofAll[bucket] = (ofAll[bucket] ?? 0) + 1;
      if (bits && isInMask(bits, event)) ofMatched[bucket] = (ofMatched[bucket] ?? 0) + 1;
    }
  }
  return { from, to, total: ofAll, matched: ofMatched };
}
