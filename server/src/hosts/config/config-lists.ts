import { isItem } from './config-places.ts';
import type { ConfigContainer, ConfigValue } from './config-values.ts';

/** Whether a value is written out as an item of an array, or of one of several that a call makes one list of. */
export function isListItem({ container, before, after, isInHeader }: ConfigValue): boolean {
  return (
    container.kind === '[' &&
    !isInHeader &&
    isItem(before) &&
    after?.kind !== 'operator' &&
    after?.kind !== '?' &&
    container.list !== undefined
  );
}

/** The outermost of the arrays and calls that make one list, the innermost of which is a container; those around it know theirs. */
export function listAround(container: ConfigContainer): ConfigContainer | undefined {
  const { kind, parent, isInHeader } = container;
  const isList = kind === '[' ? !isIndex(container) : kind === '(' && makesList(container);
  if (!isList || isInHeader) return undefined;
  return parent?.kind === '[' || parent?.kind === '(' ? parent.list : container;
}

/** Whether a condition decides that a value is there. */
export function isAlternative({ container, before }: ConfigValue): boolean {
  const isItem = container.kind === '[' && (before?.kind === '?' || before?.kind === ':');
  return container.isConditional || isItem;
}

/** Whether brackets select from what stands before them. */
function isIndex({ kind, before }: ConfigContainer): boolean {
  return (
    kind === '[' &&
    (before?.kind === 'name'
      ? before.value !== 'array' && before.value !== 'in'
      : before?.kind === ')' || before?.kind === ']')
  );
}

function makesList({ before }: ConfigContainer): boolean {
  return before?.kind !== 'name' || listFunctions.has(before.value.toLowerCase());
}

const listFunctions: ReadonlySet<string> = new Set([
  ...['concat', 'union', 'flatten', 'distinct', 'compact', 'sort', 'reverse', 'toset', 'tolist', 'setunion'],
  ...['coalesce', 'coalescelist', 'try', 'intersection', 'any', 'if'],
]);
