import { bestOf } from './best-of.ts';
import type { NamePlace, Typed, ValuePlace } from './place.ts';
import type { Insertion, Proposal } from './proposal.ts';
import { quoted, written } from './quoted.ts';

/** Lengths of time in milliseconds, which timediff() gives. */
export function completeDuration({ typed, quoting }: ValuePlace): readonly Proposal[] {
  return spans(typed, (milliseconds) => [written(String(milliseconds), quoting)]);
}

/** Conditions on the age of an event, below System or below TimeCreated. */
export function completeAge({ typed, scope }: NamePlace): readonly Proposal[] {
  const isInTime = typeof scope === 'object' && scope.name === 'TimeCreated';
  return spans(typed, (milliseconds) => {
    const condition = `timediff(@SystemTime) <= ${milliseconds}`;
    return [isInTime ? condition : `TimeCreated[${condition}]`];
  });
}

/** Points in time as Windows takes them: UTC, milliseconds at most, `Z` (MS-EVEN6 2.2.15.2, [D]). @param now milliseconds since 1970 */
export function completeTime({ typed, quoting }: ValuePlace, now: number): readonly Proposal[] {
  const midnight = Math.floor(now / day) * day;
  const times: readonly (readonly [label: string, time: number])[] = [
    ['Now', now],
    ['Today 00:00 UTC', midnight],
    ['Yesterday 00:00 UTC', midnight - day],
    ['7 days ago', now - 7 * day],
    ['30 days ago', now - 30 * day],
  ];
  return times.flatMap(([label, time]) => {
    const stamp = new Date(time).toISOString();
    const text = quoted(stamp, quoting);
    const fits = bestOf([label], typed.words, () => [label, stamp]).length > 0;
    return fits && text !== undefined
      ? [{ label, kind: 'value', detail: stamp, range: typed.range, insertion: [text] }]
      : [];
  });
}

function spans(
  { words, range }: Typed,
  insertionOf: (milliseconds: number) => Insertion,
): readonly Proposal[] {
  return bestOf(lengths, words, ([label, milliseconds]) => [
    label,
    label.replace('Last ', ''),
    String(milliseconds),
  ]).map(([label, milliseconds]) => ({
    label,
    kind: 'value',
    detail: String(milliseconds),
    range,
    insertion: insertionOf(milliseconds),
  }));
}

const hour = 3_600_000;
const day = 24 * hour;

const lengths: readonly (readonly [label: string, milliseconds: number])[] = [
  ['Last hour', hour],
  ['Last 12 hours', 12 * hour],
  ['Last 24 hours', day],
  ['Last 7 days', 7 * day],
  ['Last 30 days', 30 * day],
];
