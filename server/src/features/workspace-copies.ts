import type { RuleContent, Selection } from './workspace-index.ts';

/** A rule that selects what another one does, or nearly. */
export interface RuleCopy {
  readonly content: RuleContent;
  /** How many of the selections they have in common. */
  readonly common: number;
}

/**
 * The rules that are copies of one, as those of several environments are: of the selections of the larger one, they have at least four
 * fifths in common. A rule of one selection is as good as a query, and has no copies.
 */
export function* copiesOf(content: RuleContent): Generator<RuleCopy> {
  const { size } = content.selections;
  if (size < 2) return;
  for (const other of candidatesFor(content)) {
    const common = commonTo(content, other);
    if (common >= least(Math.max(size, other.selections.size))) yield { content: other, common };
  }
}

/** A copy lacks so few selections that it must have one of the rarest. */
function candidatesFor({ selections }: RuleContent): ReadonlySet<RuleContent> {
  const rarest = [...selections]
    .sort((a, b) => a.contents.size - b.contents.size)
    .slice(0, selections.size - least(selections.size) + 1);
  return new Set(rarest.flatMap((selection: Selection) => [...selection.contents]));
}

function least(size: number): number {
  return Math.ceil(size * 0.8);
}

function commonTo({ selections: a }: RuleContent, { selections: b }: RuleContent): number {
  let common = 0;
  for (const selection of a) if (b.has(selection)) common++;
  return common;
}
