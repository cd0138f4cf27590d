import { nameLiteral } from '../../dialect/compared-field.ts';
import { nameOf, unwrapped } from '../../dialect/shape.ts';
import type { Expr, Step } from '../../xpath/ast.ts';
import type { Field } from './place.ts';
import { namesOf } from './steps-above.ts';

/** The field that the left side of a comparison names, below the steps that lead to it; `undefined` where it has no name. */
export function fieldCompared(left: Expr, above: readonly Step[]): Field | undefined {
  const operand = unwrapped(left);
  if (operand.kind === 'FunctionCall') {
    return operand.name.toLowerCase() === 'timediff' ? { kind: 'time-difference' } : undefined;
  }
  if (operand.kind !== 'LocationPath' || operand.root) return undefined;
  const steps = [...above, ...operand.steps];
  const last = steps[steps.length - 1];
  const [, container, ...names] = namesOf(steps);
  if (!last || names.length === 0) return undefined;
  const path = names.join('/');
  if (container === 'System') return { kind: 'system', path: `System/${path}` };
  if (container === 'EventData') {
    if (path.endsWith('Data/@Name')) return { kind: 'data-name' };
    const name = nameLiteral(last)?.value;
    return name === undefined ? undefined : { kind: 'data', name };
  }
  const name = container === 'UserData' ? nameOf(last) : undefined;
  return name === undefined ? undefined : { kind: 'data', name };
}
