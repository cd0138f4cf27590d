import { insertion, type TextEdit } from '../../text/edit.ts';
import { hole } from '../../text/hole.ts';
import type { TextRange } from '../../text/range.ts';
import type { EmbeddedQuery, HostDocument, HostProblem } from '../embedded-query.ts';
import { itemRemoval } from '../item-removal.ts';
import { ruleNumbers, rulePlace } from '../rule/rule-place.ts';
import { ruleProblems } from '../rule/rule-problems.ts';
import { streamsOf } from '../rule/rule-value.ts';
import { isReference } from './arm-expression.ts';
import { armReferences, type ReferredList } from './arm-references.ts';
import { type ArmString, armExpression, isBracketed, isExpression, readArmString } from './arm-string.ts';
import { armTemplates } from './arm-template.ts';
import { jsonRuleValues } from './json-rule-values.ts';
import { decodeJsonString, encodeJsonString, type JsonString } from './json-string.ts';
import { hasAncestor, type JsonContainer, type JsonStep, type JsonValue, visitJson } from './json-values.ts';

/**
 * The queries of a data collection rule in JSON: a REST body, an ARM template with whatever is nested in it, or a part of one.
 * Every array `xPathQueries` is read, wherever it stands: nothing else has that name; and the parameters and variables that one is made of.
 */
export function readDcr(text: string): HostDocument {
  const values: JsonValue[] = [];
  const expressions: JsonValue[] = [];
  const queries: EmbeddedQuery[] = [];
  const problems: HostProblem[] = [];
  const templates = armTemplates(text);
  const objects = jsonRuleValues((string) => (isBracketed(string) ? hole : string));
  const references = armReferences();
  const numberOf = ruleNumbers();
  const places = new Set<JsonContainer>();
  visitJson(text, { value, fault });
  const isReadable = problems.length === 0;
  const referred = references.listsOf(expressions);
  for (const found of inOrder(values, referred)) read(found);
  if (isReadable) {
    const rules = [...places].flatMap((place) => objects.objectOf(place) ?? []);
    problems.push(...ruleProblems(text, rules, queries));
  }
  return { queries, problems: problems.sort((a, b) => a.range.start - b.range.start) };

  function value(found: JsonValue): void {
    templates.see(found);
    objects.see(found);
    references.see(found);
    if (isReference(found) && (isInPlaceOfList(found) || isGivenList(found))) expressions.push(found);
    if (isQueryList(found.container) || isInPlaceOfList(found)) values.push(found);
  }

  function fault(range: TextRange, message: string): void {
    if (problems.length === 0) problems.push({ code: 'unreadable-host', range, message });
  }

  function read({ kind, range, container, step }: JsonValue): void {
    if (kind !== 'string') {
      if (isReadable) problems.push({ code: 'not-a-query', range, message: notAQuery });
      return;
    }
    const value = decodeJsonString(text, range.start + 1, range.end);
    const reference = referred.get(container);
    const isAlone = !isQueryList(container) && !reference;
    if (isAlone && (isExpression(value) || !isRule(container))) return;
    if (isAlone) problems.push({ code: 'not-a-list', range, message: notAList });
    const { invalidEscapes } = value;
    for (const place of invalidEscapes)
      problems.push({ code: 'invalid-escape', range: place, message: invalidEscape });
    const { text: query, map, adjust } = readString(value, container);
    const label =
      isQueryList(container) || !reference ? labelOf(container, step) : `${reference.name}[${step}]`;
    const list = reference?.from ?? (isAlone ? container : listOf(container));
    const place = rulePlace(list, ({ step }) => [step]);
    places.add(place);
    const streams = streamsOf(objects.objectOf(isAlone || reference?.from ? list : (list.parent ?? list)));
    const embedded = {
      text: query,
      map,
      use: 'data-collection-rule' as const,
      channel: undefined,
      label,
      ...(!reference?.isAlternative && { rule: numberOf(place) }),
      ...(streams && { streams }),
      hostRange: range,
      encode: encodeJsonString,
      ...(!isAlone && itemEdits(text, range)),
    };
    queries.push(adjust ? { ...embedded, adjust } : embedded);
  }

  function readString(value: JsonString, container: JsonContainer): ArmString {
    if (!templates.hold(container)) return value;
    // A policy's own deployment evaluates what the template around the policy leaves of `[[…]`.
    const isOfPolicy = hasAncestor(container, ({ step }) => step === 'policyRule');
    return isOfPolicy && isBracketed(value.text) ? armExpression(text, value) : readArmString(text, value);
  }

  function isRule(container: JsonContainer): boolean {
    return (
      templates.hold(container) || hasAncestor(container, ({ step }) => isNamed(step, 'windowsEventLogs'))
    );
  }
}

/** Apart from the reading, so that a document that is kept does not keep all that was gathered to read it. */
function itemEdits(text: string, item: TextRange): Pick<EmbeddedQuery, 'following' | 'removal'> {
  return {
    following: (queries) => furtherItems(text, item, queries),
    removal: () => itemRemoval(text, item),
  };
}

/** Each on a line of its own, indented like the item before, where that begins a line. */
function furtherItems(text: string, item: TextRange, queries: readonly string[]): TextEdit {
  const indentation = /(?:^|[\r\n])([ \t]*)$/.exec(text.slice(0, item.start))?.[1];
  const gap = indentation === undefined ? ' ' : `\n${indentation}`;
  return insertion(item.end, queries.map((query) => `,${gap}"${encodeJsonString(query)}"`).join(''));
}

/** The values of the lists with the name and of those that are referred to, in the order of the text. */
function inOrder(
  values: readonly JsonValue[],
  referred: ReadonlyMap<JsonContainer, ReferredList>,
): readonly JsonValue[] {
  if (referred.size === 0) return values;
  const all = new Set([...values, ...[...referred.values()].flatMap(({ items }) => items)]);
  return [...all].sort((a, b) => a.range.start - b.range.start);
}

/** The array of a property `xPathQueries`, or of a parameter of that name: its `defaultValue`, its `value` in a parameter file. */
function isQueryList({ kind, step, parent }: JsonContainer): boolean {
  if (kind !== 'array') return false;
  const name = step === 'value' || step === 'defaultValue' ? parent?.step : step;
  return isNamed(name, 'xPathQueries');
}

/** The value of the property `xPathQueries`, where the array is that of a parameter of the name. */
function listOf(array: JsonContainer): JsonContainer {
  return isNamed(array.step, 'xPathQueries') ? array : (array.parent ?? array);
}

function isInPlaceOfList({ kind, step }: JsonValue): boolean {
  return kind === 'string' && isNamed(step, 'xPathQueries');
}

/** The expression that a deployment or parameter file gives to a parameter of the name. */
function isGivenList({ step, container }: JsonValue): boolean {
  return step === 'value' && isNamed(container.step, 'xPathQueries');
}

/** Azure compares the names of properties ignoring case. */
function isNamed(step: JsonStep, name: string): boolean {
  return typeof step === 'string' && step.toLowerCase() === name.toLowerCase();
}

/** The path from `windowsEventLogs` on; elsewhere, from the name above the list on. */
function labelOf(container: JsonContainer, step: JsonStep): string {
  const path = [step];
  for (let at: JsonContainer | undefined = container; at?.parent; at = at.parent) {
    if (at.step !== undefined) path.unshift(at.step);
  }
  const log = path.findLastIndex((each) => isNamed(each, 'windowsEventLogs'));
  const list = path.findLastIndex((each) => isNamed(each, 'xPathQueries'));
  const above = path.findLastIndex((each, index) => index < list && typeof each === 'string');
  const [first, ...rest] = path.slice(log >= 0 ? log : Math.max(above, 0));
  return `${first}${rest.map((each) => (typeof each === 'number' ? `[${each}]` : `.${each}`)).join('')}`;
}

const notAQuery = 'A query is a text: write the filter in double quotes.';
const notAList = 'xPathQueries is a list: put the filter into brackets, ["…"].';
const invalidEscape = 'JSON has no such escape: write \\\\ for a backslash.';
