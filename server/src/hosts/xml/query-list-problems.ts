import type { HostProblem } from '../embedded-query.ts';
import type { QueryList } from './query-list.ts';
import { idProblems } from './query-list-ids.ts';
import { logProblems } from './query-list-logs.ts';
import { structureProblems } from './query-list-structure.ts';
import { suppressProblems } from './query-list-suppress.ts';

/** What is wrong with the parts of a query list, whatever its queries say; evidence in MS-EVEN6 2.2.16 and the pages of the codes. */
export function queryListProblems(text: string, list: QueryList): readonly HostProblem[] {
  return [
    ...structureProblems(text, list),
    ...logProblems(list),
    ...idProblems(list),
    ...suppressProblems(list),
  ];
}
