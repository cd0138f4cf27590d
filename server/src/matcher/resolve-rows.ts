import type { Template } from '../events/store/template.ts';
import { bitsOf, timeOf } from '../text/reading.ts';
import { numberSatisfies, valueTest } from './compare.ts';
import { bandTest, sinceTest, untilTest } from './function-test.ts';
import type { MatchOptions } from './match.ts';
import { allOf, anyOf, fixed, never, type RowTest } from './row-test.ts';
import { selectInTemplate, type TemplateContext } from './select-template.ts';
import { rootAboveTemplate, type TemplateNode, textSatisfies } from './template-node.ts';
import type { Band, BandTest, CompareTest, Operand, Test, Values } from './test.ts';
import type { ValueTest } from './value-test.ts';

/** The rows of a template that satisfy a test there; `undefined` where that depends on a position that the template does not know. */
export type ResolveRows = (test: Test, context: TemplateContext) => RowTest | undefined;

/**
 * Resolves tests against templates: paths, names and positions are the same for all events of a template; what is left are conditions on
 * the values of slots. A condition that depends on how many nodes a value lets through is left to the event as a tree.
 */
export function rowResolver(options: MatchOptions): ResolveRows {
  const asked = new Map<Test, AskedValues | undefined>();
  return resolved;

  function resolved(test: Test, { node, position }: TemplateContext): RowTest | undefined {
    switch (test.kind) {
      case 'or':
      case 'and': {
        const operands: RowTest[] = [];
        for (const operand of test.tests) {
          const condition = resolved(operand, { node, position });
          if (!condition) return undefined;
          operands.push(condition);
        }
        return test.kind === 'or' ? anyOf(operands) : allOf(operands);
      }
      case 'compare':
        if (test.operand.kind !== 'position') return valuesSatisfy(test, node);
        return position === undefined
          ? undefined
          : fixed(numberSatisfies(position, test.operator, test.constant));
      case 'band':
        return valuesSatisfy(test, node);
      case 'exists': {
        const reached = selectInTemplate(test.path, node, resolved);
        return reached ? anyOf(reached.map(({ condition }) => condition)) : onTree(test, node);
      }
      case 'position':
        return position === undefined ? undefined : fixed(position === test.position);
      case 'fixed':
        return fixed(test.value);
    }
  }

  /** Existential: that some value of a comparison or of band() satisfies it. */
  function valuesSatisfy(test: CompareTest | BandTest, node: TemplateNode): RowTest {
    const values = valuesOnce(test);
    if (!values) return onTree(test, node);
    if (values.from.kind === 'constant') return fixed(values.test.holds(values.from.text));
    const reached = selectInTemplate(values.from.path, node, resolved);
    if (!reached) return onTree(test, node);
    return anyOf(reached.map((each) => allOf([each.condition, textSatisfies(each.node, values.test)])));
  }

  function valuesOnce(test: CompareTest | BandTest): AskedValues | undefined {
    if (asked.has(test)) return asked.get(test);
    const values = askedValues(test, options);
    asked.set(test, values);
    return values;
  }

  /** Of what is no element nothing is reached. */
  function onTree(test: Test, { at }: TemplateNode): RowTest {
    return at ? { kind: 'tree', test, at, options } : never;
  }
}

/** The rows of a template that satisfy a query. */
export function rowsOfQuery(test: Test, template: Template, resolve: ResolveRows): RowTest {
  return resolve(test, { node: rootAboveTemplate(template), position: 1 }) ?? never;
}

/** The values that a condition asks for, and what it asks of each. */
interface AskedValues {
  readonly from: Values;
  readonly test: ValueTest;
}

/** `undefined` where two values of an event are compared. */
function askedValues(test: CompareTest | BandTest, options: MatchOptions): AskedValues | undefined {
  if (test.kind === 'band') return valuesOfBand(test.band, undefined);
  const { operand, operator, constant } = test;
  switch (operand.kind) {
    case 'path': {
      const value = valueTest(operand.path.type, operator, constant, options.caseSensitive);
      return { from: operand, test: value };
    }
    case 'band':
      return valuesOfBand(operand.band, test);
    case 'timediff':
      return valuesOfTimediff(operand, test, options);
    case 'position':
      return undefined;
  }
}

function valuesOfBand({ left, right }: Band, asked: CompareTest | undefined): AskedValues | undefined {
  const [from, mask] = left.kind === 'constant' ? [right, left] : [left, right];
  if (mask.kind !== 'constant') return undefined;
  return { from, test: bandTest(bitsOf(mask.text), asked) };
}

function valuesOfTimediff(
  { from, to }: Operand & { kind: 'timediff' },
  asked: CompareTest,
  { now }: MatchOptions,
): AskedValues | undefined {
  if (to?.kind !== 'path') return { from, test: untilTest(to ? timeOf(to.text) : now, asked) };
  return from.kind === 'path' ? undefined : { from: to, test: sinceTest(timeOf(from.text), asked) };
}
