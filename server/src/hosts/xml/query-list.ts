import type { TextRange } from '../../text/range.ts';
import { attributeOf, attributesOf, type XmlAttribute } from './xml-attributes.ts';
import type { XmlElement } from './xml-elements.ts';

/** A QueryList element: a structured query (MS-EVEN6 2.2.16). */
export interface QueryList {
  readonly element: XmlElement;
  readonly queries: readonly QueryElement[];
  /** Those that stand in no Query. */
  readonly strays: readonly Filter[];
}

/** A Query element. */
export interface QueryElement {
  readonly element: XmlElement;
  /** Its index among all of the text. */
  readonly index: number;
  readonly attributes: readonly XmlAttribute[];
  readonly filters: readonly Filter[];
}

/** A Select or Suppress element. */
export interface Filter {
  readonly kind: 'select' | 'suppress';
  readonly element: XmlElement;
  /** The log that it reads: its own Path, else that of its Query. */
  readonly path: string | undefined;
  /** Where that is written, or would be. */
  readonly pathRange: TextRange;
  /** For people: `Query 3 · Select 1`. */
  readonly label: string;
}

/** The parts of a QueryList element. @param firstIndex how many Query elements stand before it. */
export function queryListOf(text: string, element: XmlElement, firstIndex: number): QueryList {
  const queries = element.children
    .filter(({ name }) => name === 'Query')
    .map((query, index) => queryElementOf(text, query, firstIndex + index));
  return { element, queries, strays: filtersOf(text, element, undefined, '') };
}

function queryElementOf(text: string, element: XmlElement, index: number): QueryElement {
  const attributes = attributesOf(text, element.tag);
  const path = attributes.find(({ name }) => name === 'Path');
  return { element, index, attributes, filters: filtersOf(text, element, path, `Query ${index + 1} · `) };
}

function filtersOf(
  text: string,
  parent: XmlElement,
  inherited: XmlAttribute | undefined,
  prefix: string,
): readonly Filter[] {
  const counts = { Select: 0, Suppress: 0 };
  return parent.children.flatMap((element): readonly Filter[] => {
    const { name, tag } = element;
    if (name !== 'Select' && name !== 'Suppress') return [];
    counts[name]++;
    const path = attributeOf(text, tag, 'Path') ?? inherited;
    return [
      {
        kind: name === 'Select' ? 'select' : 'suppress',
        element,
        path: path?.value,
        pathRange: path?.valueRange ?? tag,
        label: `${prefix}${name} ${counts[name]}`,
      },
    ];
  });
}

/** Whether a path names a saved log and not a channel. */
export function isFile(path: string): boolean {
  return /^file:\/\//i.test(path);
}
