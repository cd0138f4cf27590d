import { schemaElements } from '../../catalog/schema.ts';
import { insertion, removal, type TextEdit } from '../../text/edit.ts';
import type { Expr, LocationPath, PathSeparator } from '../../xpath/ast.ts';
import { type Visit, walk } from '../../xpath/walk.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';
import { joinedOperands, nameOf } from '../shape.ts';

/**
 * "All valid selector paths start with * or Event" (win32 consuming-events, [D]); the query starts above the event, and absolute
 * paths are not supported (MS-EVEN6 2.2.15.1, [D]).
 */
export function* notAnEventPath({ expr }: Query): Generator<Finding> {
  for (const operand of topLevel(expr)) {
    const finding = operand.kind === 'LocationPath' ? wrongStart(operand) : notAPath(operand);
    if (finding) yield finding;
  }
  for (const { node, ancestors } of walk(expr)) {
    if (node.kind === 'LocationPath' && node.root && hasPredicate(ancestors))
      yield absoluteInside(node, node.root);
  }
}

/** The operands that must select events: those of the outermost `and` and `or`, and the left sides of their comparisons. */
function* topLevel(expr: Expr): Generator<Expr> {
  switch (expr.kind) {
    case 'OrExpr':
    case 'AndExpr':
      for (const operand of joinedOperands(expr)) yield* topLevel(operand);
      return;
    case 'UnionExpr':
      for (const operand of expr.operands) yield* topLevel(operand);
      return;
    case 'LaterExpr':
      return;
    case 'ParenthesizedExpr':
      yield* topLevel(expr.expr);
      return;
    case 'EqualityExpr':
    case 'RelationalExpr':
      if (expr.left.kind !== 'Literal' && expr.left.kind !== 'Number') yield* topLevel(expr.left);
      return;
    case 'FilterExpr':
      yield* topLevel(expr.primary);
      return;
    case 'PathExpr':
      yield* topLevel(expr.filter);
      return;
    default:
      yield expr;
  }
}

function wrongStart(path: LocationPath): Finding | undefined {
  const [first] = path.steps;
  if (path.root) return absolute(path);
  if (!first || first.test.kind === 'Missing' || first.test.kind === 'Hole') return undefined;
  const name = nameOf(first);
  const isStar = first.test.kind === 'NameTest' && first.test.name === '*';
  if (first.axis.name === 'child' && (isStar || name === 'Event')) return undefined;
  const test = { start: first.axis.start, end: first.test.end };
  if (name?.toLowerCase() === 'event' && first.axis.name === 'child') {
    return {
      code: 'not-an-event-path',
      range: test,
      message: `Names are compared with case. Write \`Event\` or \`*\` for \`${name}\`.`,
      fixes: [{ title: 'Write Event', edits: [{ range: first.test, newText: 'Event' }] }],
    };
  }
  const prefix = name === undefined ? undefined : pathToParent(name, first.axis.name === 'attribute');
  return {
    code: 'not-an-event-path',
    range: test,
    message: `A filter begins with \`*\` or \`Event\`. ${
      prefix ? `Write \`${prefix}\` before \`${name}\`.` : 'Write the path from there on.'
    }`,
    fixes: prefix ? [{ title: `Write ${prefix}`, edits: [insertion(first.start, prefix)] }] : [],
  };
}

function notAPath(operand: Expr): Finding | undefined {
  if (operand.kind === 'FunctionCall' && !['band', 'timediff', 'position'].includes(operand.name))
    return undefined;
  if (operand.kind === 'Missing' || operand.kind === 'Hole' || operand.kind === 'VariableReference')
    return undefined;
  return {
    code: 'not-an-event-path',
    range: { start: operand.start, end: operand.end },
    message: 'This stands outside of any event. Write it inside of `*[…]`.',
    fixes: [],
  };
}

/** `/Event/…`, `/*` and `//Name`: the first two lose their slash, the last gets the way to the element. */
function absolute(path: LocationPath): Finding {
  const [first] = path.steps;
  const name = first && nameOf(first);
  const isEvent = name === 'Event' || (first?.test.kind === 'NameTest' && first.test.name === '*');
  const prefix = isEvent
    ? ''
    : name === undefined
      ? undefined
      : pathToParent(name, first?.axis.name === 'attribute');
  const root = path.root ?? path;
  const edits: readonly TextEdit[] =
    prefix === undefined ? [] : [prefix === '' ? removal(root) : { range: root, newText: prefix }];
  return {
    code: 'not-an-event-path',
    range: { start: root.start, end: first?.test.end ?? root.end },
    message: `Event Log knows no path that begins with \`${path.root?.text ?? '/'}\`. ${
      prefix ? `Write \`${prefix}${name}\`.` : 'Begin with `*` or `Event`.'
    }`,
    fixes:
      edits.length > 0
        ? [{ title: prefix ? `Write ${prefix}${name}` : `Remove ${path.root?.text}`, edits }]
        : [],
  };
}

function absoluteInside({ steps: [first] }: LocationPath, root: PathSeparator): Finding {
  return {
    code: 'not-an-event-path',
    range: { start: root.start, end: first?.test.end ?? root.end },
    message: `Event Log knows no path that begins with \`${root.text}\`. Write it from the element in front of the bracket on.`,
    fixes: [],
  };
}

/** `*` and the elements down to the one that holds a name; `undefined` where several may hold it or none does. */
function pathToParent(name: string, isAttribute: boolean): string | undefined {
  const parents = schemaElements().filter(({ name: parent, attributes, children }) =>
    isAttribute
      ? attributes.some((attribute) => attribute.name === name)
      : children.includes(name) && !['RenderingInfo', 'DebugData', 'ComplexData'].includes(parent),
  );
  const [parent] = parents;
  if (!parent || parents.length > 1) return undefined;
  return parent.name === 'Event' ? '*/' : `${pathToParent(parent.name, false) ?? '*/'}${parent.name}/`;
}

function hasPredicate(visit: Visit | undefined): boolean {
  return visit !== undefined && (visit.node.kind === 'Predicate' || hasPredicate(visit.ancestors));
}
