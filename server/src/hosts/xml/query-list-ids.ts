import { insertion } from '../../text/edit.ts';
import type { TextRange } from '../../text/range.ts';
import type { HostProblem } from '../embedded-query.ts';
import type { QueryElement, QueryList } from './query-list.ts';
import type { XmlAttribute } from './xml-attributes.ts';

/** Documentation asks for an Id where there are several Query elements; Windows does without, and results carry the Id. */
export function* idProblems({ queries }: QueryList): Generator<HostProblem> {
  const ids = new Set<string>();
  const nextId = freeIds(queries);
  for (const { attributes } of queries) {
    const id = idOf(attributes);
    if (!id) continue;
    if (!/^\s*[+-]?\d+\s*$/.test(id.value)) yield notANumber(id, nextId());
    else if (ids.has(id.value.trim())) yield duplicate(id, nextId());
    ids.add(id.value.trim());
  }
  const unnamed = queries.filter(({ attributes }) => !attributes.some(({ name }) => isId(name)));
  const [first] = unnamed;
  if (queries.length < 2 || !first) return;
  const { tag } = first.element;
  yield {
    code: 'query-id',
    severity: 'information',
    range: { start: tag.start, end: tag.end },
    message:
      unnamed.length === 1
        ? 'This Query has no Id: give each Query of a list a number of its own.'
        : `${unnamed.length} of ${queries.length} Query elements have no Id: give each a number of its own.`,
    fixes: [
      {
        title: unnamed.length === 1 ? 'Add an Id' : 'Add the missing Ids',
        edits: unnamed.map(({ element }) =>
          insertion(element.tag.start + '<'.length + element.tag.name.length, ` Id="${nextId()}"`),
        ),
      },
    ],
  };
}

function duplicate({ value, valueRange }: XmlAttribute, free: string): HostProblem {
  return {
    code: 'query-id',
    range: valueRange,
    message: `Another Query of this list has the Id ${value} already: write ${free}, say.`,
    fixes: [renumber(valueRange, free)],
  };
}

function notANumber({ value, valueRange }: XmlAttribute, free: string): HostProblem {
  return {
    code: 'query-id',
    range: valueRange,
    message: `An Id is a whole number, not \`${value}\`: write ${free}, say.`,
    fixes: [renumber(valueRange, free)],
  };
}

function renumber(range: TextRange, free: string) {
  return { title: `Write \`${free}\``, edits: [{ range, newText: free }] };
}

/** Numbers above all that the list has, so that no fix takes one that stands further down. */
function freeIds(queries: readonly QueryElement[]): () => string {
  let last = -1n;
  for (const { attributes } of queries) {
    const { value = '' } = attributes.find(({ name }) => isId(name)) ?? {};
    if (/^\s*\d+\s*$/.test(value) && BigInt(value) > last) last = BigInt(value);
  }
  return () => String(++last);
}

function idOf(attributes: readonly XmlAttribute[]): XmlAttribute | undefined {
  return attributes.find(({ name }) => name === 'Id');
}

/** `ID` is another mistake, told of elsewhere. */
function isId(name: string): boolean {
  return name.toLowerCase() === 'id';
}
