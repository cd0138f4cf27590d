import {
  elementsOf,
  isSlot,
  type SlotOrText,
  type Template,
  type TemplateElement,
} from '../events/store/template.ts';
import { isNotEmpty } from './function-test.ts';
import { always, fixed, type RowTest } from './row-test.ts';
import type { ValueTest } from './value-test.ts';

/** A node that all events of a template have, or those that satisfy a condition: an element, an attribute, or a text. */
export interface TemplateNode {
  readonly name: string;
  readonly condition: RowTest;
  /** What its text is made of. */
  readonly texts: readonly SlotOrText[];
  /** What is on each axis from it, in document order. */
  readonly child: readonly TemplateNode[];
  readonly attribute: readonly TemplateNode[];
  readonly text: readonly TemplateNode[];
  /** The place of an element among the elements of each element above it, from the root above the event on; others have none. */
  readonly at: readonly number[] | undefined;
}

/** The root above the events of a template, made once. */
export function rootAboveTemplate(template: Template): TemplateNode {
  const known = roots.get(template);
  if (known) return known;
  const root = nodeOf({ name: '', attributes: [], content: [template.root] }, []);
  roots.set(template, root);
  return root;
}

/** Whether the text of a node satisfies a condition. */
export function textSatisfies({ texts }: TemplateNode, test: ValueTest): RowTest {
  const [first = ''] = texts;
  if (texts.length > 1) return { kind: 'text', slots: texts.filter(isSlot).map(({ slot }) => slot), test };
  return isSlot(first) ? { kind: 'slot', slot: first.slot, test } : fixed(test.holds(first));
}

const roots = new WeakMap<Template, TemplateNode>();

function nodeOf(element: TemplateElement, at: readonly number[]): TemplateNode {
  const { name, attributes, content } = element;
  const child = elementsOf(element).map((each, index) => nodeOf(each, [...at, index]));
  const isLeaf = child.length === 0;
  return {
    name,
    condition: always,
    texts: textsOf(element),
    child,
    attribute: attributes.map(({ name, value }) => valueNode(name, always, value)),
    // An element without elements has a text node unless it is empty; between elements there is text in all rows or in none.
    text: content
      .filter(isSlot)
      .map((value) =>
        valueNode('', isLeaf ? { kind: 'slot', slot: value.slot, test: isNotEmpty } : always, value),
      ),
    at,
  };
}

function valueNode(name: string, condition: RowTest, value: SlotOrText): TemplateNode {
  return { name, condition, texts: [value], child: [], attribute: [], text: [], at: undefined };
}

function textsOf({ content }: TemplateElement): readonly SlotOrText[] {
  return content.flatMap((each) => (isSlot(each) ? [each] : textsOf(each)));
}
