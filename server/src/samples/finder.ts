import { type Kept, kept } from '../matcher/kept.ts';
import type { MatchOptions } from '../matcher/match.ts';
import { type NearMisses, nearMisses } from '../matcher/near-miss.ts';
import { type Scanner, scanner as scannerOf } from '../matcher/scanner.ts';
import { type Found, search } from '../matcher/search.ts';
import type { Filter, RunnableSelection } from '../matcher/selection.ts';
import type { EventFiles } from './event-files.ts';
import type { Numbering } from './numbering.ts';
import type { Segment } from './segment.ts';
import { drained } from './slices.ts';
import type { Turn } from './turn.ts';

/** Asks the events of samples, by parts. */
export interface Finder {
  /** Which events a query selects. */
  find(selection: RunnableSelection, asked: AskedSamples): Promise<readonly Found[]>;
  /** How near events are to a query, and what keeps them away. */
  misses(query: Filter, asked: AskedSamples): Promise<readonly NearMisses[]>;
}

export interface AskedSamples {
  readonly numbering: Numbering;
  readonly options: MatchOptions;
  readonly opened: EventFiles;
  readonly turn: Turn;
}

/** What is found out about a segment is kept as long as the segment is: while somebody types in a rule, all but one of its queries stay the same. */
export function finder(): Finder {
  const known = new WeakMap<Segment, Known>();
  return { find, misses };

  async function find(selection: RunnableSelection, asked: AskedSamples): Promise<readonly Found[]> {
    const { numbering, options, opened, turn } = asked;
    const key = keyOf(selection, options);
    const found: Found[] = [];
    for (const part of numbering.parts) {
      const { scanner, answers } = knownOf(part.segment);
      const readLoose = (event: number) => opened.read(part, event)?.node;
      const answer =
        answers.get(key) ?? (await drained(search(selection, scanner, readLoose, options), turn));
      answers.set(key, answer, answer.events.byteLength + key.length * 2);
      found.push(answer);
    }
    return found;
  }

  async function misses(query: Filter, asked: AskedSamples): Promise<readonly NearMisses[]> {
    const { numbering, options, turn } = asked;
    const found: NearMisses[] = [];
    for (const { segment } of numbering.parts)
      found.push(await drained(nearMisses(query, knownOf(segment).scanner, options), turn));
    return found;
  }

  function knownOf(segment: Segment): Known {
    const found = known.get(segment) ?? {
      scanner: scannerOf(segment.store),
      answers: kept<Found>(mostBytes),
    };
    known.set(segment, found);
    return found;
  }
}

interface Known {
  readonly scanner: Scanner;
  readonly answers: Kept<Found>;
}

/** For the answers about one segment. */
const mostBytes = 16 * 1024 * 1024;

/** All that the answer depends on. */
export function keyOf(selection: RunnableSelection, { now, caseSensitive }: MatchOptions): string {
  const key = JSON.stringify(selection, (_, value) => (typeof value === 'bigint' ? `${value}n` : value));
  return `${caseSensitive} ${key.includes('"timediff"') ? now : ''} ${key}`;
}
