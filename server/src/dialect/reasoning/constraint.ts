import type { Expr, LocationPath } from '../../xpath/ast.ts';
import { unwrapped } from '../shape.ts';
import { type ElementPath, fieldTest, rootPath, stepDown } from './field-test.ts';
import { type KnownField, knownField } from './known-field.ts';
import { intersectionOf, isEmpty, isWithin, unionOf, type ValueSet } from './value-set.ts';

/**
 * What is certain of a condition, one field at a time. Sound, not complete: what it claims holds for every event; much that holds it does
 * not claim.
 */
export interface Constraint {
  /** Where the condition is true, the field's value is in this set; a field without an entry can have any. */
  readonly may: ReadonlyMap<string, ValueSet>;
  /** Where the field's value is in this set, the condition is true, whatever else the event holds. */
  readonly must: ReadonlyMap<string, ValueSet>;
  /** Whether no event satisfies it. */
  readonly isNever: boolean;
  /** Whether every event satisfies it. */
  readonly isAlways: boolean;
  /** The one field that the condition depends on, if `may` and `must` of it are the same and say all. */
  readonly exact: KnownField | undefined;
}

const nothingKnown: Constraint = {
  may: new Map(),
  must: new Map(),
  isNever: false,
  isAlways: false,
  exact: undefined,
};
const always: Constraint = { ...nothingKnown, isAlways: true };

/** Hears of every condition with what is certain of it and of its parts, innermost first. */
export type Listener = (expr: Expr, constraint: Constraint, parts: readonly Constraint[]) => void;

/** What is certain of a query's condition. */
export function constraintOf(expr: Expr, listener: Listener = () => {}): Constraint {
  return conditionIn(expr, rootPath, listener);
}

function conditionIn(expr: Expr, scope: ElementPath, listener: Listener): Constraint {
  switch (expr.kind) {
    case 'ParenthesizedExpr':
      return conditionIn(expr.expr, scope, listener);
    case 'OrExpr':
    case 'AndExpr': {
      const parts = expr.operands.map((operand) => conditionIn(operand, scope, listener));
      const constraint = expr.kind === 'OrExpr' ? either(parts) : parts.reduce(both);
      listener(expr, constraint, parts);
      return constraint;
    }
    case 'EqualityExpr':
    case 'RelationalExpr':
    case 'FunctionCall': {
      const constraint = testIn(expr, scope);
      listener(expr, constraint, []);
      return constraint;
    }
    case 'LocationPath':
      return pathIn(expr, scope, listener);
    default:
      return nothingKnown;
  }
}

/** A path through elements that every event has once is true where all its predicates are. */
function pathIn(path: LocationPath, scope: ElementPath, listener: Listener): Constraint {
  let current = path.root ? undefined : scope;
  let result = always;
  for (const step of path.steps) {
    current = current && stepDown(step, current);
    for (const { expr } of step.predicates) {
      const isPosition = unwrapped(expr).kind === 'Number';
      const inner = isPosition ? nothingKnown : conditionIn(expr, current, listener);
      result = both(result, current ? inner : nothingKnown);
    }
    if (!current) result = both(result, nothingKnown);
  }
  return result;
}

function testIn(expr: Expr, scope: ElementPath): Constraint {
  const found = fieldTest(expr, scope);
  if (!found) return nothingKnown;
  const { field, values } = found;
  const sets = new Map([[field.path, values]]);
  const isAlways = isWithin(field.domain, values);
  return { may: sets, must: sets, isNever: isEmpty(values), isAlways, exact: field };
}

function both(a: Constraint, b: Constraint): Constraint {
  if (a.isAlways) return b;
  if (b.isAlways) return a;
  const may = new Map(a.may);
  for (const [field, values] of b.may) {
    const other = may.get(field);
    may.set(field, other ? intersectionOf(other, values) : values);
  }
  const must = new Map<string, ValueSet>();
  for (const [field, values] of a.must) {
    const other = b.must.get(field);
    if (other) must.set(field, intersectionOf(values, other));
  }
  const isNever = a.isNever || b.isNever || [...may.values()].some(isEmpty);
  return { may, must, isNever, isAlways: false, exact: sameField(a, b) };
}

function either(parts: readonly Constraint[]): Constraint {
  const live = parts.filter(({ isNever }) => !isNever);
  const [first] = live;
  if (!first || live.length === 1) return first ?? { ...nothingKnown, isNever: true };
  const may = new Map<string, ValueSet>();
  for (const field of first.may.keys()) {
    const sets = live.flatMap((part) => part.may.get(field) ?? []);
    const union = sets.length === live.length ? unionOf(sets) : undefined;
    if (union) may.set(field, union);
  }
  const must = new Map<string, ValueSet>();
  for (const field of new Set(live.flatMap((part) => [...part.must.keys()]))) {
    const union = unionOf(live.flatMap((part) => part.must.get(field) ?? []));
    if (union) must.set(field, union);
  }
  const isAlways = live.some((part) => part.isAlways) || coversDomain(must);
  const isOneField = live.every((part) => part.exact?.path === first.exact?.path);
  const exact = isOneField && first.exact && may.has(first.exact.path) ? first.exact : undefined;
  return { may, must, isNever: false, isAlways, exact };
}

function coversDomain(must: ReadonlyMap<string, ValueSet>): boolean {
  return [...must].some(([path, values]) => {
    const field = knownField(path);
    return field !== undefined && isWithin(field.domain, values);
  });
}

function sameField(a: Constraint, b: Constraint): KnownField | undefined {
  return a.exact?.path === b.exact?.path ? a.exact : undefined;
}
