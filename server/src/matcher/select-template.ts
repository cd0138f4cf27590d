import { allOf, always, never, type RowTest } from './row-test.ts';
import type { TemplateNode } from './template-node.ts';
import type { Path, PathStep, Test } from './test.ts';

/** A node that a path reaches in those rows that satisfy a condition. */
export interface Reached {
  readonly node: TemplateNode;
  readonly condition: RowTest;
}

export interface TemplateContext {
  readonly node: TemplateNode;
  /** `undefined` where it is not the same for all events. */
  readonly position: number | undefined;
}

/**
 * As `select` does for an event: the nodes of a path in document order, each with the rows that have it.
 * @returns `undefined` where a predicate could not be resolved
 */
export function selectInTemplate(
  path: Path,
  from: TemplateNode,
  resolved: (test: Test, context: TemplateContext) => RowTest | undefined,
): readonly Reached[] | undefined {
  let nodes: readonly Reached[] = [{ node: from, condition: always }];
  for (const step of path.steps) {
    const next: Reached[] = [];
    for (const { node, condition } of nodes) {
      const reached = stepFrom(step, node, resolved);
      if (!reached) return undefined;
      for (const each of reached)
        next.push(
          condition === always ? each : { node: each.node, condition: allOf([condition, each.condition]) },
        );
    }
    nodes = next;
  }
  return nodes;
}

function stepFrom(
  step: PathStep,
  node: TemplateNode,
  resolved: (test: Test, context: TemplateContext) => RowTest | undefined,
): readonly Reached[] | undefined {
  let nodes = candidates(step, node);
  for (const predicate of step.predicates) {
    const passed: Reached[] = [];
    let position: number | undefined = 1;
    for (const { node, condition } of nodes) {
      const passes = resolved(predicate, { node, position });
      if (!passes) return undefined;
      const both = condition === always ? passes : allOf([condition, passes]);
      if (both !== never) passed.push({ node, condition: both });
      // Behind a node that only some rows have, positions differ from row to row.
      position = position !== undefined && condition === always ? position + 1 : undefined;
    }
    nodes = passed;
  }
  return nodes;
}

/** The nodes that a step's axis and name reach, before its predicates. */
export function candidates({ axis, name }: PathStep, node: TemplateNode): readonly Reached[] {
  const reached: Reached[] = [];
  for (const each of node[axis])
    if (name === undefined || axis === 'text' || each.name === name)
      reached.push({ node: each, condition: each.condition });
  return reached;
}
