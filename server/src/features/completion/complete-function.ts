import { bestOf } from './best-of.ts';
import type { NamePlace } from './place.ts';
import type { Insertion, Proposal } from './proposal.ts';

/** The functions that make sense below an element. */
export function completeFunction({ typed, scope, isFollowed }: NamePlace): readonly Proposal[] {
  const name = typeof scope === 'object' ? scope.name : '';
  const fitting = functions.filter(({ below }) => below.includes(name));
  return bestOf(fitting, typed.words, (known) => [known.name]).map((known) => ({
    label: known.name,
    kind: 'function',
    detail: known.meaning,
    range: typed.range,
    insertion: isFollowed ? [known.name] : known.insertion,
    leadsOn: !isFollowed && known.name !== 'position',
  }));
}

interface Function {
  readonly name: string;
  readonly meaning: string;
  readonly below: readonly string[];
  readonly insertion: Insertion;
}

/** position() is documented for leaf nodes only (win32 consuming-events, [D]). */
const functions: readonly Function[] = [
  {
    name: 'band',
    meaning: 'a mask has one of these bits',
    below: ['System'],
    insertion: ['band(Keywords,', 1, ')', 0],
  },
  {
    name: 'band',
    meaning: 'a mask has one of these bits',
    below: ['EventData'],
    insertion: ["band(Data[@Name='", 1, "'],", 2, ')', 0],
  },
  {
    name: 'timediff',
    meaning: 'how long ago, in milliseconds',
    below: ['TimeCreated'],
    insertion: ['timediff(@SystemTime) <= ', 0],
  },
  {
    name: 'position',
    meaning: 'the place among its siblings',
    below: ['Data'],
    insertion: ['position()=', 0],
  },
];
