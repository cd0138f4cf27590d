import { nameLiteral, pathOf, stepsTo } from '../../dialect/compared-field.ts';
import type { Query } from '../../dialect/query.ts';
import { type Comparison, isComparison, isConstant, nameOf, unwrapped } from '../../dialect/shape.ts';
import type { TextRange } from '../../text/range.ts';
import { bitsOf } from '../../text/reading.ts';
import type { Expr, LocationPath, Step } from '../../xpath/ast.ts';
import { type Visit, walk } from '../../xpath/walk.ts';
import type { Field } from '../sentence/condition.ts';

/** What one comparison of a query asks, and of which field; the field is `undefined` where no path says it. */
export interface Asked {
  readonly field: Field | undefined;
  readonly ask: Ask;
}

export type Ask =
  | AskedValue
  | { readonly kind: 'range'; readonly low: AskedValue; readonly high: AskedValue }
  /** One of some bits. */
  | { readonly kind: 'bits'; readonly mask: bigint }
  /** So old, in milliseconds. */
  | { readonly kind: 'age'; readonly operator: Comparison['operator']; readonly milliseconds: number }
  | { readonly kind: 'existence' }
  /** Anything else. */
  | { readonly kind: 'other' };

export interface AskedValue {
  readonly kind: 'value';
  readonly operator: Comparison['operator'];
  readonly text: string;
}

/** Reads the comparisons of a query, by their ranges. */
export interface AskedReader {
  askedAt(range: TextRange): Asked;
  /** Whether a condition only names the `Data` that is meant: `@Name='LogonType'`, or its place. */
  designates(range: TextRange): boolean;
}

export function askedReader({ expr }: Query): AskedReader {
  const visits = new Map(
    walk(expr).flatMap((visit) => (isLeaf(visit) ? [[keyOf(visit.node), visit] as const] : [])),
  );
  return {
    askedAt: (range) => {
      const visit = visits.get(keyOf(range));
      return visit ? asked(visit) : { field: undefined, ask: { kind: 'other' } };
    },
    designates: (range) => {
      const visit = visits.get(keyOf(range));
      return visit !== undefined && isDesignation(visit);
    },
  };
}

function keyOf({ start, end }: TextRange): string {
  return `${start}-${end}`;
}

function isLeaf({ node }: Visit): boolean {
  return (
    isComparison(node) || isConstant(node) || node.kind === 'LocationPath' || node.kind === 'FunctionCall'
  );
}

function isDesignation({ node, ancestors }: Visit): boolean {
  let around = ancestors;
  while (around?.node.kind === 'ParenthesizedExpr') around = around.ancestors;
  const step = around?.node.kind === 'Predicate' ? around.ancestors?.node : undefined;
  return step?.kind === 'Step' && (node.kind === 'Number' || nameLiteral(step) !== undefined);
}

function asked(visit: Visit): Asked {
  const { node } = visit;
  if (node.kind === 'LocationPath') return { field: fieldAt(node, visit), ask: { kind: 'existence' } };
  if (node.kind === 'FunctionCall') return askedBits(node.name, node.arguments, visit);
  return isComparison(node) ? askedValue(node, visit) : { field: undefined, ask: { kind: 'other' } };
}

function askedValue({ left, operator, right }: Comparison, visit: Visit): Asked {
  const operand = unwrapped(left);
  const constant = unwrapped(right);
  if (!isConstant(constant)) return { field: undefined, ask: { kind: 'other' } };
  const text = constant.kind === 'Number' ? constant.text : constant.value;
  if (operand.kind === 'LocationPath')
    return { field: fieldAt(operand, visit), ask: { kind: 'value', operator, text } };
  const [path, ...further] = operand.kind === 'FunctionCall' ? operand.arguments.map(unwrapped) : [];
  const field = path?.kind === 'LocationPath' ? fieldAt(path, visit) : undefined;
  const isAge = operand.kind === 'FunctionCall' && operand.name === 'timediff' && further.length === 0;
  const milliseconds = Number(text);
  return field && isAge && text.trim() !== '' && Number.isFinite(milliseconds)
    ? { field, ask: { kind: 'age', operator, milliseconds } }
    : { field, ask: { kind: 'other' } };
}

function askedBits(name: string, given: readonly Expr[], visit: Visit): Asked {
  const [path, mask, ...further] = given.map(unwrapped);
  const field = path?.kind === 'LocationPath' ? fieldAt(path, visit) : undefined;
  const bits = mask && bitsOf(maskText(mask));
  return name === 'band' && field && bits !== undefined && further.length === 0
    ? { field, ask: { kind: 'bits', mask: bits } }
    : { field, ask: { kind: 'other' } };
}

/** PowerShell writes the highest bit with a sign. */
function maskText(mask: Expr): string {
  if (mask.kind === 'UnaryExpr') return `-${maskText(mask.operand)}`;
  return mask.kind === 'Number' ? mask.text : mask.kind === 'Literal' ? mask.value : '';
}

function fieldAt(path: LocationPath, visit: Visit): Field | undefined {
  const steps = stepsTo(path, visit);
  const names = steps && pathOf(steps);
  return names === undefined || names === ''
    ? undefined
    : { path: names, data: dataOf(steps?.at(-1)), visit };
}

/** The name or the place that is asked of a `Data`. */
function dataOf(step: Step | undefined): Field['data'] {
  const name = nameLiteral(step);
  if (!step || name) return name && { name: name.value };
  const [only, ...further] = step.predicates.map(({ expr }) => unwrapped(expr));
  const isPlace = nameOf(step) === 'Data' && only?.kind === 'Number' && further.length === 0;
  return isPlace ? { place: Number(only.text) } : undefined;
}
