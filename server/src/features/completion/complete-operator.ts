import { bestOf } from './best-of.ts';
import type { OperatorPlace } from './place.ts';
import type { Proposal } from './proposal.ts';

/** What joins conditions, and behind a path what compares it. */
export function completeOperator({ typed, behind }: OperatorPlace): readonly Proposal[] {
  const operators = behind === 'path' ? [...comparing, ...joining] : joining;
  return bestOf(operators, typed.words, ([operator]) => [operator]).map(([operator, detail]) => ({
    label: operator,
    kind: 'operator',
    detail,
    range: typed.range,
    insertion: [operator],
  }));
}

type Operator = readonly [operator: string, meaning: string];

const comparing: readonly Operator[] = [
  ['=', 'is'],
  ['!=', 'is there and is not'],
  ['<', 'is less than'],
  ['<=', 'is at most'],
  ['>', 'is more than'],
  ['>=', 'is at least'],
];

const joining: readonly Operator[] = [
  ['and', 'both hold'],
  ['or', 'one of them holds'],
];
