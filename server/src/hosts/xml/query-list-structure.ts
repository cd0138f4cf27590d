import { type TextRange, textOf } from '../../text/range.ts';
import type { HostProblem } from '../embedded-query.ts';
import type { Filter, QueryList } from './query-list.ts';
import { attributesOf } from './xml-attributes.ts';
import type { XmlElement } from './xml-elements.ts';

/** `QueryList` holds `Query`, `Query` holds `Select` and `Suppress`, these hold text (the XSD of MS-EVEN6 2.2.16). */
export function* structureProblems(
  text: string,
  { element, queries, strays }: QueryList,
): Generator<HostProblem> {
  if (element.children.length === 0) yield problem(element.tag, 'This list holds no Query.');
  yield* childProblems(text, element, ['Query', 'Select', 'Suppress']);
  for (const stray of strays) {
    yield problem(
      stray.element.tag,
      `A ${stray.element.name} stands in a Query: write \`<Query>\` around it.`,
    );
    yield* filterProblems(text, stray);
  }
  for (const { element: query, filters } of queries) {
    if (query.children.length === 0) yield problem(query.tag, 'This Query holds no Select.');
    yield* attributeProblems(text, query, ['Id', 'Path', 'Target']);
    yield* childProblems(text, query, ['Select', 'Suppress']);
    for (const filter of filters) yield* filterProblems(text, filter);
  }
}

function* filterProblems(text: string, { element }: Filter): Generator<HostProblem> {
  const { name, tag } = element;
  yield* attributeProblems(text, element, ['Path']);
  yield* childProblems(text, element, []);
  if (!tag.isEmpty) return;
  const range = { start: tag.end - '/>'.length, end: tag.end };
  const newText = `>*</${tag.name}>`;
  yield {
    ...problem(tag, `This ${name} holds no filter: write \`*\` if it is meant to take every event.`),
    fixes: [{ title: 'Write `*`', edits: [{ range, newText }] }],
  };
}

/** Names count case: `Query ID=` had to be corrected in production (cisagov/LME), `<select>` is not in the schema. */
function* childProblems(text: string, parent: XmlElement, known: readonly string[]): Generator<HostProblem> {
  for (const { name, tag, endTag } of parent.children) {
    if (known.includes(name)) continue;
    const right = known.find((each) => each.toLowerCase() === name.toLowerCase());
    if (right === undefined) {
      const holds = known.length > 0 ? `\`${known[0]}\`` : 'a filter and no elements';
      yield problem(tag, `\`${parent.name}\` knows no \`${name}\`: it holds ${holds}.`);
      continue;
    }
    const edits = [tag, endTag]
      .filter(({ start, end }) => start < end)
      .map(({ start, end }) => {
        const at = start + textOf(text, { start, end }).indexOf(name);
        return { range: { start: at, end: at + name.length }, newText: right };
      });
    yield {
      ...problem(tag, `\`${name}\` is spelled \`${right}\`.`),
      fixes: [{ title: `Write \`${right}\``, edits: tag.isEmpty ? edits.slice(0, 1) : edits }],
    };
  }
}

function* attributeProblems(
  text: string,
  { tag }: XmlElement,
  known: readonly string[],
): Generator<HostProblem> {
  for (const { name, nameRange } of attributesOf(text, tag)) {
    const right = known.find((each) => each.toLowerCase() === name.toLowerCase());
    if (right === undefined || right === name) continue;
    yield {
      code: 'querylist-structure',
      severity: 'warning',
      range: nameRange,
      message: `\`${name}\` is spelled \`${right}\`.`,
      fixes: [{ title: `Write \`${right}\``, edits: [{ range: nameRange, newText: right }] }],
    };
  }
}

function problem({ start, end }: TextRange, message: string): HostProblem {
  return { code: 'querylist-structure', range: { start, end }, message };
}
