import type { JsonContainer, JsonStep, JsonValue } from './json-values.ts';

/** What a template, deployment or policy declares under a name: a list, or the expression that makes one. */
export interface ArmDeclaration {
  /** The array of a list. */
  readonly list: JsonContainer | undefined;
  readonly items: readonly JsonValue[];
  readonly expression: JsonValue | undefined;
  /** From where the names in its expression are looked up. */
  readonly scope: JsonContainer | undefined;
}

/** What the objects of a document declare in their `parameters` and `variables`. */
export interface ArmDeclarations {
  /** What a key stands for at a container: that of the nearest object around it that declares it, since deployments nest. */
  declared(key: string, from: JsonContainer | undefined): ArmDeclaration | undefined;
}

/** @param values the items of arrays and the expressions of a document */
export function armDeclarations(values: readonly JsonValue[]): ArmDeclarations {
  const byScope = new Map<JsonContainer, Map<string, ArmDeclaration>>();
  const itemsOf = new Map<JsonContainer, JsonValue[]>();
  for (const value of values) {
    const { container, step } = value;
    const items = itemsOf.get(container);
    if (items) items.push(value);
    else if (container.kind === 'array') declareList(container, value);
    else declare(container, step, { list: undefined, items: [], expression: value });
  }
  return { declared };

  function declareList(list: JsonContainer, first: JsonValue): void {
    const items = [first];
    itemsOf.set(list, items);
    if (list.parent) declare(list.parent, list.step, { list, items, expression: undefined });
  }

  function declare(container: JsonContainer, step: JsonStep, what: Omit<ArmDeclaration, 'scope'>): void {
    const place = placeOf(container, step);
    if (!place) return;
    const { holder, key, isGiven } = place;
    const names = byScope.get(holder) ?? new Map<string, ArmDeclaration>();
    byScope.set(holder, names);
    if (!names.has(key)) names.set(key, { ...what, scope: isGiven ? holder.parent : holder });
  }

  function declared(key: string, from: JsonContainer | undefined): ArmDeclaration | undefined {
    for (let at = from; at; at = at.parent) {
      const found = byScope.get(at)?.get(key);
      if (found) return found;
    }
    return undefined;
  }
}

interface Place {
  /** What has the parameters and variables. */
  readonly holder: JsonContainer;
  readonly key: string;
  /** Whether it is the value that a deployment gives to a parameter, computed outside of its template. */
  readonly isGiven: boolean;
}

/** The name under which an object has a value: `variables.a.b` and `parameters.a.defaultValue.b`. */
function placeOf(container: JsonContainer, step: JsonStep): Place | undefined {
  const path = [step];
  for (let at: JsonContainer | undefined = container; at && path.length < longestPath; at = at.parent) {
    const section = typeof at.step === 'string' ? at.step.toLowerCase() : undefined;
    if (at.parent && (section === 'variables' || section === 'parameters')) {
      const [, form] = path;
      if (section === 'parameters' && form !== 'defaultValue' && form !== 'value') return undefined;
      if (section === 'parameters') path.splice(1, 1);
      if (path.some((each) => typeof each !== 'string')) return undefined;
      const key = [section, ...path].join('.').toLowerCase();
      return { holder: at.parent, key, isGiven: form === 'value' && section === 'parameters' };
    }
    path.unshift(at.step);
  }
  return undefined;
}

const longestPath = 8;
