import { type EventAttribute, type EventNode, eventNode } from '../events/event.ts';
import type { Path, PathStep, Test } from './test.ts';

/** A node that a path reaches: an element, an attribute, or the text of an element. */
export type Selected = EventNode | EventAttribute;

/** Where a test stands: a node, and its position among the nodes that its step has left, from 1. */
export interface Context {
  readonly node: Selected;
  readonly position: number;
}

/** The nodes of a path from a context node on, in document order; `passes` decides the predicates. */
export function select(
  path: Path,
  from: Selected,
  passes: (test: Test, context: Context) => boolean,
): readonly Selected[] {
  let nodes: readonly Selected[] = [from];
  for (const step of path.steps) {
    const next: Selected[] = [];
    for (const node of nodes) {
      for (const reached of stepFrom(step, node, passes)) next.push(reached);
    }
    nodes = next;
    if (nodes.length === 0) break;
  }
  return nodes;
}

/** The nodes of one step from one node: those of its test, thinned out by each predicate in turn (XPath 1.0, 2.4). */
function stepFrom(
  step: PathStep,
  node: Selected,
  passes: (test: Test, context: Context) => boolean,
): readonly Selected[] {
  let nodes = candidates(step, node);
  for (const predicate of step.predicates) {
    nodes = nodes.filter((candidate, index) => passes(predicate, { node: candidate, position: index + 1 }));
  }
  return nodes;
}

/** The nodes that a step's axis and name reach, before its predicates. */
export function candidates({ axis, name }: PathStep, node: Selected): readonly Selected[] {
  if (!isElement(node)) return [];
  switch (axis) {
    case 'child':
      return name === undefined ? node.children : node.children.filter((child) => child.name === name);
    case 'attribute':
      return name === undefined
        ? node.attributes
        : node.attributes.filter((attribute) => attribute.name === name);
    case 'text':
      return node.content.flatMap((each) => (typeof each === 'string' ? [{ name: '', value: each }] : []));
  }
}

/** The text that a comparison reads of a node: of an element all its text, also that of elements in it (our decision). */
export function textOfNode(node: Selected): string {
  return isElement(node) ? node.text : node.value;
}

function isElement(node: Selected): node is EventNode {
  return 'children' in node;
}

/** The unnamed root above an event, where every query starts (MS-EVEN6 2.2.15.1). */
export function rootAbove(event: EventNode): EventNode {
  return eventNode('', [], [event]);
}
