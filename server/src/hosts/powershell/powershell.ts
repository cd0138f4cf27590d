import { insertion, type TextEdit } from '../../text/edit.ts';
import { verbatimMap } from '../../text/offset-map.ts';
import type { TextRange } from '../../text/range.ts';
import type { EmbeddedQuery, HostDocument, HostProblem, QueryUse } from '../embedded-query.ts';
import { type Layer, layerIn } from '../layer.ts';
import { ruleNumbers } from '../rule/rule-place.ts';
import { mentionsQueryList, readQueryLists } from '../xml/xml.ts';
import {
  type PowerShellArgument,
  type PowerShellCommand,
  powerShellArguments,
} from './powershell-arguments.ts';
import { logOf, logPlace, plainName, readsOldestFirst, streamsOf } from './powershell-command.ts';
import { formatLayer } from './powershell-format.ts';
import { powerShellString } from './powershell-string.ts';
import { type PowerShellToken, powerShellTokens } from './powershell-tokens.ts';

/** Whether a script may hold a query: the whole cost of one that holds none. */
export function mentionsPowerShellQuery(text: string): boolean {
  return /filterxp|xpath|wevtutil|filter\w*\s*=|QueryList/i.test(text);
}

/**
 * The queries of a PowerShell script: arguments of `-FilterXPath` and `-XPathQuery`, also in splatted tables, `wevtutil qe … /q:`,
 * variables named for them that hold what looks like a filter, and query lists in any string. `undefined` where there is none.
 */
export function readPowerShell(text: string): HostDocument | undefined {
  const drafts: Draft[] = [];
  const queries: EmbeddedQuery[] = [];
  const problems: HostProblem[] = [];
  let lists = 0;
  for (const argument of powerShellArguments([...powerShellTokens(text)])) {
    const { token } = argument;
    if (!token.string) continue;
    if (mentionsQueryList(token.value) && readList(token.string)) continue;
    const draft = draftOf(argument, token.string);
    if (!draft) continue;
    drafts.push(draft);
    if (!token.string.isClosed && problems.every(({ code }) => code !== 'unreadable-host'))
      problems.push({ code: 'unreadable-host', range: token.range, message: notClosed });
  }
  const numberOf = ruleNumbers(queries.reduce((next, { rule }) => Math.max(next, (rule ?? -1) + 1), 0));
  queries.push(...drafts.map((draft, index) => queryOf(text, draft, index + 1, numberOf)));
  if (queries.length === 0) return undefined;
  queries.sort((a, b) => a.hostRange.start - b.hostRange.start);
  return { queries, problems: problems.sort((a, b) => a.range.start - b.range.start) };

  function readList(layer: Layer): boolean {
    const found = readQueryLists(layer, 'event-log');
    if (!found) return false;
    lists++;
    const first = queries.reduce((next, { role }) => Math.max(next, (role?.query ?? -1) + 1), 0);
    const firstRule = queries.reduce((next, { rule }) => Math.max(next, (rule ?? -1) + 1), 0);
    for (const query of found.queries)
      queries.push({
        ...query,
        channel: plainName(query.channel),
        label: `QueryList ${lists} · ${query.label}`,
        rule: firstRule + (query.rule ?? 0),
        ...(query.role && { role: { ...query.role, query: first + query.role.query } }),
      });
    problems.push(...found.problems);
    return true;
  }
}

/** A query whose command may still name its channel. */
interface Draft {
  readonly layer: Layer;
  readonly range: TextRange;
  readonly name: string;
  readonly use: QueryUse;
  readonly command: PowerShellCommand;
}

function draftOf(argument: PowerShellArgument, layer: Layer): Draft | undefined {
  const { token, target = '', command } = argument;
  const { range } = token;
  const isFormat = argument.isExpression && isOperator(argument.after, 'f');
  if (!isFormat && isComputed(argument)) return undefined;
  const read = isFormat ? layerIn(layer, formatLayer(layer.text)) : layer;
  const draft = { layer: read, range, name: target, command };
  if (isPrefix(target, '-FilterXPath', '-FilterXP')) return { ...draft, use: 'event-log' };
  if (isPrefix(target, '-XPathQuery', command.name === dataSource ? '-X' : '-XPathQuery'))
    return { ...draft, use: 'data-collection-rule' };
  if (/^\$.*(?:xpath|filter)/i.test(target)) {
    if (/^\s*(?:\*\s*\[|Event\s*\[|\*\/|Event\/)/.test(read.text)) return { ...draft, use: 'event-log' };
    if (/^\s*[^'"<>[\]!*]+!\s*\*/.test(read.text)) return { ...draft, use: 'data-collection-rule' };
  }
  return command.name === 'wevtutil' ? draftOfOption(draft) : undefined;

  /** `/q:"…"`, of which the option is a word of its own, or the beginning of the string. */
  function draftOfOption(draft: Omit<Draft, 'use'>): Draft | undefined {
    const { before } = argument;
    const isOption = before?.kind === 'word' && optionWord.test(before.value);
    if ((isOption && before.range.end === range.start) || /^-(?:q|query)$/i.test(target))
      return { ...draft, name: 'wevtutil /q', use: 'event-log' };
    const [option] = queryOption.exec(read.text) ?? [];
    if (!option) return undefined;
    const text = read.text.slice(option.length);
    const rest: Layer = { text, map: verbatimMap(text.length, option.length), encode: (written) => written };
    return { ...draft, layer: layerIn(read, rest), name: 'wevtutil /q', use: 'event-log' };
  }
}

function queryOf(
  text: string,
  { layer, range, name, use, command }: Draft,
  count: number,
  numberOf: (rule: object) => number,
): EmbeddedQuery {
  const log = use === 'event-log' ? logOf(command) : undefined;
  const place = log && logPlace(text, log);
  const streams = use === 'data-collection-rule' ? streamsOf(command) : undefined;
  const isList = use === 'data-collection-rule' && name.startsWith('-');
  return {
    text: layer.text,
    map: layer.map,
    encode: layer.encode,
    use,
    channel: log?.value,
    ...place,
    ...(streams && { streams }),
    ...(use === 'event-log' && readsOldestFirst(command) && { isOldestFirst: true }),
    label: `query ${count} · ${name}`,
    hostRange: range,
    ...(isList && { rule: numberOf(command) }),
    ...(isList && { following: (queries: readonly string[]) => furtherItems(text, range, queries) }),
  };
}

/** Each on a line of its own, indented like the item before, where that begins a line. */
function furtherItems(text: string, item: TextRange, queries: readonly string[]): TextEdit {
  const indentation = /(?:^|[\r\n])([ \t]*)$/.exec(
    text.slice(Math.max(item.start - 200, 0), item.start),
  )?.[1];
  const gap = indentation === undefined ? ' ' : `\n${indentation}`;
  return insertion(item.end, queries.map((query) => `,${gap}${powerShellString(query)}`).join(''));
}

/** Whether a string is only a part of a value: joined with others, or changed by a method or operator. */
function isComputed({ token, before, after, isExpression }: PowerShellArgument): boolean {
  if (before?.kind === 'word' && before.value === '+') return true;
  if (!after) return false;
  const isAdjacent = token.range.end === after.range.start;
  if (after.kind === 'word') return after.value.startsWith('+') || (isAdjacent && /^\.\w/.test(after.value));
  return after.kind === 'parameter' && isExpression && !/^(?:and|or)$/i.test(after.value);
}

function isOperator(token: PowerShellToken | undefined, name: string): boolean {
  return token?.kind === 'parameter' && token.value.toLowerCase() === name;
}

/** Whether a parameter is written in full, or cut down to no less than its shortest clear form. */
function isPrefix(written: string, parameter: string, shortest: string): boolean {
  return written.length >= shortest.length && parameter.toLowerCase().startsWith(written.toLowerCase());
}

const dataSource = 'new-azwindowseventlogdatasourceobject';
const queryOption = /^[/-](?:q|query):/i;
const optionWord = /^[/-](?:q|query):$/i;
const notClosed = 'This text never ends: write its closing quote.';
