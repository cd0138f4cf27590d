import type { ReadProblem } from './event.ts';

/** The problems of a source of any size: the first ones, and how many there are, for a file of noise has one a line. */
export interface ProblemList {
  add(problem: ReadProblem): void;
  count(): number;
  /** By their offsets. */
  sorted(): readonly ReadProblem[];
}

export function problemList(first: readonly ReadProblem[] = []): ProblemList {
  const problems = [...first];
  let count = first.length;
  return { add, count: () => count, sorted };

  function add(problem: ReadProblem): void {
    if (count < mostProblems) problems.push(problem);
    count++;
  }

  function sorted(): readonly ReadProblem[] {
    return problems.sort((a, b) => a.offset - b.offset);
  }
}

/** More than anybody reads. */
const mostProblems = 1000;
