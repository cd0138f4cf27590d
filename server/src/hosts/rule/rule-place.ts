import { isDataSourceName, isDataSourcesName } from '../data-source-name.ts';

/** A container of a document, of whatever language. */
interface Nested<C> {
  readonly parent: C | undefined;
}

type Path = readonly (string | number | undefined)[];

/**
 * What holds all queries that are collected together with those of a list: the data collection rule, or rather the object in it that holds
 * its data sources; of a part of a rule, what there is of it. A document itself is nothing of the kind: it holds many things.
 * @param pathOf what leads to a container from its parent
 */
export function rulePlace<C extends Nested<C>>(list: C, pathOf: (container: C) => Path): C {
  return holderOf(isDataSourcesName) ?? holderOf(isDataSourceName) ?? list;

  function holderOf(isNamed: (name: string | number | undefined) => boolean): C | undefined {
    for (let at: C | undefined = list; at; at = at.parent)
      if (pathOf(at).some(isNamed)) return at.parent?.parent ? at.parent : at;
    return undefined;
  }
}

/** Numbers things in the order in which they are asked for, from a number on. */
export function ruleNumbers(first = 0): (rule: object) => number {
  const numbers = new Map<object, number>();
  return (rule) => {
    const number = numbers.get(rule) ?? first + numbers.size;
    numbers.set(rule, number);
    return number;
  };
}
