import { nameLiteral, pathOf, stepsTo } from '../../dialect/compared-field.ts';
import type { LocationPath, Step } from '../../xpath/ast.ts';
import type { Visit } from '../../xpath/walk.ts';

/** A field of events as a query names it. */
export interface FieldAt {
  /** Below `Event`: `System/Level`, `EventData/Data`. */
  readonly path: string;
  /** As in the catalog of values: `System/Level`, or the name of a `Data`. */
  readonly catalogName: string;
}

/** The field that an operand names, in a comparison or call of the tree. */
export function fieldOfOperand(path: LocationPath, around: Visit): FieldAt | undefined {
  const steps = stepsTo(path, around);
  return steps ? fieldOfSteps(steps) : undefined;
}

/** The field at the end of steps; the name of a `Data` counts only where nothing else is asked of it. */
export function fieldOfSteps(steps: readonly Step[]): FieldAt | undefined {
  const path = pathOf(steps);
  if (path === undefined || path === '') return undefined;
  const dataName = nameLiteral(steps.at(-1))?.value;
  return {
    path,
    catalogName: dataName ?? (path.startsWith('UserData/') ? (path.split('/').at(-1) ?? path) : path),
  };
}
