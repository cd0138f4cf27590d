import type { Expr, LocationPath } from '../../xpath/ast.ts';
import { countsNodes } from '../shape.ts';
import { conditionKey } from './condition-key.ts';
import { type ElementPath, fieldTest, rootPath, stepDown } from './field-test.ts';
import { knownField } from './known-field.ts';
import { keyOfValues } from './value-key.ts';
import { intersectionOf, isEmpty, isWithin, unionOf, type ValueSet } from './value-set.ts';

/**
 * What a query asks of an event, in a form that conditions which are written differently share: nested `and` and `or` are flat, their parts
 * stand in the order of their keys, and in each there is at most one part for a field. Equal keys are the same condition.
 */
export type Condition =
  | { readonly kind: 'always' | 'never'; readonly key: string }
  | FieldCondition
  /** Anything that is not reasoned about. */
  | { readonly kind: 'opaque'; readonly key: string }
  | { readonly kind: 'and' | 'or'; readonly key: string; readonly parts: readonly Condition[] };

/** The event's value of a field, which it has once, is one of these. */
export interface FieldCondition {
  readonly kind: 'field';
  readonly key: string;
  readonly path: string;
  readonly values: ValueSet;
}

const always: Condition = { kind: 'always', key: 'always' };
const never: Condition = { kind: 'never', key: 'never' };

/** What a query asks of an event. */
export function conditionOf(expr: Expr, scope: ElementPath = rootPath): Condition {
  switch (expr.kind) {
    case 'ParenthesizedExpr':
      return conditionOf(expr.expr, scope);
    case 'OrExpr':
      return joined(
        'or',
        expr.operands.map((operand) => conditionOf(operand, scope)),
      );
    case 'AndExpr':
      return joined(
        'and',
        expr.operands.map((operand) => conditionOf(operand, scope)),
      );
    case 'LocationPath':
      return pathCondition(expr, scope);
    default: {
      const test = fieldTest(expr, scope);
      return test ? fieldCondition(test.field.path, test.values) : opaque(expr, scope);
    }
  }
}

/** The values of a field that events of a condition can have; `undefined` where it may be any. */
export function valuesIn(condition: Condition, path: string): ValueSet | undefined {
  switch (condition.kind) {
    case 'field':
      return condition.path === path ? condition.values : undefined;
    case 'and':
      return condition.parts
        .flatMap((part) => valuesIn(part, path) ?? [])
        .reduce<ValueSet | undefined>((sum, each) => (sum ? intersectionOf(sum, each) : each), undefined);
    case 'or': {
      const sets = condition.parts.flatMap((part) => valuesIn(part, path) ?? []);
      return sets.length === condition.parts.length ? unionOf(sets) : undefined;
    }
    default:
      return undefined;
  }
}

/** A condition for events of which it is known that a field has one of these values. */
export function restricted(condition: Condition, path: string, values: ValueSet): Condition {
  switch (condition.kind) {
    case 'field':
      if (condition.path !== path) return condition;
      return isWithin(values, condition.values)
        ? always
        : fieldCondition(path, intersectionOf(condition.values, values));
    case 'and':
    case 'or':
      return joined(
        condition.kind,
        condition.parts.map((part) => restricted(part, path, values)),
      );
    default:
      return condition;
  }
}

/** Whether every event of `a` is certainly one of `b`. Sound, not complete. */
export function implies(a: Condition, b: Condition): boolean {
  if (a.kind === 'never' || b.kind === 'always' || a.key === b.key) return true;
  if (b.kind === 'and') return b.parts.every((part) => implies(a, part));
  if (a.kind === 'or') return a.parts.every((part) => implies(part, b));
  if (b.kind === 'or' && b.parts.some((part) => implies(a, part))) return true;
  if (a.kind === 'and') return a.parts.some((part) => implies(part, b));
  return a.kind === 'field' && b.kind === 'field' && a.path === b.path && isWithin(a.values, b.values);
}

function fieldCondition(path: string, values: ValueSet): Condition {
  if (isEmpty(values)) return never;
  const domain = knownField(path)?.domain;
  return domain && isWithin(domain, values)
    ? always
    : { kind: 'field', key: `${path}=${keyOfValues(values)}`, path, values };
}

function opaque(expr: Expr, scope: ElementPath): Condition {
  return { kind: 'opaque', key: `${(scope ?? []).join('/')}/${conditionKey(expr)}` };
}

/** A path through elements that every event has once asks for what its predicates ask for. */
function pathCondition(path: LocationPath, scope: ElementPath): Condition {
  if (
    path.root ||
    !scope ||
    path.steps.some(({ predicates }) => predicates.some(({ expr }) => countsNodes(expr)))
  )
    return opaque(path, scope);
  const parts: Condition[] = [];
  let current = scope;
  for (const [index, step] of path.steps.entries()) {
    const next = stepDown(step, current);
    if (!next) {
      const rest = path.steps
        .slice(index)
        .map((each, at) => (at === 0 ? { ...each, separator: undefined } : each));
      parts.push(
        step.separator?.text === '//' ? opaque(path, scope) : opaque({ ...path, steps: rest }, current),
      );
      break;
    }
    current = next;
    for (const { expr } of step.predicates) parts.push(conditionOf(expr, current));
  }
  return joined('and', parts);
}

function joined(kind: 'and' | 'or', conditions: readonly Condition[]): Condition {
  const [neutral, dominant] = kind === 'and' ? [always, never] : [never, always];
  const flat = conditions.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const parts = perField(
    kind,
    flat.filter((part) => part.kind !== neutral.kind),
  );
  if (parts.some((part) => part.kind === dominant.kind)) return dominant;
  const byKey = new Map(parts.map((part) => [part.key, part]));
  const keys = [...byKey.keys()].sort();
  const distinct = keys.flatMap((key) => byKey.get(key) ?? []);
  const [only = neutral] = distinct;
  return distinct.length < 2 ? only : { kind, key: `(${keys.join(` ${kind} `)})`, parts: distinct };
}

/** All parts for a field as one, where that can be written down. */
function perField(kind: 'and' | 'or', parts: readonly Condition[]): readonly Condition[] {
  const byField = new Map<string, FieldCondition[]>();
  for (const part of parts) {
    if (part.kind !== 'field') continue;
    const known = byField.get(part.path);
    if (known) known.push(part);
    else byField.set(part.path, [part]);
  }
  const others = parts.filter((part) => part.kind !== 'field');
  const ofFields = [...byField].flatMap(([path, alike]): readonly Condition[] => {
    const sets = alike.map(({ values }) => values);
    const values = kind === 'or' ? unionOf(sets) : sets.reduce(intersectionOf);
    return values ? [fieldCondition(path, values)] : alike;
  });
  return [...others, ...ofFields];
}
