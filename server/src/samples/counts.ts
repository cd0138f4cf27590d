import { emptyMask, type Mask, unite } from '../matcher/mask.ts';
import type { Found } from '../matcher/search.ts';
import type { Numbering } from './numbering.ts';
import type { Count, Counts } from './question.ts';

/**
 * How many events queries select, each and all together.
 * @param found by queries, then by parts
 */
export function countsOf(numbering: Numbering, found: readonly (readonly Found[])[]): Counts {
  const each = found.map(countOf);
  const [only = noEvents, ...others] = each;
  if (others.length === 0) return { total: totalOf(numbering), each, union: only, repeated: noEvents };
  const [union, repeated] = [0, 1].map(() =>
    numbering.parts.map(({ segment }) => emptyMask(segment.store.count)),
  );
  for (const ofQuery of found) {
    for (const [part, { events }] of ofQuery.entries()) {
      const [once, twice] = [union?.[part], repeated?.[part]];
      if (!once || !twice) continue;
      for (let word = 0; word < events.length; word++)
        twice[word] = (twice[word] as number) | ((once[word] as number) & (events[word] as number));
      unite(once, events);
    }
  }
  return {
    total: totalOf(numbering),
    each,
    union: countOfMasks(numbering, union ?? []),
    repeated: countOfMasks(numbering, repeated ?? []),
  };
}

/** All events, and their bytes. */
export function totalOf({ parts }: Numbering): Count {
  return sumOf(parts.map(({ segment }) => ({ events: segment.store.count, bytes: segment.bytes })));
}

const noEvents: Count = { events: 0, bytes: 0 };

export function countOf(found: readonly Found[]): Count {
  return sumOf(found.map(({ count, bytes }) => ({ events: count, bytes })));
}

function countOfMasks({ parts }: Numbering, masks: readonly Mask[]): Count {
  let [events, bytes] = [0, 0];
  for (const [index, { segment }] of parts.entries()) {
    const { lengths } = segment.store;
    for (const [word, bitsOfWord] of (masks[index] ?? emptyMask(0)).entries()) {
      for (let bits = bitsOfWord; bits !== 0; bits &= bits - 1) {
        events++;
        bytes += lengths[word * 32 + 31 - Math.clz32(bits & -bits)] as number;
      }
    }
  }
  return { events, bytes };
}

function sumOf(counts: readonly Count[]): Count {
  let [events, bytes] = [0, 0];
  for (const each of counts) {
    events += each.events;
    bytes += each.bytes;
  }
  return { events, bytes };
}
