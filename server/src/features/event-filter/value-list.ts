import { type ComparedField, comparedFields } from '../../dialect/compared-field.ts';
import type { Query } from '../../dialect/query.ts';
import { unwrapped } from '../../dialect/shape.ts';
import { foldCase } from '../../text/reading.ts';
import type { Expr, OrExpr } from '../../xpath/ast.ts';
import type { Visit } from '../../xpath/walk.ts';
import type { FilterCondition } from './filter-condition.ts';

/** `EventID=4624 or EventID=4625`: alternatives that are all values of one field, one of them the value of an event. */
export interface ValueList {
  readonly list: OrExpr;
  /** The alternative that holds for the event. */
  readonly operand: Expr;
  /** Whether all events that the query selects satisfy the list: there is no alternative to it. */
  readonly isDemanded: boolean;
}

/** The lists of values of a query that hold the value of a condition once. */
export function valueLists(query: Query, condition: FilterCondition): readonly ValueList[] {
  const fields = comparedFields(query).filter((field) => isOf(field, condition));
  const lists = new Set(fields.flatMap(({ visit }) => listAround(visit) ?? []));
  return [...lists].flatMap((list) => {
    const values = fields.filter(({ visit }) => listAround(visit) === list);
    const held = values.filter((value) => foldCase(textOf(value)) === foldCase(condition.value.value.trim()));
    const operand = list.operands.find((each) => unwrapped(each) === held[0]?.comparison);
    if (!operand || !held[0] || held.length !== 1 || values.length !== list.operands.length) return [];
    return [{ list, operand, isDemanded: isDemanded(held[0].visit, list) }];
  });
}

/** The values that a query demands of the field of a condition, without an alternative. */
export function demandedValues(query: Query, condition: FilterCondition): readonly string[] {
  return comparedFields(query)
    .filter((field) => isOf(field, condition) && isDemanded(field.visit))
    .map(textOf);
}

/** Whether a comparison asks for equality with the field of a condition. */
function isOf(
  { path, dataName, call, comparison }: ComparedField,
  { value: { field } }: FilterCondition,
): boolean {
  const name = field.data && 'name' in field.data ? field.data.name : undefined;
  const isPlace = field.data !== undefined && name === undefined;
  return !isPlace && !call && comparison.operator === '=' && path === field.path && dataName === name;
}

function listAround(visit: Visit): OrExpr | undefined {
  let around = visit.ancestors;
  while (around?.node.kind === 'ParenthesizedExpr') around = around.ancestors;
  return around?.node.kind === 'OrExpr' ? around.node : undefined;
}

/** @param list alternatives around it that do not count */
function isDemanded(visit: Visit, list?: OrExpr): boolean {
  for (let around = visit.ancestors; around; around = around.ancestors)
    if (around.node.kind === 'OrExpr' && around.node !== list) return false;
  return true;
}

function textOf({ constant }: ComparedField): string {
  return constant.kind === 'Number' ? constant.text : constant.value;
}
