import { type ArmDeclaration, armDeclarations } from './arm-declarations.ts';
import { isReference, listReferences } from './arm-expression.ts';
import type { JsonContainer, JsonValue } from './json-values.ts';

/** A list of queries that expressions of an ARM template refer to. */
export interface ReferredList {
  /** How they call it: `parameters.queries`. */
  readonly name: string;
  readonly items: readonly JsonValue[];
  /** What holds the expression; `undefined` where several refer to the list. */
  readonly from: JsonContainer | undefined;
  /** Whether a condition decides that its queries are there. */
  readonly isAlternative: boolean;
}

/** The lists of a document that may be referred to, gathered while its values are visited. */
export interface ArmReferences {
  see(value: JsonValue): void;
  /** The lists that expressions refer to, be it by way of other names; known when all values have been seen. */
  listsOf(expressions: readonly JsonValue[]): ReadonlyMap<JsonContainer, ReferredList>;
}

export function armReferences(): ArmReferences {
  const values: JsonValue[] = [];
  return { see, listsOf };

  function see(value: JsonValue): void {
    if (value.container.kind === 'array' || isReference(value)) values.push(value);
  }

  function listsOf(expressions: readonly JsonValue[]): ReadonlyMap<JsonContainer, ReferredList> {
    const lists = new Map<JsonContainer, ReferredList>();
    if (expressions.length === 0) return lists;
    const declarations = armDeclarations(values);
    const ways = new Map(expressions.map((expression) => [expression, followed(expression)]));
    const leadOn = new Set(
      [...ways.values()].flatMap((way) => [...way].map((each) => each.declaration.expression)),
    );
    for (const [expression, way] of ways) {
      // A variable with the name that a rule refers to is no place of its own.
      if (leadOn.has(expression)) continue;
      const from = expression.container;
      for (const { declaration, name, isAlternative } of way) {
        const { list, items } = declaration;
        if (!list) continue;
        const before = lists.get(list);
        lists.set(list, {
          name,
          items,
          from: before && before.from !== from ? undefined : from,
          isAlternative: isAlternative || before?.isAlternative === true,
        });
      }
    }
    return lists;

    /** All that an expression leads to. */
    function followed(start: JsonValue): ReadonlySet<Followed> {
      const known = new Set<ArmDeclaration>();
      const found = new Set<Followed>();
      follow(start, start.container, false);
      // A set goes on with what is added to it while it is read.
      for (const { declaration, isAlternative } of found)
        if (declaration.expression) follow(declaration.expression, declaration.scope, isAlternative);
      return found;

      function follow({ text }: JsonValue, scope: JsonContainer | undefined, isChosen: boolean): void {
        for (const { key, name, isAlternative } of listReferences(text)) {
          const declaration = declarations.declared(key, scope);
          if (!declaration || known.has(declaration)) continue;
          known.add(declaration);
          found.add({ declaration, name, isAlternative: isChosen || isAlternative });
        }
      }
    }
  }
}

interface Followed {
  readonly declaration: ArmDeclaration;
  readonly name: string;
  readonly isAlternative: boolean;
}
