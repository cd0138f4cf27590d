import { isQueryListName } from '../data-source-name.ts';
import { isAlternative, isListItem } from './config-lists.ts';
import { type ConfigSyntax, type ConfigToken, configTokens } from './config-tokens.ts';
import { type ConfigContainer, type ConfigValue, configValues } from './config-values.ts';

/** What refers, in the place of queries, to a list or text that stands elsewhere under a name. */
export interface ConfigReference {
  /** How the document calls it: `local.security_queries`. */
  readonly name: string;
  /** What holds the reference: a data source, or the outermost list in it; `undefined` where several refer to the name. */
  readonly from: ConfigContainer | undefined;
  /** Whether a condition decides that its queries are there. */
  readonly isAlternative: boolean;
}

/** What a document calls that which it declares at a path; `undefined` where that has no name. */
export type Naming = (path: readonly (string | number)[]) => string | undefined;

/** The texts that lists of queries take from elsewhere by name, be it by way of other names. */
export function configReferences(
  tokens: readonly ConfigToken[],
  values: readonly ConfigValue[],
  naming: Naming,
): ReadonlyMap<ConfigValue, ConfigReference> {
  const found = new Map<ConfigValue, ConfigReference>();
  const uses = values.flatMap((value) => useOf(tokens, value) ?? []);
  const places = uses.filter(({ owner }) => holdsQueries(owner));
  if (places.length === 0) return found;
  const declared = declarations(values, uses, naming);
  const followed = new Map(places.map((place) => [place, follow(place)]));
  const leadOn = new Set([...followed.values()].flatMap((names) => [...names.keys()]));
  for (const [place, names] of followed) {
    // A variable with the name that a rule refers to is no place of its own.
    if (leadOn.has(nameOf(place.owner, naming) ?? '')) continue;
    for (const [name, { isItem, isAlternative }] of names)
      for (const value of declared.get(name)?.texts ?? []) {
        if (!isItem && value.container.kind !== '[') continue;
        const before = found.get(value);
        found.set(value, {
          name,
          from: before && before.from !== place.from ? undefined : place.from,
          isAlternative: isAlternative || before?.isAlternative === true,
        });
      }
  }
  return found;

  /** The names that a place leads to, each as the first use on the way has it. */
  function follow(place: Use): ReadonlyMap<string, Pick<Use, 'isItem' | 'isAlternative'>> {
    const names = new Map<string, Pick<Use, 'isItem' | 'isAlternative'>>([[place.name, place]]);
    // A map goes on with what is added to it while it is read.
    for (const [name, way] of names)
      for (const use of declared.get(name)?.uses ?? [])
        if (!names.has(use.name))
          names.set(use.name, {
            isItem: way.isItem || use.isItem,
            isAlternative: way.isAlternative || use.isAlternative,
          });
    return names;
  }
}

/** A name that an expression makes its list of. */
export interface ListName {
  readonly name: string;
  /** Whether a condition chooses it. */
  readonly isAlternative: boolean;
}

export function listNames(expression: string, syntax: ConfigSyntax): readonly ListName[] {
  const tokens = [...configTokens(`x = ${expression}`, syntax)];
  return [...configValues(tokens, new Set())]
    .flatMap((value) => useOf(tokens, value) ?? [])
    .filter(({ owner, isItem }) => owner.container.kind === 'document' && !isItem);
}

/** A name that stands for a list or, as an item of one, for a text. */
interface Use {
  readonly name: string;
  readonly owner: Owner;
  readonly from: ConfigContainer | undefined;
  readonly isItem: boolean;
  readonly isAlternative: boolean;
}

/** The property or variable that a value is the whole of, or a part of its list. */
interface Owner {
  readonly container: ConfigContainer;
  readonly path: readonly (string | number)[];
}

/** What stands under a name. */
interface Declared {
  readonly texts: ConfigValue[];
  readonly uses: Use[];
}

function declarations(
  values: readonly ConfigValue[],
  uses: readonly Use[],
  naming: Naming,
): ReadonlyMap<string, Declared> {
  const declared = new Map<string, Declared>();
  for (const use of uses) under(use.owner)?.uses.push(use);
  for (const value of values)
    if (value.token.kind !== 'name' && (isListItem(value) || isWhole(value))) {
      const owner = ownerOf(value);
      if (owner) under(owner)?.texts.push(value);
    }
  return declared;

  function under(owner: Owner): Declared | undefined {
    const name = nameOf(owner, naming);
    if (name === undefined) return undefined;
    const known = declared.get(name) ?? { texts: [], uses: [] };
    declared.set(name, known);
    return known;
  }
}

function useOf(tokens: readonly ConfigToken[], value: ConfigValue): Use | undefined {
  if (value.token.kind !== 'name' || value.isInHeader) return undefined;
  const name = dottedName(tokens, value.index);
  const owner = name === undefined ? undefined : ownerOf(value);
  if (name === undefined || !owner) return undefined;
  const holder = value.container.list ?? owner.container;
  return {
    name,
    owner,
    from: holder.kind === 'document' ? undefined : holder,
    isItem: value.container.kind === '[',
    isAlternative: value.isChosen || isAlternative(value),
  };
}

/** A name with those behind its dots; `undefined` for what is called, indexed or compared. */
function dottedName(tokens: readonly ConfigToken[], index: number): string | undefined {
  let name = tokens[index]?.value ?? '';
  let at = index + 1;
  for (; tokens[at]?.value === '.' && tokens[at + 1]?.kind === 'name'; at += 2)
    name += `.${tokens[at + 1]?.value}`;
  const after = tokens[at];
  switch (after?.kind) {
    case '(':
    case '[':
    case '?':
      return undefined;
    case 'operator':
      return after.value === '??' || after.value === '...' ? name : undefined;
    default:
      return name;
  }
}

function ownerOf({ container, path }: ConfigValue): Owner | undefined {
  if (container.kind === '{' || container.kind === 'document') return { container, path };
  const { list } = container;
  return list?.parent && { container: list.parent, path: list.path };
}

function holdsQueries({ container, path: [name] }: Owner): boolean {
  return isQueryListName(name) || (name === 'default' && isQueryListName(container.path[0]));
}

/** Whether a text is all that a property or variable holds. */
function isWhole({ container, before, after }: ConfigValue): boolean {
  const isOutside = container.kind === '{' || container.kind === 'document';
  const isBegun = before?.kind === '=' || before?.kind === ':' || before?.kind === '?';
  return isOutside && isBegun && after?.kind !== 'operator' && after?.kind !== '?';
}

function nameOf({ container, path }: Owner, naming: Naming): string | undefined {
  const whole = [...path];
  for (let at: ConfigContainer | undefined = container; at; at = at.parent) {
    whole.unshift(...at.path);
    if (whole.length > longestPath) return undefined;
  }
  return naming(whole);
}

const longestPath = 12;
