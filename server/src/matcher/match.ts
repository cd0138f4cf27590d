import type { EventNode } from '../events/event.ts';
import { bitsOf, timeOf } from '../text/reading.ts';
import { booleanSatisfies, numberSatisfies, satisfies } from './compare.ts';
import { type Context, rootAbove, type Selected, select, textOfNode } from './select.ts';
import type { Band, CompareTest, Operand, Path, Test, Values } from './test.ts';

/** What an answer depends on besides the query and the event. */
export interface MatchOptions {
  /** The time that timediff() counts from, in milliseconds since 1970. */
  readonly now: number;
  /** Whether strings must agree in case; Event Log ignores it ([M] for attributes). */
  readonly caseSensitive: boolean;
}

/** Whether an event satisfies a test: whether `Get-WinEvent -FilterXPath` would return it. */
export function matches(test: Test, event: EventNode, options: MatchOptions): boolean {
  return passes(test, { node: rootAbove(event), position: 1 }, options);
}

/** Whether a node satisfies a test. */
export function passes(test: Test, context: Context, options: MatchOptions): boolean {
  switch (test.kind) {
    case 'or':
      return test.tests.some((operand) => passes(operand, context, options));
    case 'and':
      return test.tests.every((operand) => passes(operand, context, options));
    case 'compare':
      return compares(test, context, options);
    case 'exists':
      return nodesOf({ kind: 'path', path: test.path }, context, options).length > 0;
    case 'band':
      return bands(test.band, context, options).some((value) => value);
    case 'position':
      return context.position === test.position;
    case 'fixed':
      return test.value;
  }
}

/** Existential: true as soon as one value satisfies the comparison (XPath 1.0, 3.4); with no value, false for every operator. */
function compares(
  { operand, operator, constant }: CompareTest,
  context: Context,
  options: MatchOptions,
): boolean {
  switch (operand.kind) {
    case 'path': {
      const { type } = operand.path;
      return nodesOf(operand, context, options).some((text) =>
        satisfies(text, type, operator, constant, options.caseSensitive),
      );
    }
    case 'band':
      return bands(operand.band, context, options).some((value) =>
        booleanSatisfies(value, operator, constant),
      );
    case 'timediff':
      return differences(operand, context, options).some((value) =>
        numberSatisfies(value, operator, constant),
      );
    case 'position':
      return numberSatisfies(context.position, operator, constant);
  }
}

/** The values that a comparison finds, as people read them. */
export function valuesFound(operand: Operand, context: Context, options: MatchOptions): readonly string[] {
  switch (operand.kind) {
    case 'path':
      return nodesOf(operand, context, options);
    case 'band':
      return nodesOf(operand.band.left, context, options);
    case 'timediff':
      return differences(operand, context, options).map(String);
    case 'position':
      return [String(context.position)];
  }
}

/** band() of every pair of values; what is no integer gives none. */
function bands({ left, right }: Band, context: Context, options: MatchOptions): readonly boolean[] {
  const masks = nodesOf(right, context, options).map(bitsOf);
  return nodesOf(left, context, options).flatMap((text) => {
    const bits = bitsOf(text);
    if (bits === undefined) return [];
    return masks.flatMap((mask) => (mask === undefined ? [] : [(bits & mask) !== 0n]));
  });
}

/** timediff() in milliseconds: the second time less the first, now if there is no second (MS-EVEN6 2.2.15.2). */
function differences(
  { from, to }: Operand & { kind: 'timediff' },
  context: Context,
  options: MatchOptions,
): readonly number[] {
  const ends = to ? nodesOf(to, context, options).map(timeOf) : [options.now];
  return nodesOf(from, context, options).flatMap((text) => {
    const start = timeOf(text);
    if (start === undefined) return [];
    return ends.flatMap((end) => (end === undefined ? [] : [end - start]));
  });
}

function nodesOf(values: Values, context: Context, options: MatchOptions): readonly string[] {
  return values.kind === 'constant' ? [values.text] : nodesAt(values.path, context, options).map(textOfNode);
}

/** The nodes that a path reaches. */
export function nodesAt(path: Path, { node }: Context, options: MatchOptions): readonly Selected[] {
  return select(path, node, (test, context) => passes(test, context, options));
}
