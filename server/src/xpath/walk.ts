import { touchesOffset } from '../text/range.ts';
import type { XPathNode } from './ast.ts';

/** The children of a node, in the order of the text. */
export function childrenOf(node: XPathNode): readonly XPathNode[] {
  switch (node.kind) {
    case 'OrExpr':
    case 'AndExpr':
    case 'UnionExpr':
    case 'LaterExpr':
      return node.operands;
    case 'EqualityExpr':
    case 'RelationalExpr':
    case 'AdditiveExpr':
    case 'MultiplicativeExpr':
      return [node.left, node.right];
    case 'UnaryExpr':
      return [node.operand];
    case 'PathExpr':
      return [node.filter, node.path];
    case 'FilterExpr':
      return [node.primary, ...node.predicates];
    case 'LocationPath':
      return node.steps;
    case 'Step':
      return [node.test, ...node.predicates];
    case 'Predicate':
    case 'ParenthesizedExpr':
      return [node.expr];
    case 'FunctionCall':
      return node.arguments;
    case 'NodeTypeTest':
      return node.target ? [node.target] : [];
    case 'NameTest':
    case 'VariableReference':
    case 'Literal':
    case 'Number':
    case 'Hole':
    case 'Missing':
      return [];
  }
}

/** A node with the nodes around it, innermost first. */
export interface Visit {
  readonly node: XPathNode;
  readonly ancestors: Visit | undefined;
}

/** Every node of a tree with its ancestors, parents before children, in the order of the text. */
export function walk(root: XPathNode): readonly Visit[] {
  const known = walks.get(root);
  if (known) return known;
  const visits: Visit[] = [];
  const open: Visit[] = [{ node: root, ancestors: undefined }];
  for (let visit = open.pop(); visit; visit = open.pop()) {
    visits.push(visit);
    const children = childrenOf(visit.node);
    for (let index = children.length - 1; index >= 0; index--) {
      const node = children[index];
      if (node) open.push({ node, ancestors: visit });
    }
  }
  walks.set(root, visits);
  return visits;
}

/** Trees never change, and some twenty rules walk each of them. */
const walks = new WeakMap<XPathNode, readonly Visit[]>();

/** The nodes from the root down to the innermost that a cursor at `offset` touches; the later one where two meet. */
export function pathTo(root: XPathNode, offset: number): readonly XPathNode[] {
  const path: XPathNode[] = [];
  for (let node: XPathNode | undefined = root; node; ) {
    path.push(node);
    node = [...childrenOf(node)].reverse().find((child) => touchesOffset(child, offset));
  }
  return path;
}
