import { insertion, type TextEdit } from '../../text/edit.ts';
import type { TextRange } from '../../text/range.ts';
import { isListExpression, jsonReferences } from '../config/terraform-json-references.ts';
import { decodeTemplate, encodeTemplate } from '../config/terraform-template.ts';
import { isQueryListName, pathLabel } from '../data-source-name.ts';
import type { EmbeddedQuery, HostDocument, HostProblem } from '../embedded-query.ts';
import { itemRemoval } from '../item-removal.ts';
import { layerIn } from '../layer.ts';
import { ruleNumbers, rulePlace } from '../rule/rule-place.ts';
import { ruleProblems } from '../rule/rule-problems.ts';
import { streamsOf } from '../rule/rule-value.ts';
import { jsonRuleValues } from './json-rule-values.ts';
import { decodeJsonString, encodeJsonString } from './json-string.ts';
import { type JsonContainer, type JsonValue, visitJson } from './json-values.ts';

/** The queries of Terraform's JSON syntax: JSON whose strings are templates. */
export function readTerraformJson(text: string): HostDocument {
  const queries: EmbeddedQuery[] = [];
  const problems: HostProblem[] = [];
  const items: JsonValue[] = [];
  const expressions: JsonValue[] = [];
  const objects = jsonRuleValues((string) => decodeTemplate(string).text);
  const numberOf = ruleNumbers();
  visitJson(text, { value, fault });
  const places = new Set<JsonContainer>();
  const isReadable = problems.length === 0;
  const references = jsonReferences(expressions, items);
  for (const found of items) if (isQueryList(found.container) || references.has(found.container)) read(found);
  if (isReadable) {
    const rules = [...places].flatMap((place) => objects.objectOf(place) ?? []);
    problems.push(...ruleProblems(text, rules, queries));
  }
  return { queries, problems: problems.sort((a, b) => a.range.start - b.range.start) };

  function value(found: JsonValue): void {
    objects.see(found);
    if (found.container.kind === 'array') items.push(found);
    if (isListExpression(found)) expressions.push(found);
  }

  function read(found: JsonValue): void {
    const { kind, range } = found;
    if (kind !== 'string') problems.push({ code: 'not-a-query', range, message: notAQuery });
    else queries.push(readQuery(found));
  }

  function fault(range: TextRange, message: string): void {
    if (!problems.some(({ code }) => code === 'unreadable-host'))
      problems.push({ code: 'unreadable-host', range, message });
  }

  function readQuery(found: JsonValue): EmbeddedQuery {
    const { range, container } = found;
    const { invalidEscapes, text: template, map } = decodeJsonString(text, range.start + 1, range.end);
    for (const place of invalidEscapes)
      problems.push({ code: 'invalid-escape', range: place, message: invalidEscape });
    const inner = decodeTemplate(template);
    const layer = layerIn(
      { text: template, map, encode: encodeJsonString },
      { ...inner, encode: (query, place) => encodeTemplate(query, template, place) },
    );
    const reference = references.get(container);
    const place = rulePlace(reference?.from ?? container, ({ step }) => [step]);
    places.add(place);
    const dataSource = reference?.from ?? container.parent;
    const streams = streamsOf(dataSource && objects.objectOf(dataSource));
    return {
      ...layer,
      use: 'data-collection-rule',
      channel: undefined,
      label: reference && !isQueryList(container) ? `${reference.name}[${found.step}]` : labelOf(found),
      ...(!reference?.isAlternative && { rule: numberOf(place) }),
      ...(streams && { streams }),
      hostRange: range,
      following: (queries) => furtherItems(text, range, queries),
      removal: () => itemRemoval(text, range),
    };
  }
}

function furtherItems(text: string, item: TextRange, queries: readonly string[]): TextEdit {
  const indentation = /(?:^|[\r\n])([ \t]*)$/.exec(text.slice(0, item.start))?.[1];
  const gap = indentation === undefined ? ' ' : `\n${indentation}`;
  const written = queries.map((query) => `,${gap}"${encodeJsonString(encodeTemplate(query))}"`);
  return insertion(item.end, written.join(''));
}

function isQueryList({ kind, step, parent }: JsonContainer): boolean {
  return kind === 'array' && isQueryListName(step === 'default' ? parent?.step : step);
}

function labelOf({ container, step }: JsonValue): string {
  const path = [step ?? 0];
  for (let at: JsonContainer | undefined = container; at?.parent; at = at.parent) {
    if (at.step !== undefined) path.unshift(at.step);
  }
  return pathLabel(path);
}

const notAQuery = 'A query is a text: write the filter in double quotes.';
const invalidEscape = 'JSON has no such escape: write \\\\ for a backslash.';
