import { insertion } from '../../text/edit.ts';
import type { TextRange } from '../../text/range.ts';
import type { AndExpr, Expr, Step } from '../../xpath/ast.ts';
import { type Visit, walk } from '../../xpath/walk.ts';
import { comparedFields, nameLiteral, pathOf, stepsTo } from '../compared-field.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { operandRemoval } from '../removal.ts';
import { isLogical, unwrapped } from '../shape.ts';

/**
 * `Data[@Name='X'] and Data='Y'` asks two things of an event: that it has a Data called X, and that any of its Data is Y
 * (wazuh#28203, nsacyber README, [R]).
 */
export function* unlinkedData(query: Query): Generator<Finding> {
  const { expr, text } = query;
  const values = unnamedData(query);
  if (values.size === 0) return;
  for (const visit of walk(expr)) {
    const { node, ancestors } = visit;
    if (node.kind !== 'AndExpr' || isPartOfAnd(ancestors)) continue;
    const parts = conditionsIn(node, visit, values);
    const names = parts.filter((part) => part.kind === 'Name');
    for (const part of parts) {
      if (part.kind !== 'Values' || names.length === 0) continue;
      const name = nameFor(part, parts);
      const range = { start: part.operand.start, end: part.operand.end };
      const written = name && `Data[@Name=${text.slice(name.literal.start, name.literal.end)}]`;
      yield {
        code: 'unlinked-data',
        range,
        message: written
          ? `This asks any Data of the event, not the one called ${name.literal.value}. Write \`${written}\` in the comparison.`
          : "This asks any Data of the event, not one of those named beside it. Write the name in the comparison: `Data[@Name='…']='…'`.",
        fixes: name && written ? [{ title: `Write ${written}`, edits: edits(part, name, text) }] : [],
      };
    }
  }
}

/** `Data[@Name='X']` alone: the event has such a field. */
interface Name {
  readonly kind: 'Name';
  readonly operand: Expr;
  readonly logical: AndExpr;
  readonly literal: TextRange & { readonly value: string };
}

/** Comparisons of any Data, and nothing else. */
interface Values {
  readonly kind: 'Values';
  readonly operand: Expr;
  readonly logical: AndExpr;
  readonly steps: readonly Step[];
}

interface Other {
  readonly kind: 'Other';
  readonly operand: Expr;
}

/** The steps `Data`, without predicates, by the comparisons that they stand in. */
function unnamedData(query: Query): ReadonlyMap<Expr, Step> {
  const found = new Map<Expr, Step>();
  for (const { path, steps, comparison, call } of comparedFields(query)) {
    const last = steps[steps.length - 1];
    if (path === 'EventData/Data' && !call && last?.predicates.length === 0) found.set(comparison, last);
  }
  return found;
}

/** Whether an `and` around this one, with parentheses at most between them, sees it already. */
function isPartOfAnd(visit: Visit | undefined): boolean {
  return visit?.node.kind === 'ParenthesizedExpr'
    ? isPartOfAnd(visit.ancestors)
    : visit?.node.kind === 'AndExpr';
}

/** What is demanded together, through parentheses. */
function conditionsIn(
  logical: AndExpr,
  visit: Visit,
  values: ReadonlyMap<Expr, Step>,
): readonly (Name | Values | Other)[] {
  return logical.operands.flatMap((operand): readonly (Name | Values | Other)[] => {
    const condition = unwrapped(operand);
    if (condition.kind === 'AndExpr') return conditionsIn(condition, visit, values);
    const literal = condition.kind === 'LocationPath' ? namedIn(condition, visit) : undefined;
    if (literal) return [{ kind: 'Name', operand, logical, literal }];
    const steps = stepsComparedIn(condition, values);
    return steps ? [{ kind: 'Values', operand, logical, steps }] : [{ kind: 'Other', operand }];
  });
}

function namedIn(path: Extract<Expr, { kind: 'LocationPath' }>, visit: Visit) {
  const steps = stepsTo(path, visit);
  return steps && pathOf(steps) === 'EventData/Data' ? nameLiteral(steps[steps.length - 1]) : undefined;
}

function stepsComparedIn(expr: Expr, values: ReadonlyMap<Expr, Step>): readonly Step[] | undefined {
  const step = values.get(expr);
  if (step) return [step];
  if (!isLogical(expr)) return undefined;
  const parts = expr.operands.map((operand) => stepsComparedIn(unwrapped(operand), values));
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? []);
}

/** The only name, or the one right before the values where names and values take turns. */
function nameFor(part: Values, parts: readonly (Name | Values | Other)[]): Name | undefined {
  const said = parts.filter(({ kind }) => kind !== 'Other');
  const takeTurns =
    said.length % 2 === 0 && said.every(({ kind }, index) => (kind === 'Name') === (index % 2 === 0));
  const before = said[said.indexOf(part) - 1];
  if (takeTurns) return before?.kind === 'Name' ? before : undefined;
  const [first, second] = said.filter((each) => each.kind === 'Name');
  return said.length === 2 && !second ? first : undefined;
}

/** The name moves into each comparison. */
function edits({ steps }: Values, { operand, logical, literal }: Name, text: string) {
  const predicate = `[@Name=${text.slice(literal.start, literal.end)}]`;
  return [operandRemoval(operand, logical), ...steps.map(({ test }) => insertion(test.end, predicate))];
}
