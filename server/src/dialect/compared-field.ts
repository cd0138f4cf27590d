import { touchesRange } from '../text/range.ts';
import { guidOf } from '../text/reading.ts';
import type { Expr, FunctionCall, LocationPath, Step } from '../xpath/ast.ts';
import { type Visit, walk } from '../xpath/walk.ts';
import type { Query } from './query.ts';
import {
  type Comparison,
  type Constant,
  isComparison,
  isComplete,
  isConstant,
  nameOf,
  unwrapped,
} from './shape.ts';

/** A field of events that a query compares with a constant. */
export interface ComparedField {
  readonly comparison: Comparison;
  readonly constant: Constant;
  /**
   * Where the field stands below `Event`, with `*` for a step that takes any element: `System/Level`, `System/Security/@UserID`,
   * `EventData/Data`, `UserData/LogFileCleared/SubjectUserName`.
   */
  readonly path: string;
  /** The name of the one `Data` that is meant, as in `Data[@Name='LogonType']=3`. */
  readonly dataName: string | undefined;
  /** The function that the field is given to, as in `timediff(@SystemTime) < 1000`. */
  readonly call: FunctionCall | undefined;
  /** Every step from the event down to the field. */
  readonly steps: readonly Step[];
  /** The comparison with what stands around it. */
  readonly visit: Visit;
}

/** Every comparison of a field with a constant, in the order of the text; none that the host document or a mistake leaves open. */
export function comparedFields({ expr, syntax }: Query): readonly ComparedField[] {
  const known = fieldsByExpr.get(expr);
  if (known) return known;
  const fields = walk(expr)
    .flatMap((visit) => comparedField(visit) ?? [])
    .filter(({ comparison }) => !syntax.some(({ range }) => touchesRange(comparison, range)));
  fieldsByExpr.set(expr, fields);
  return fields;
}

/** Trees never change, and several rules ask for the same fields. */
const fieldsByExpr = new WeakMap<Expr, readonly ComparedField[]>();

function comparedField(visit: Visit): ComparedField | undefined {
  const { node } = visit;
  if (!isComparison(node) || !isConstant(node.right) || !isComplete(node)) return undefined;
  const left = unwrapped(node.left);
  const call = left.kind === 'FunctionCall' ? left : undefined;
  const field = call?.arguments[0] ? unwrapped(call.arguments[0]) : left;
  if (field.kind !== 'LocationPath') return undefined;
  const steps = stepsTo(field, visit);
  const path = steps && pathOf(steps);
  if (!steps || path === undefined) return undefined;
  return { comparison: node, constant: node.right, path, dataName: dataNameOf(steps), call, steps, visit };
}

/** The steps from the event down to where a path leads; `undefined` where something else than predicates stands around it. */
export function stepsTo(path: LocationPath, visit: Visit): readonly Step[] | undefined {
  const around = stepsAround(visit);
  return around && !path.root ? [...around, ...path.steps] : undefined;
}

/** Whether a value begins with what a program or a reader puts another in the place of: `{0}`, `$user`, `<name>`. */
export function isPlaceholder(value: string): boolean {
  return guidOf(value) === undefined && /^\s*[{<$]/.test(value);
}

/** The steps that a condition stands below, the event's first. */
function stepsAround(visit: Visit): readonly Step[] | undefined {
  const steps: Step[] = [];
  for (let around = visit.ancestors; around; around = around.ancestors) {
    const { node } = around;
    const parent = around.ancestors?.node;
    if (node.kind === 'PathExpr' || node.kind === 'FilterExpr' || node.kind === 'FunctionCall')
      return undefined;
    if (node.kind === 'Step' && parent?.kind === 'LocationPath') {
      if (parent.root) return undefined;
      steps.unshift(...parent.steps.slice(0, parent.steps.indexOf(node) + 1));
    }
  }
  return steps;
}

/** Names below `Event`; `undefined` where a step leaves the axes child and attribute, or the first is not the event. */
export function pathOf([event, ...below]: readonly Step[]): string | undefined {
  if (
    event?.axis.name !== 'child' ||
    event.test.kind !== 'NameTest' ||
    !/^(?:\*|Event)$/.test(event.test.name)
  )
    return undefined;
  const names = below.map((step) => {
    if (step.separator?.text === '//' || step.test.kind !== 'NameTest') return undefined;
    const name =
      nameOf(step) ?? (step.axis.name === 'child' || step.axis.name === 'attribute' ? '*' : undefined);
    return name !== undefined && step.axis.name === 'attribute' ? `@${name}` : name;
  });
  return names.includes(undefined) ? undefined : names.join('/');
}

/** The name that the last step, a `Data`, must have: `Data[@Name='LogonType']`. */
function dataNameOf(steps: readonly Step[]): string | undefined {
  return nameLiteral(steps[steps.length - 1])?.value;
}

/** The name that a step asks a `Data` of EventData to have, at a step of the tree: `Data[@Name='LogonType']`. */
export function namedDataOf(visit: Visit): ReturnType<typeof nameLiteral> {
  const { node, ancestors } = visit;
  const path = ancestors?.node;
  if (node.kind !== 'Step' || path?.kind !== 'LocationPath' || path.root) return undefined;
  const literal = nameLiteral(node);
  const around = literal && ancestors && stepsAround(ancestors);
  const steps = around && [...around, ...path.steps.slice(0, path.steps.indexOf(node) + 1)];
  return steps && pathOf(steps) === 'EventData/Data' && isComplete(node) ? literal : undefined;
}

/** The value of `@Name` that a `Data` is asked to have, if its predicates ask for nothing else. */
export function nameLiteral(step: Step | undefined): (Constant & { readonly kind: 'Literal' }) | undefined {
  const [predicate, ...further] = step?.predicates ?? [];
  const condition = predicate && unwrapped(predicate.expr);
  if (!step || nameOf(step) !== 'Data' || further.length > 0) return undefined;
  if (condition?.kind !== 'EqualityExpr' || condition.operator !== '=') return undefined;
  const left = unwrapped(condition.left);
  const [attribute, ...rest] = left.kind === 'LocationPath' && !left.root ? left.steps : [];
  if (attribute?.axis.name !== 'attribute' || rest.length > 0 || nameOf(attribute) !== 'Name')
    return undefined;
  return condition.right.kind === 'Literal' ? condition.right : undefined;
}
