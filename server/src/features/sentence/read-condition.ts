import { nameLiteral, pathOf } from '../../dialect/compared-field.ts';
import type { Query } from '../../dialect/query.ts';
import {
  isComparison,
  isComplete,
  isConstant,
  joinedOperands,
  nameOf,
  unwrapped,
} from '../../dialect/shape.ts';
import { hole } from '../../text/hole.ts';
import { textOf, touchesRange } from '../../text/range.ts';
import { bitsOf } from '../../text/reading.ts';
import type { Expr, LocationPath, Step, XPathNode } from '../../xpath/ast.ts';
import { walk } from '../../xpath/walk.ts';
import type { Condition, Field } from './condition.ts';
import { merged } from './merged.ts';

/** What a query asks of an event; whatever has no words of its own is kept as it is written. */
export function readCondition(query: Query): Condition {
  const visits = new Map(walk(query.expr).map((visit) => [visit.node, visit]));
  return conditionOf(query.expr, []);

  function conditionOf(expr: Expr, above: readonly Step[]): Condition {
    return understood(expr, above) ?? { kind: 'other', text: textOf(query.text, expr) };
  }

  function understood(expr: Expr, above: readonly Step[]): Condition | undefined {
    switch (expr.kind) {
      case 'ParenthesizedExpr':
        return conditionOf(expr.expr, above);
      case 'OrExpr':
      case 'AndExpr':
        return joinedOperands(expr).length < expr.operands.length
          ? undefined
          : merged(
              expr.kind === 'OrExpr' ? 'or' : 'and',
              expr.operands.map((operand) => conditionOf(operand, above)),
            );
      case 'LocationPath':
        return pathCondition(expr, above);
      case 'EqualityExpr':
      case 'RelationalExpr':
      case 'FunctionCall':
        return isWhole(expr) ? testCondition(expr, above) : undefined;
      default:
        return undefined;
    }
  }

  /** The predicates of the elements that each event has no more than once hold for the event; behind them stands a field, or nothing. */
  function pathCondition(path: LocationPath, above: readonly Step[]): Condition | undefined {
    if (path.root) return undefined;
    const conditions: Condition[] = [];
    let steps = above;
    for (const [index, step] of path.steps.entries()) {
      steps = [...steps, step];
      const below = pathOf(steps);
      if (below === undefined) return undefined;
      const isLast = index === path.steps.length - 1;
      if (!isHeldOnce(below))
        return isLast ? withExistence(conditions, steps) : fieldBehind(path, index, conditions, above);
      if (step.predicates.some(({ expr }) => !isCondition(expr))) return undefined;
      conditions.push(...step.predicates.map(({ expr }) => conditionOf(expr, steps)));
      if (isLast && step.predicates.length === 0 && !isAlwaysThere(below))
        return withExistence(conditions, steps);
    }
    return conditions.length === 0 ? { kind: 'always' } : merged('and', conditions);
  }

  function fieldBehind(
    path: LocationPath,
    index: number,
    conditions: readonly Condition[],
    above: readonly Step[],
  ) {
    return path.steps.slice(index, -1).some(({ predicates }) => predicates.length > 0)
      ? undefined
      : withExistence(conditions, [...above, ...path.steps]);
  }

  function withExistence(conditions: readonly Condition[], steps: readonly Step[]): Condition | undefined {
    const field = fieldOf(steps);
    if (!field) return undefined;
    const existence: Condition = isAlwaysThere(field.path) ? { kind: 'always' } : { kind: 'exists', field };
    return merged('and', [...conditions, existence]);
  }

  function testCondition(expr: Expr, above: readonly Step[]): Condition | undefined {
    if (expr.kind === 'FunctionCall') return bitsCondition(expr.name, expr.arguments, above);
    if (!isComparison(expr) || !isConstant(expr.right)) return undefined;
    const { operator, right: constant } = expr;
    const left = unwrapped(expr.left);
    if (left.kind === 'FunctionCall') {
      const [time, ...further] = left.arguments.map(unwrapped);
      const path =
        time?.kind === 'LocationPath' && further.length === 0 ? pathOf([...above, ...time.steps]) : '';
      const isAge =
        left.name === 'timediff' && path === 'System/TimeCreated/@SystemTime' && constant.kind === 'Number';
      return isAge ? { kind: 'age', operator, milliseconds: Number(constant.text) } : undefined;
    }
    if (left.kind !== 'LocationPath' || left.root) return undefined;
    const outer = left.steps.slice(0, -1);
    const field = fieldOf([...above, ...left.steps]);
    if (!field) return undefined;
    const test: Condition = {
      kind: 'field',
      field,
      joined: 'or',
      tests: [{ kind: 'comparison', operator, constant }],
    };
    const asking = outer.filter(({ predicates }) => predicates.length > 0);
    if (asking.length === 0) return test;
    const isHeld = asking.every((step) =>
      isHeldOnce(pathOf([...above, ...outer.slice(0, outer.indexOf(step) + 1)]) ?? '-'),
    );
    const around = isHeld ? pathCondition({ ...left, steps: outer }, above) : undefined;
    return around && merged('and', [around, test]);
  }

  function bitsCondition(
    name: string,
    given: readonly Expr[],
    above: readonly Step[],
  ): Condition | undefined {
    const [path, mask, ...further] = given.map(unwrapped);
    if (name !== 'band' || path?.kind !== 'LocationPath' || path.root || !mask || further.length > 0)
      return undefined;
    const text =
      mask.kind === 'UnaryExpr' && mask.operand.kind === 'Number'
        ? `-${mask.operand.text}`
        : textOfConstant(mask);
    const bits = text === undefined ? undefined : bitsOf(text);
    const isPlain = path.steps.slice(0, -1).every(({ predicates }) => predicates.length === 0);
    const field = isPlain ? fieldOf([...above, ...path.steps]) : undefined;
    return field && bits !== undefined ? { kind: 'bits', field, mask: bits } : undefined;
  }

  /** The field at the end of steps, if its own predicates ask for nothing but a name or a place of a `Data`. */
  function fieldOf(steps: readonly Step[]): Field | undefined {
    const path = pathOf(steps);
    const last = steps.at(-1);
    const visit = last && visits.get(last);
    if (path === undefined || path === '' || !last || !visit) return undefined;
    if (last.predicates.length === 0) return { path, data: undefined, visit };
    const name = nameLiteral(last);
    const [place] = last.predicates.map(({ expr }) => unwrapped(expr));
    if (nameOf(last) !== 'Data' || path !== 'EventData/Data') return undefined;
    if (name && !name.value.includes(hole)) return { path, data: { name: name.value }, visit };
    const isPlace = last.predicates.length === 1 && place?.kind === 'Number' && /^[1-9]\d*$/.test(place.text);
    return isPlace ? { path, data: { place: Number(place.text) }, visit } : undefined;
  }

  /** Whether nothing of a node is missing or wrong. */
  function isWhole(node: XPathNode): boolean {
    return isComplete(node) && !query.syntax.some(({ range }) => touchesRange(node, range));
  }
}

/** A number in a predicate is a place, and text and computed values have no certain meaning there. */
function isCondition(expr: Expr): boolean {
  return !isConstant(unwrapped(expr));
}

/** Event, its parts, the elements of System and the one root that UserData has stand once in an event. */
function isHeldOnce(path: string): boolean {
  const [part = '', name, ...further] = path.split('/');
  if (name === undefined) return part === '' || parts.includes(part);
  if (further.length > 0) return false;
  return part === 'UserData' || (part === 'System' && holders.includes(name));
}

const parts: readonly string[] = ['System', 'EventData', 'UserData'];
const holders: readonly string[] = ['Provider', 'TimeCreated', 'Correlation', 'Execution', 'Security'];

/** Of System, the schema demands no more than these (win32 eventschema-systempropertiestype-complextype, [D]). */
function isAlwaysThere(path: string): boolean {
  return ['', 'System', 'System/Provider', 'System/EventID', 'System/Computer'].includes(path);
}

function textOfConstant(expr: Expr): string | undefined {
  return expr.kind === 'Number' ? expr.text : expr.kind === 'Literal' ? expr.value : undefined;
}
