import { insertion, type TextEdit } from '../../text/edit.ts';
import { hole } from '../../text/hole.ts';
import type { TextRange } from '../../text/range.ts';
import { isDataSourceName, isQueryListName, pathLabel } from '../data-source-name.ts';
import type { EmbeddedQuery, HostDocument, HostProblem } from '../embedded-query.ts';
import { itemRemoval } from '../item-removal.ts';
import { ruleNumbers, rulePlace } from '../rule/rule-place.ts';
import { ruleProblems } from '../rule/rule-problems.ts';
import { streamsOf } from '../rule/rule-value.ts';
import { isAlternative, isListItem } from './config-lists.ts';
import { type ConfigReference, configReferences, type Naming } from './config-references.ts';
import { configObject } from './config-rule-values.ts';
import { type ConfigString, type ConfigSyntax, configTokens } from './config-tokens.ts';
import { type ConfigContainer, type ConfigValue, configValues, type Declarations } from './config-values.ts';

/** A language whose documents configure data collection rules. */
export interface ConfigLanguage extends ConfigSyntax {
  readonly declarations: Declarations;
  /** What a variable, parameter or the like that stands at a path is called elsewhere. */
  readonly naming: Naming;
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

/** The queries of all lists that are named for XPath queries, wherever they stand, and what these lists take from elsewhere. */
export function readConfig(text: string, language: ConfigLanguage): HostDocument {
  const queries: EmbeddedQuery[] = [];
  const problems: HostProblem[] = [];
  const { messages } = language;
  const tokens = [...configTokens(text, language)];
  const numberOf = ruleNumbers();
  const places = new Set<ConfigContainer>();
  const streamsIn = new Map<ConfigContainer, readonly string[] | undefined>();
  const values = [...configValues(tokens, language.declarations)];
  const references = configReferences(tokens, values, language.naming);
  for (const value of values) {
    const { token } = value;
    if (token.kind === 'name') continue;
    const isAlone = isInPlaceOfList(value);
    if (!isAlone && !isQuery(value) && !references.has(value)) continue;
    if (!token.string) {
      if (!isAlone) problems.push({ code: 'not-a-query', range: token.range, message: messages.notAQuery });
      continue;
    }
    if (isAlone && (token.value === hole || !isInRule(value.container))) continue;
    if (isAlone) problems.push({ code: 'not-a-list', range: token.range, message: messages.notAList });
    read(value, token.string);
  }
  const rules = [...places].flatMap(({ opening }) => configObject(tokens, opening) ?? []);
  problems.push(...ruleProblems(text, rules, queries));
  return { queries, problems: problems.sort((a, b) => a.range.start - b.range.start) };

  function read(value: ConfigValue, string: ConfigString): void {
    const { range, isClosed, invalidEscapes } = string;
    if (!isClosed && !problems.some(({ code }) => code === 'unreadable-host'))
      problems.push({ code: 'unreadable-host', range, message: messages.notClosed });
    for (const place of invalidEscapes)
      problems.push({ code: 'invalid-escape', range: place, message: messages.invalidEscape });
    const reference = references.get(value);
    const isPlainItem =
      value.container.kind === '[' &&
      !value.isRepeated &&
      isClosed &&
      value.before?.kind !== ':' &&
      value.before?.kind !== '?';
    const list = reference?.from ?? value.container.list ?? value.container;
    const streams = streamsBeside(list);
    const place = rulePlace(list, ({ path }) => path);
    places.add(place);
    const isCertain = !isAlternative(value) && !reference?.isAlternative && list.kind !== 'document';
    queries.push({
      text: string.text,
      map: string.map,
      use: 'data-collection-rule',
      channel: undefined,
      label: reference && !isQuery(value) ? nameIn(reference, value) : labelOf(value),
      ...(isCertain && { rule: numberOf(place) }),
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

/** Whether a value is an item of a list that is named for queries, be it a variable's `default`. */
function isQuery(value: ConfigValue): boolean {
  if (!isListItem(value)) return false;
  const { path, parent } = value.container.list ?? value.container;
  return isQueryListName(path[0]) || (path[0] === 'default' && isQueryListName(parent?.path[0]));
}

function isInPlaceOfList({ container, path, before }: ConfigValue): boolean {
  return (
    (container.kind === '{' || container.kind === 'document') &&
    isQueryListName(path[0]) &&
    (before?.kind === ':' || before?.kind === '=')
  );
}

function isInRule(container: ConfigContainer): boolean {
  for (let at: ConfigContainer | undefined = container; at; at = at.parent)
    if (at.path.some(isDataSourceName)) return true;
  return false;
}

/** A text by its name, an item with its index. */
function nameIn({ name }: ConfigReference, { container, path }: ConfigValue): string {
  return container.kind === '[' ? `${name}[${path[0]}]` : name;
}

function labelOf({ container, path: own }: ConfigValue): string {
  const path = [...own];
  for (let at: ConfigContainer | undefined = container; at; at = at.parent) path.unshift(...at.path);
  return pathLabel(path);
}
