import { type Column, textOfCell } from '../events/store/column.ts';
import type { EventGroup, EventStore } from '../events/store/event-store.ts';
import { isSlot, type SlotOrText, type TemplateElement } from '../events/store/template.ts';

/** A way from the Event element down to one value: names of elements, the last of an element or of an attribute. */
export interface FieldPath {
  readonly elements: readonly FieldStep[];
  readonly attribute: string | undefined;
}

interface FieldStep {
  readonly name: string;
  /** What `@Name` must be, of `Data[@Name='…']`. */
  readonly called: string | undefined;
}

/** `System/EventID`, `System/Provider/@Name`, `EventData/Data[@Name='LogonType']`; `undefined` for every other XPath expression. */
export function fieldPathOf(expression: string): FieldPath | undefined {
  const elements: FieldStep[] = [];
  let rest = expression.trim();
  for (let step = stepForm.exec(rest); step; step = stepForm.exec(rest)) {
    const [all, name = '', , called, slash = ''] = step;
    elements.push({ name, called });
    rest = rest.slice(all.length);
    if (slash === '') return rest === '' ? { elements, attribute: undefined } : undefined;
  }
  const attribute = /^@([\w.-]+)$/.exec(rest)?.[1];
  return attribute === undefined || elements.length === 0 ? undefined : { elements, attribute };
}

const stepForm = /^([A-Za-z_][\w.-]*)(?:\[\s*@Name\s*=\s*(["'])(.*?)\2\s*\])?(\/|$)/;

/** The column of the first value at a path in the events of a group; `undefined` where they have none. */
export function columnAt(group: EventGroup, path: FieldPath): Column | undefined {
  const value = valueAt(group, path);
  return value !== undefined && isSlot(value) ? group.columns[value.slot] : undefined;
}

/** Reads the text at a path row by row, empty where there is none; `undefined` where it is in pieces. */
export function fieldReader(
  { pool }: EventStore,
  group: EventGroup,
  path: FieldPath,
): ((row: number) => string) | undefined {
  const value = valueAt(group, path);
  if (value === undefined || !isSlot(value)) return value === undefined ? undefined : () => value;
  const column = group.columns[value.slot];
  if (!column) return undefined;
  if (column.form !== 'value') {
    const shared = column.form === 'same' ? textOfCell(column, pool, 0) : undefined;
    return (row) => shared ?? textOfCell(column, pool, row);
  }
  let [lastCell, lastText] = [-1, ''];
  return (row) => {
    const cell = column.cells[row] as number;
    if (cell !== lastCell) [lastCell, lastText] = [cell, textOfCell(column, pool, row)];
    return lastText;
  };
}

/** `undefined` for a text that is in pieces. */
function valueAt({ template }: EventGroup, { elements, attribute }: FieldPath): SlotOrText | undefined {
  let element: TemplateElement | undefined = template.root;
  for (const step of elements) element = element && childOf(element, step);
  if (!element) return '';
  if (attribute !== undefined) return element.attributes.find(({ name }) => name === attribute)?.value ?? '';
  const [only, ...others] = element.content;
  return only && isSlot(only) && others.length === 0 ? only : undefined;
}

function childOf({ content }: TemplateElement, { name, called }: FieldStep): TemplateElement | undefined {
  for (const child of content) {
    if (isSlot(child) || child.name !== name) continue;
    if (
      called === undefined ||
      child.attributes.some((each) => each.name === 'Name' && each.value === called)
    )
      return child;
  }
  return undefined;
}
