import type { EventNode } from '../events/event.ts';
import type { TextRange } from '../text/range.ts';
import { satisfies } from './compare.ts';
import { type MatchOptions, nodesAt, passes, valuesFound } from './match.ts';
import { type Context, candidates, rootAbove, type Selected, textOfNode } from './select.ts';
import type { Path, PathStep, Test, Values } from './test.ts';

/** How one condition of a query came out for one event. */
export interface Outcome {
  /** The condition in the query's text. */
  readonly range: TextRange;
  readonly kind: Test['kind'];
  readonly matched: boolean;
  /** What a comparison found in the event; `undefined` for other conditions. */
  readonly found: readonly string[] | undefined;
  /**
   * The nodes of the event that a comparison, a band() or an existence test reads, of a comparison of a field that holds those for which it
   * does; empty for other conditions.
   */
  readonly nodes: readonly Selected[];
  /** The conditions that it is made of, or the predicates on the way to its value. */
  readonly parts: readonly Outcome[];
}

/** Why an event satisfies a test or does not: the outcome of each condition, made by the very functions that match. */
export function explain(test: Test, event: EventNode, options: MatchOptions): Outcome {
  return outcomeOf(test, { node: rootAbove(event), position: 1 }, options);
}

/** The conditions that decide a failure: those of an `and` that fail, all of an `or`; down to the comparisons. */
export function decisive(outcome: Outcome): readonly Outcome[] {
  const wanted = outcome.parts.filter(({ matched }) => matched === outcome.matched);
  if (outcome.kind === 'compare' || wanted.length === 0) return [outcome];
  return wanted.flatMap(decisive);
}

function outcomeOf(test: Test, context: Context, options: MatchOptions): Outcome {
  const base = {
    range: test.range,
    kind: test.kind,
    matched: passes(test, context, options),
    found: undefined,
    nodes: nodesRead(test, context, options),
  };
  switch (test.kind) {
    case 'or':
    case 'and':
      return { ...base, parts: test.tests.map((operand) => outcomeOf(operand, context, options)) };
    case 'compare': {
      const { operand } = test;
      const parts = operand.kind === 'path' ? partsOfPath(operand.path, context.node, options) : [];
      return { ...base, found: valuesFound(operand, context, options), parts };
    }
    case 'band':
      return { ...base, found: valuesFound({ kind: 'band', band: test.band }, context, options), parts: [] };
    case 'exists':
      return { ...base, parts: partsOfPath(test.path, context.node, options) };
    case 'position':
    case 'fixed':
      return { ...base, parts: [] };
  }
}

function nodesRead(test: Test, context: Context, options: MatchOptions): readonly Selected[] {
  const nodes = valuesRead(test).flatMap((values) =>
    values.kind === 'path' ? nodesAt(values.path, context, options) : [],
  );
  if (test.kind !== 'compare' || test.operand.kind !== 'path') return nodes;
  const { operand, operator, constant } = test;
  const holding = nodes.filter((node) =>
    satisfies(textOfNode(node), operand.path.type, operator, constant, options.caseSensitive),
  );
  return holding.length > 0 ? holding : nodes;
}

function valuesRead(test: Test): readonly Values[] {
  if (test.kind === 'exists') return [{ kind: 'path', path: test.path }];
  if (test.kind === 'band') return [test.band.left, test.band.right];
  if (test.kind !== 'compare') return [];
  const { operand } = test;
  switch (operand.kind) {
    case 'path':
      return [operand];
    case 'band':
      return [operand.band.left, operand.band.right];
    case 'timediff':
      return operand.to ? [operand.from, operand.to] : [operand.from];
    case 'position':
      return [];
  }
}

/** The predicates along a path, each told for the first node that passes it, else for the first node there is. */
function partsOfPath(path: Path, from: Selected, options: MatchOptions): readonly Outcome[] {
  const parts: Outcome[] = [];
  let nodes: readonly Selected[] = [from];
  for (const step of path.steps) {
    const next: Selected[] = [];
    for (const node of nodes) {
      const { passed, outcomes } = stepParts(step, node, options);
      next.push(...passed);
      parts.push(...outcomes);
    }
    nodes = next;
  }
  return parts;
}

function stepParts(step: PathStep, node: Selected, options: MatchOptions) {
  let passed = candidates(step, node);
  const outcomes: Outcome[] = [];
  for (const predicate of step.predicates) {
    const contexts = passed.map((candidate, index) => ({ node: candidate, position: index + 1 }));
    const passing = contexts.filter((context) => passes(predicate, context, options));
    const told = passing[0] ?? contexts[0];
    if (told) outcomes.push(outcomeOf(predicate, told, options));
    passed = passing.map((context) => context.node);
  }
  return { passed, outcomes };
}
