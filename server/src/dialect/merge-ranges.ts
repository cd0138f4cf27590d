import type { TextEdit } from '../text/edit.ts';
import { textOf } from '../text/range.ts';
import type { Expr, OrExpr } from '../xpath/ast.ts';
import { print } from '../xpath/print.ts';
import { walk } from '../xpath/walk.ts';
import { nameOf, unwrapped } from './shape.ts';

/**
 * Writes three and more consecutive numbers of a list as a range: two terms instead of many, and the same events, for the fields of System
 * that are whole numbers.
 * @returns no edits where that lowers no count.
 */
export function rangeEdits(expr: Expr, text: string): readonly TextEdit[] {
  return walk(expr).flatMap(({ node }) => {
    const newText = node.kind === 'OrExpr' ? withRanges(node, text) : undefined;
    return newText === undefined ? [] : [{ range: { start: node.start, end: node.end }, newText }];
  });
}

const wholeNumbers: ReadonlySet<string> = new Set(['EventID', 'Version', 'Level', 'Task', 'Opcode']);

/** A range costs two terms, so it pays from three numbers on. */
const shortest = 3;

interface Item {
  readonly operand: Expr;
  /** The field and the number of `EventID=4624`; `undefined` for any other condition. */
  readonly number: { readonly field: string; readonly value: number } | undefined;
}

function withRanges({ operands }: OrExpr, text: string): string | undefined {
  const items = operands.map((operand): Item => ({ operand, number: numberIn(operand) }));
  const runs = [...new Set(items.flatMap(({ number }) => (number ? [number.field] : [])))].flatMap((field) =>
    runsOf(field, items),
  );
  if (runs.length === 0) return undefined;
  const written = new Set<Run>();
  const parts = items.flatMap(({ operand, number }) => {
    const run = runs.find(
      ({ field, from, to }) => number?.field === field && from <= number.value && number.value <= to,
    );
    if (!run) return [textOf(text, operand)];
    if (written.has(run)) return [];
    written.add(run);
    return [`(${run.field} >= ${run.from} and ${run.field} <= ${run.to})`];
  });
  return parts.join(' or ');
}

interface Run {
  readonly field: string;
  readonly from: number;
  readonly to: number;
}

function runsOf(field: string, items: readonly Item[]): readonly Run[] {
  const values = new Set(items.flatMap(({ number }) => (number?.field === field ? [number.value] : [])));
  const runs: Run[] = [];
  for (const from of values) {
    if (values.has(from - 1)) continue;
    let to = from;
    while (values.has(to + 1)) to++;
    if (to - from + 1 >= shortest) runs.push({ field, from, to });
  }
  return runs;
}

function numberIn(operand: Expr): Item['number'] {
  const expr = unwrapped(operand);
  if (expr.kind !== 'EqualityExpr' || expr.operator !== '=' || expr.left.kind !== 'LocationPath')
    return undefined;
  const last = expr.left.steps[expr.left.steps.length - 1];
  if (last?.axis.name !== 'child' || !wholeNumbers.has(nameOf(last) ?? '')) return undefined;
  if (expr.left.steps.some(({ predicates }) => predicates.length > 0)) return undefined;
  const text = expr.right.kind === 'Number' ? expr.right.text : '';
  return /^\d{1,9}$/.test(text) ? { field: print(expr.left), value: Number(text) } : undefined;
}
