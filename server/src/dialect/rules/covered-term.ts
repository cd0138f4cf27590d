import { textOf } from '../../text/range.ts';
import type { Expr } from '../../xpath/ast.ts';
import { print } from '../../xpath/print.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { type Fact, factsOf } from '../reasoning/facts.ts';
import { isEmpty, isWithin, type ValueSet } from '../reasoning/value-set.ts';
import { operandRemoval } from '../removal.ts';
import { isLogical, type Logical, unwrapped } from '../shape.ts';

/**
 * An alternative that another one holds already, or a condition that another one demands already: it counts towards the limit of terms and
 * changes nothing. Claimed only of conditions on one field of System, which has one value (win32 eventschema, [D]).
 */
export function* coveredTerm(query: Query): Generator<Finding> {
  const { text } = query;
  for (const fact of factsOf(query)) {
    if (!isLogical(fact.expr) || fact.constraint.isNever || fact.constraint.isAlways) continue;
    for (const { covered, by } of coveredOperands(fact, fact.expr)) {
      yield {
        code: 'covered-term',
        range: { start: covered.start, end: covered.end },
        message: `\`${textOf(text, by)}\` ${fact.expr.kind === 'OrExpr' ? 'holds' : 'demands'} this already. Remove it.`,
        fixes: [{ title: 'Remove it', edits: [operandRemoval(covered, fact.expr)] }],
      };
    }
  }
}

interface Operand {
  readonly expr: Expr;
  readonly values: ValueSet;
}

/** Of alternatives, single values are compared with wider ones only: two of them cover each other only if they are the same, which is another finding. */
function* coveredOperands({ parts }: Fact, logical: Logical): Generator<{ covered: Expr; by: Expr }> {
  const operands = logical.operands.flatMap((expr, index) => operandOf(expr, parts[index]));
  const others =
    logical.kind === 'OrExpr' ? operands.filter(({ operand }) => !isSingle(operand.values)) : operands;
  for (const { field, operand } of operands) {
    const other = others.find((candidate) => {
      if (candidate.operand === operand || candidate.field !== field) return false;
      const [narrow, broad] =
        logical.kind === 'OrExpr' ? [operand, candidate.operand] : [candidate.operand, operand];
      if (!isWithin(narrow.values, broad.values)) return false;
      return !isWithin(broad.values, narrow.values) || candidate.operand.expr.start < operand.expr.start;
    });
    if (other && print(unwrapped(other.operand.expr)) !== print(unwrapped(operand.expr))) {
      yield { covered: operand.expr, by: other.operand.expr };
    }
  }
}

function operandOf(expr: Expr, constraint: Fact['constraint'] | undefined) {
  const field = constraint?.exact?.path;
  const values = field === undefined ? undefined : constraint?.may.get(field);
  return field !== undefined && values && !isEmpty(values)
    ? [{ field, operand: { expr, values } satisfies Operand }]
    : [];
}

function isSingle(values: ValueSet): boolean {
  switch (values.kind) {
    case 'strings':
      return !values.strings.excludes && values.strings.strings.size === 1;
    case 'bits':
      return false;
    case 'numbers': {
      const [first, second] = values.numbers;
      return first !== undefined && !second && first.from === first.to;
    }
  }
}
