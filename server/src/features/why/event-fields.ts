import type { EventAttribute, EventNode } from '../../events/event.ts';
import type { Field } from '../sentence/condition.ts';
import { fieldLabel } from './field-label.ts';
import { meaningInEvent } from './meaning.ts';

/** A value of an event that a filter can be made of. */
export interface EventValue {
  /** What people call it: `LogonType`. */
  readonly label: string;
  readonly value: string;
  /** What the value means, where that is known: `Network`. */
  readonly meaning: string | undefined;
  /** Below `Event`, as XPath: `EventData/Data[@Name='LogonType']`. */
  readonly path: string;
  readonly field: Pick<Field, 'path' | 'data'>;
  /** The value's place in the event. */
  readonly node: EventNode | EventAttribute;
}

/** All values of an event that a filter can be made of, in the order of its XML. */
export function eventValues(event: EventNode): readonly EventValue[] {
  return event.children
    .filter(({ name }) => name !== 'RenderingInfo')
    .flatMap((part) => valuesBelow(part, { path: part.name, written: part.name }))
    .map(({ node, path, written, data, value }) => {
      const field = { path, data };
      return {
        label: fieldLabel(field),
        value,
        meaning: meaningInEvent(field, value, event),
        path: written,
        field,
        node,
      };
    });
}

interface Place {
  /** As fields are named: `EventData/Data`. */
  readonly path: string;
  /** As a filter writes it: `EventData/Data[2]`. */
  readonly written: string;
  readonly data?: Field['data'];
}

interface Found extends Required<Place> {
  readonly node: EventNode | EventAttribute;
  readonly value: string;
}

function valuesBelow(node: EventNode, place: Place): readonly Found[] {
  const { path, written, data } = place;
  const isData = path === 'EventData/Data';
  const attributes = isData
    ? []
    : node.attributes.map((attribute) => ({
        path: `${path}/@${attribute.name}`,
        written: `${written}/@${attribute.name}`,
        data: undefined,
        node: attribute,
        value: attribute.value,
      }));
  if (node.children.length > 0)
    return [
      ...attributes,
      ...node.children.flatMap((child) => valuesBelow(child, placeOf(child, node, place))),
    ];
  const isHolder = !path.includes('/') || (node.text === '' && path.startsWith('System/'));
  const own = isHolder ? [] : [{ path, written, data, node, value: node.text }];
  return [...own, ...attributes];
}

/** Several elements of a name are told apart by their names or their places. */
function placeOf(child: EventNode, parent: EventNode, { path, written }: Place): Place {
  const alike = parent.children.filter(({ name }) => name === child.name);
  const below = { path: `${path}/${child.name}`, written: `${written}/${child.name}` };
  const name = child.attributes.find((attribute) => attribute.name === 'Name')?.value;
  const place = alike.indexOf(child) + 1;
  if (below.path === 'EventData/Data') {
    const quote = name?.includes("'") ? '"' : "'";
    return name && !name.includes(quote)
      ? { ...below, written: `${below.written}[@Name=${quote}${name}${quote}]`, data: { name } }
      : { ...below, written: `${below.written}[${place}]`, data: { place } };
  }
  return alike.length > 1 ? { ...below, written: `${below.written}[${place}]` } : below;
}
