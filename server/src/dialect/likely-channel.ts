import type { CatalogEvent } from '../catalog/event.ts';
import { eventsById, likelyEventsById } from '../catalog/events.ts';
import type { Expr } from '../xpath/ast.ts';
import { walk } from '../xpath/walk.ts';
import { isComparison } from './shape.ts';

/** The channel that a query's event IDs and provider point to; `undefined` where they point to none or to several. */
export function likelyChannel(expr: Expr): string | undefined {
  const ids = eventIdsIn(expr);
  const providers = providersIn(expr);
  const channelsOf = (id: number) =>
    new Set(
      (providers.length > 0
        ? eventsById(id).filter((event) => isFrom(event, providers))
        : likelyEventsById(id)
      ).map(({ channel }) => channel),
    );
  const [first, ...rest] = ids.map(channelsOf).filter((channels) => channels.size > 0);
  const shared = [...(first ?? [])].filter((channel) => rest.every((channels) => channels.has(channel)));
  if (shared.length === 1) return shared[0];
  return shared.includes('Security') && ids.length > 1 ? 'Security' : undefined;
}

/** The numbers that EventID is compared with, in the order of the text. */
function eventIdsIn(expr: Expr): readonly number[] {
  const ids: number[] = [];
  for (const { node } of walk(expr)) {
    if (!isComparison(node) || node.left.kind !== 'LocationPath') continue;
    const last = node.left.steps[node.left.steps.length - 1];
    if (last?.test.kind !== 'NameTest' || last.test.name !== 'EventID') continue;
    const { right } = node;
    const id = Number(
      right.kind === 'Number' ? right.text : right.kind === 'Literal' ? right.value : Number.NaN,
    );
    if (Number.isInteger(id)) ids.push(id);
  }
  return ids;
}

/** The provider names that `Provider[@Name='…']` asks for. */
export function providersIn(expr: Expr): readonly string[] {
  const names: string[] = [];
  for (const { node, ancestors } of walk(expr)) {
    if (node.kind !== 'EqualityExpr' || node.operator !== '=' || node.right.kind !== 'Literal') continue;
    if (node.left.kind !== 'LocationPath' || node.left.steps.length !== 1) continue;
    const attribute = node.left.steps[0];
    if (
      attribute?.axis.name !== 'attribute' ||
      attribute.test.kind !== 'NameTest' ||
      attribute.test.name !== 'Name'
    )
      continue;
    for (let around = ancestors; around; around = around.ancestors) {
      if (around.node.kind !== 'Step') continue;
      if (around.node.test.kind === 'NameTest' && around.node.test.name === 'Provider')
        names.push(node.right.value);
      break;
    }
  }
  return names;
}

function isFrom({ provider }: CatalogEvent, providers: readonly string[]): boolean {
  return providers.some((name) => name.toLowerCase() === provider.toLowerCase());
}
