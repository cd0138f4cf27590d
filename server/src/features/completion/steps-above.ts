import { type Scope, scopeAfter } from '../../dialect/scope.ts';
import type { Step, XPathNode } from '../../xpath/ast.ts';
import type { Visit } from '../../xpath/walk.ts';

/**
 * The steps that lead to a node, from the top: those of the paths in whose predicates it stands, each up to its predicate,
 * and those before it where it is a step itself.
 */
export function stepsAbove({ node, ancestors }: Visit): readonly Step[] {
  const steps: Step[] = [];
  let inner: XPathNode = node;
  for (let around = ancestors; around; around = around.ancestors) {
    const path = around.node;
    if (path.kind === 'LocationPath' && inner.kind === 'Step') {
      const index = path.steps.indexOf(inner);
      steps.unshift(...path.steps.slice(0, inner === node ? index : index + 1));
    }
    inner = path;
  }
  return steps;
}

/** Where a step behind these begins. */
export function scopeBehind(steps: readonly Step[]): Scope {
  return steps.reduce<Scope>((scope, step) => scopeAfter(step, scope), 'root');
}

/** The names of steps, `@` before those of attributes; `*` and whatever has no name are `*`. */
export function namesOf(steps: readonly Step[]): readonly string[] {
  return steps.map(({ axis, test }) => {
    const name = test.kind === 'NameTest' ? test.name : '*';
    return axis.name === 'attribute' ? `@${name}` : name;
  });
}
