import { orderBy } from './order.ts';
import type { Segment } from './segment.ts';

/** All events of all files under one running number, in the order of the files; made anew when something has been loaded. */
export interface Numbering {
  readonly parts: readonly Part[];
  readonly count: number;
}

/** A segment with the place of its events among all. */
export interface Part {
  readonly segment: Segment;
  /** The name of its file: a URI or a path. */
  readonly file: string;
  /** The running number of its first event. */
  readonly first: number;
  /** The index of its first event among those of its file. */
  readonly firstInFile: number;
}

export function numberingOf(
  files: Iterable<{ readonly name: string; readonly segments: readonly Segment[] }>,
): Numbering {
  const parts: Part[] = [];
  let count = 0;
  for (const { name, segments } of files) {
    const firstOfFile = count;
    for (const segment of segments) {
      parts.push({ segment, file: name, first: count, firstInFile: count - firstOfFile });
      count += segment.store.count;
    }
  }
  return { parts, count };
}

/** The part that holds the event with a running number. */
export function partAt({ parts }: Numbering, number: number): Part | undefined {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const part = parts[middle];
    if (part && part.first + part.segment.store.count <= number) low = middle + 1;
    else high = middle;
  }
  return parts[low];
}

/** The part and the event in it that an index among the events of a file stands for. */
export function eventAt(
  { parts }: Numbering,
  file: string,
  index: number,
): { part: Part; event: number } | undefined {
  for (const part of parts) {
    const event = index - part.firstInFile;
    if (part.file === file && event >= 0 && event < part.segment.store.count) return { part, event };
  }
  return undefined;
}

/** All running numbers, the oldest event first; events of one time in the order of their files. */
export function byTime(numbering: Numbering): Uint32Array {
  const known = orders.get(numbering);
  if (known) return known;
  const times = new Float64Array(numbering.count);
  for (const { segment, first } of numbering.parts) times.set(segment.times, first);
  const order = orderBy(times);
  orders.set(numbering, order);
  return order;
}

const orders = new WeakMap<Numbering, Uint32Array>();
