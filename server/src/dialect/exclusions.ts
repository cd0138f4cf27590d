import { applyEdits, removal, type TextEdit } from '../text/edit.ts';
import { textOf } from '../text/range.ts';
import type { AndExpr, Expr, LocationPath } from '../xpath/ast.ts';
import { print } from '../xpath/print.ts';
import { type ElementPath, fieldTest, rootPath, stepDown } from './reasoning/field-test.ts';
import { countsNodes, unwrapped } from './shape.ts';

/** A query in two parts: it selects what `kept` selects and none of `suppressions` does. */
export interface WithoutExclusions {
  readonly kept: string;
  readonly suppressions: readonly string[];
}

/**
 * Takes the exclusions out of a query, `EventID!=1 and EventID!=2` and the like, as queries of at most `size` terms that select what is to be
 * excluded. Only of fields of System that every event has once: where a field is absent, `!=` is false, but nothing would be suppressed.
 * @returns `undefined` where the query has no such exclusions.
 */
export function withoutExclusions(text: string, expr: Expr, size: number): WithoutExclusions | undefined {
  const [longest] = [...conjunctionsIn(expr, rootPath, undefined)]
    .map((found) => ({ ...found, excluded: found.conjunction.operands.filter(isExclusion) }))
    .sort((a, b) => b.excluded.length - a.excluded.length);
  if (!longest || longest.excluded.length === 0) return undefined;
  const { conjunction, excluded, whole } = longest;
  const left = conjunction.operands.filter((operand) => !excluded.includes(operand));
  const edit = left.length > 0 ? replacing(text, conjunction, left) : whole && removal(whole);
  return edit && { kept: applyEdits(text, [edit]), suppressions: suppressionsOf(excluded, size) };
}

interface Conjunction {
  readonly conjunction: AndExpr;
  /** The range to remove where nothing of it is left; `undefined` where it is a part of a longer condition. */
  readonly whole: { readonly start: number; readonly end: number } | undefined;
}

/** Every `and` in the predicate of System that all events of the query satisfy. */
function* conjunctionsIn(
  expr: Expr,
  scope: ElementPath,
  whole: Conjunction['whole'],
): Generator<Conjunction> {
  switch (expr.kind) {
    case 'ParenthesizedExpr':
      yield* conjunctionsIn(expr.expr, scope, whole);
      return;
    case 'AndExpr':
      if (scope?.join('/') === 'Event/System') yield { conjunction: expr, whole };
      for (const operand of expr.operands) yield* conjunctionsIn(operand, scope, undefined);
      return;
    case 'LocationPath':
      yield* conjunctionsOfPath(expr, scope);
      return;
    default:
      return;
  }
}

function* conjunctionsOfPath({ root, steps }: LocationPath, scope: ElementPath): Generator<Conjunction> {
  if (steps.some(({ predicates }) => predicates.some(({ expr }) => countsNodes(expr)))) return;
  let current = root ? undefined : scope;
  for (const step of steps) {
    current = current && stepDown(step, current);
    if (!current) return;
    for (const { start, end, expr } of step.predicates) yield* conjunctionsIn(expr, current, { start, end });
  }
}

function isExclusion(operand: Expr): boolean {
  const test = unwrapped(operand);
  return test.kind === 'EqualityExpr' && test.operator === '!=' && fieldTest(test, inSystem) !== undefined;
}

const inSystem: ElementPath = ['Event', 'System'];

function replacing(text: string, { start, end }: AndExpr, operands: readonly Expr[]): TextEdit {
  return { range: { start, end }, newText: operands.map((operand) => textOf(text, operand)).join(' and ') };
}

function suppressionsOf(exclusions: readonly Expr[], size: number): readonly string[] {
  const terms = exclusions.map((exclusion) => {
    const test = unwrapped(exclusion);
    return print(test.kind === 'EqualityExpr' ? { ...test, operator: '=' } : test);
  });
  const count = Math.ceil(terms.length / size);
  return Array.from({ length: count }, (_, index) => {
    const some = terms.slice(index * size, (index + 1) * size);
    return `*[System[${some.join(' or ')}]]`;
  });
}
