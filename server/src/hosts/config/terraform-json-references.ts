import { isQueryListName } from '../data-source-name.ts';
import type { JsonContainer, JsonValue } from '../json/json-values.ts';
import { terraformListNames } from './terraform.ts';

/** A list that the expression of a list of queries refers to. */
export interface JsonReference {
  /** `local.queries`, `var.queries`. */
  readonly name: string;
  /** The data source whose expression it is; `undefined` where there are several. */
  readonly from: JsonContainer | undefined;
  /** Whether a condition decides that its queries are there. */
  readonly isAlternative: boolean;
}

/** Whether a string is an expression in the place of a list of queries. */
export function isListExpression({ kind, step, text }: JsonValue): boolean {
  return kind === 'string' && isQueryListName(step) && wholeTemplate.test(text);
}

/** The arrays in `locals` and defaults of variables that expressions refer to. @param items the items of all arrays */
export function jsonReferences(
  expressions: readonly JsonValue[],
  items: readonly JsonValue[],
): ReadonlyMap<JsonContainer, JsonReference> {
  const byName = new Map<string, JsonReference>();
  for (const { container, text } of expressions)
    for (const { name, isAlternative } of terraformListNames(wholeTemplate.exec(text)?.[1] ?? '')) {
      const before = byName.get(name);
      byName.set(name, {
        name,
        from: before && before.from !== container ? undefined : container,
        isAlternative: isAlternative || before?.isAlternative === true,
      });
    }
  const found = new Map<JsonContainer, JsonReference>();
  if (byName.size === 0) return found;
  for (const { container } of items) {
    const reference = byName.get(nameOf(container) ?? '');
    if (reference) found.set(container, reference);
  }
  return found;
}

/** `locals` is an object or a list of objects; a variable has its `default`. */
function nameOf({ step, parent }: JsonContainer): string | undefined {
  const holder = parent?.kind === 'object' ? parent : undefined;
  const section = holder?.parent?.kind === 'array' ? holder.parent : holder;
  if (section?.step === 'locals') return `local.${step}`;
  return step === 'default' && holder?.parent?.step === 'variable' ? `var.${holder.step}` : undefined;
}

const wholeTemplate = /^\$\{([^{}]*)\}$/;
