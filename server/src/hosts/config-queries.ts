import { insertion, type TextEdit } from '../text/edit.ts';
import { hole } from '../text/hole.ts';
import type { TextRange } from '../text/range.ts';
import { configObject } from './config-rule-values.ts';
import { type ConfigString, type ConfigSyntax, configTokens } from './config-tokens.ts';
import {
  type ConfigContainer,
  type ConfigValue,
  configValues,
  type Declarations,
  isItem,
} from './config-values.ts';
import { isDataSourceName, isQueryListName, pathLabel } from './data-source-name.ts';
import type { EmbeddedQuery, HostDocument, HostProblem } from './embedded-query.ts';
import { itemRemoval } from './item-removal.ts';
import { ruleNumbers, rulePlace } from './rule-place.ts';
import { ruleProblems } from './rule-problems.ts';
import { streamsOf } from './rule-value.ts';

/** A language whose documents configure data collection rules. */
export interface ConfigLanguage extends ConfigSyntax {
  readonly declarations: Declarations;
  /** What stands between two items of an array, before the blank or line break. */
  readonly separator: string;
  /** A query as a string of the language, with its quotes. */
  write(query: string): string;
  readonly messages: {
    readonly notClosed: string;
    readonly invalidEscape: string;
    readonly notAQuery: string;
    readonly notAList: string;
  };
}

/** The queries of all lists that are named for XPath queries, wherever they stand. */
export function readConfig(text: string, language: ConfigLanguage): HostDocument {
  const queries: EmbeddedQuery[] = [];
  const problems: HostProblem[] = [];
  const { messages } = language;
  const tokens = [...configTokens(text, language)];
  const numberOf = ruleNumbers();
  const places = new Set<ConfigContainer>();
  const streamsIn = new Map<ConfigContainer, readonly string[] | undefined>();
  for (const value of configValues(tokens, language.declarations)) {
    const isAlone = isInPlaceOfList(value);
    if (!isAlone && !isListItem(value)) continue;
    const { token } = value;
    if (!token.string) {
      if (!isAlone) problems.push({ code: 'not-a-query', range: token.range, message: messages.notAQuery });
      continue;
    }
    if (isAlone && (token.value === hole || !isInRule(value.container))) continue;
    if (isAlone) problems.push({ code: 'not-a-list', range: token.range, message: messages.notAList });
    read(value, token.string, isAlone);
  }
  const rules = [...places].flatMap(({ opening }) => configObject(tokens, opening) ?? []);
  problems.push(...ruleProblems(text, rules, queries));
  return { queries, problems: problems.sort((a, b) => a.range.start - b.range.start) };

  function read(value: ConfigValue, string: ConfigString, isAlone: boolean): void {
    const { range, isClosed, invalidEscapes } = string;
    if (!isClosed && !problems.some(({ code }) => code === 'unreadable-host'))
      problems.push({ code: 'unreadable-host', range, message: messages.notClosed });
    for (const place of invalidEscapes)
      problems.push({ code: 'invalid-escape', range: place, message: messages.invalidEscape });
    const isPlainItem =
      !isAlone && !value.isRepeated && isClosed && value.before?.kind !== ':' && value.before?.kind !== '?';
    const list = outermostList(value.container);
    const streams = streamsBeside(list);
    const place = rulePlace(list, ({ path }) => path);
    places.add(place);
    queries.push({
      text: string.text,
      map: string.map,
      use: 'data-collection-rule',
      channel: undefined,
      label: labelOf(value),
      ...(!isAlternative(value) && { rule: numberOf(place) }),
      ...(streams && { streams }),
      hostRange: range,
      encode: string.encode,
      ...(isPlainItem && {
        following: (texts: readonly string[]) => furtherItems(text, range, texts, language),
        // The end of a heredoc is a line of its own, which its comma cannot stand on.
        removal: () => (text.startsWith('<<', range.start) ? undefined : itemRemoval(text, range)),
      }),
    });
  }

  function streamsBeside(list: ConfigContainer): readonly string[] | undefined {
    const dataSource = list.kind === '{' ? list : list.parent;
    if (!dataSource) return undefined;
    if (!streamsIn.has(dataSource))
      streamsIn.set(dataSource, streamsOf(configObject(tokens, dataSource.opening)));
    return streamsIn.get(dataSource);
  }
}

/** Each on a line of its own, indented like the item before, where that begins a line. */
function furtherItems(
  text: string,
  item: TextRange,
  queries: readonly string[],
  language: ConfigLanguage,
): TextEdit {
  const indentation = /(?:^|[\r\n])([ \t]*)$/.exec(text.slice(0, item.start))?.[1];
  const isHeredoc = text.startsWith('<<', item.start);
  const isOnLine = indentation === undefined;
  const gap = isHeredoc
    ? `\n${indentation ?? ''}, `
    : isOnLine
      ? ', '
      : `${language.separator}\n${indentation}`;
  return insertion(
    item.end,
    queries.map((query, index) => `${isHeredoc && index > 0 ? ', ' : gap}${language.write(query)}`).join(''),
  );
}

function isListItem({ container, before, after }: ConfigValue): boolean {
  return (
    isQueryList(container) &&
    !container.isInHeader &&
    isItem(before) &&
    after?.kind !== 'operator' &&
    after?.kind !== '?'
  );
}

function isInPlaceOfList({ container, path, before }: ConfigValue): boolean {
  return (
    (container.kind === '{' || container.kind === 'document') &&
    isQueryListName(path[0]) &&
    (before?.kind === ':' || before?.kind === '=')
  );
}

/** The array of a property with the name, also in a call that makes one list of several, or of a variable's `default`. */
function isQueryList(container: ConfigContainer): boolean {
  if (container.kind !== '[' || !container.parent || isIndex(container)) return false;
  let at: ConfigContainer = container;
  while (at.parent && (at.parent.kind === '(' || at.parent.kind === '[')) {
    at = at.parent;
    if (at.isInHeader || isIndex(at) || (at.kind === '(' && !makesList(at))) return false;
  }
  const [name] = at.path;
  return isQueryListName(name) || (name === 'default' && isQueryListName(at.parent?.path[0]));
}

/** Whether a condition decides that a query is there. */
function isAlternative({ container, before }: ConfigValue): boolean {
  const isItem = container.kind === '[' && (before?.kind === '?' || before?.kind === ':');
  return container.isConditional || isItem;
}

/** The array that is the whole value, or the call that makes it of several. */
function outermostList(container: ConfigContainer): ConfigContainer {
  let at = container;
  while (
    at.parent &&
    (at.kind === '[' || at.kind === '(') &&
    (at.parent.kind === '[' || at.parent.kind === '(')
  )
    at = at.parent;
  return at;
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

function isInRule(container: ConfigContainer): boolean {
  for (let at: ConfigContainer | undefined = container; at; at = at.parent)
    if (at.path.some(isDataSourceName)) return true;
  return false;
}

function labelOf({ container, path: own }: ConfigValue): string {
  const path = [...own];
  for (let at: ConfigContainer | undefined = container; at; at = at.parent) path.unshift(...at.path);
  return pathLabel(path);
}

const listFunctions: ReadonlySet<string> = new Set([
  ...['concat', 'union', 'flatten', 'distinct', 'compact', 'sort', 'reverse', 'toset', 'tolist', 'setunion'],
  ...['coalesce', 'coalescelist', 'try', 'intersection', 'any', 'if'],
]);
