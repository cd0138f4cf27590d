import type { EventGroup, StoreBuilder } from '../store/event-store.ts';
import {
  isPartOfTemplate,
  type SlotOrText,
  type TemplateContent,
  type TemplateElement,
} from '../store/template.ts';
import type { Definition } from './definition.ts';
import { elementCost, isOmitted } from './expand.ts';
import { greatestDepth } from './fragment.ts';
import type { AttributePart, ElementPart, Part } from './part.ts';
import { isDeclaration, localName, withLineFeeds } from './print.ts';
import { endOfFragment, type Shape } from './shape.ts';
import { isAbsent, isArray, isFragment } from './value.ts';

/** How the records of one shape go into the store. */
export interface Binding {
  readonly group: EventGroup;
  /** By slot. */
  readonly writings: readonly Writing[];
  /** What each event costs of the budget of its chunk, besides the lengths of the values whose numbers are `paid`. */
  readonly cost: number;
  readonly paid: Int32Array;
}

/** What goes into a slot: a value by its number, or a text that is the same for all. */
export interface Writing {
  readonly value: number;
  readonly type: number;
  /** Line ends in the text of elements are line feeds; in attributes they stay. */
  readonly isContent: boolean;
  readonly text: Uint8Array;
}

/** How much may still be bound: fragments inside each other can be made to grow without end. */
export interface Allowance {
  left: number;
}

/**
 * Does to a shape what `expand` and `nodeOf` do to each record: both must say the same.
 * @returns `undefined` where the form of the event depends on more than its shape, or would go beyond the caps of the store
 */
export function bind(
  builder: StoreBuilder,
  definitions: readonly Definition[],
  shape: Shape,
  allowance: Allowance,
): Binding | undefined {
  const writings: Writing[] = [];
  const paid: number[] = [];
  let cost = 0;
  let isOdd = false;
  const roots = piecesOfInstances(instancesOf(definitions, shape), 0);
  const [root, ...others] = roots;
  if (root?.kind !== 'Element' || root.name !== 'Event' || others.length > 0) return undefined;
  const template = templateOf(root);
  const group = isOdd ? undefined : builder.groupOf(template);
  return group && { group, writings, cost, paid: Int32Array.from(paid) };

  function piecesOfInstances(instances: readonly Instance[], depth: number): readonly Piece[] {
    if (depth > greatestDepth || allowance.left < 0) isOdd = true;
    return instances.flatMap((instance) => piecesOf(instance.definition.parts, instance, depth + 1));
  }

  function piecesOf(parts: readonly Part[], instance: Instance, depth: number): readonly Piece[] {
    if (depth > greatestDepth || allowance.left < 0) isOdd = true;
    return isOdd ? [] : parts.flatMap((part) => piecesOfPart(part, instance, depth));
  }

  function piecesOfPart(part: Part, instance: Instance, depth: number): readonly Piece[] {
    switch (part.kind) {
      case 'Element':
        return elementsOf(part, instance, depth);
      case 'Text':
        pay(part.text.length + 1);
        return [part];
      case 'Substitution': {
        const value = instance.values[part.index];
        return value ? piecesOfValue(value, depth) : [];
      }
      case 'Instance':
        isOdd = true;
        return [];
    }
  }

  function elementsOf(part: ElementPart, instance: Instance, depth: number): readonly Piece[] {
    const { name, content } = part;
    pay(elementCost(name, depth));
    if (content.some((each) => isOmitted(each, instance.values))) return [];
    const [only, ...others] = content;
    const value =
      only?.kind === 'Substitution' && others.length === 0 ? instance.values[only.index] : undefined;
    const attributes = part.attributes.flatMap((each) => attributesOf(each, instance));
    if (value && value.items.length > 0) {
      if (attributes.some(({ piece }) => piece.kind === 'Value')) isOdd = true;
      if (isFragment(value.type & 0x7f)) isOdd = true;
      return value.items.map((item) => ({
        kind: 'Element',
        name,
        attributes,
        content: piecesOfValue(item, depth),
      }));
    }
    return [{ kind: 'Element', name, attributes, content: piecesOf(content, instance, depth + 1) }];
  }

  function attributesOf({ name, content }: AttributePart, { values }: Instance): readonly AttributePiece[] {
    if (content.some((part) => isOmitted(part, values))) return [];
    const pieces = content.map((part): TextPiece | ValuePiece => {
      if (part.kind === 'Text') {
        pay(part.text.length + 1);
        return part;
      }
      const value = part.kind === 'Substitution' ? values[part.index] : undefined;
      return value ? pieceOfValue(value) : noText;
    });
    return [{ name, piece: onePiece(pieces) }];
  }

  function piecesOfValue(value: BoundValue, depth: number): readonly Piece[] {
    if (!isFragment(value.type)) return [pieceOfValue(value)];
    pay(1);
    paid.push(value.number);
    return piecesOfInstances(value.inside, depth + 1);
  }

  function pieceOfValue(value: BoundValue): TextPiece | ValuePiece {
    pay(1);
    paid.push(value.number);
    return isAbsent(value.type) ? noText : { kind: 'Value', value };
  }

  function pay(amount: number): void {
    cost += amount;
    allowance.left -= amount;
  }

  /** Of a run of text. */
  function onePiece(pieces: readonly (TextPiece | ValuePiece)[]): TextPiece | ValuePiece {
    const written = pieces.filter((piece) => piece.kind === 'Value' || piece.text !== '');
    const [first, ...others] = written;
    if (!first) return noText;
    if (others.length === 0) return first;
    const texts = written.map((piece) => (piece.kind === 'Text' ? piece.text : undefined));
    if (texts.includes(undefined)) isOdd = true;
    return { kind: 'Text', text: texts.join('') };
  }

  function templateOf({ name, attributes, content }: ElementPiece): TemplateElement {
    const element = localName(name);
    return {
      name: element,
      attributes: attributes
        .filter((each) => !isDeclaration(each.name))
        .map((each) => ({ name: localName(each.name), value: attributeValue(element, each) })),
      content: contentOf(content),
    };
  }

  function attributeValue(element: string, { name, piece }: AttributePiece): SlotOrText {
    if (!isPartOfTemplate(element, localName(name))) return slotFor(piece, false);
    if (piece.kind === 'Value') isOdd = true;
    return piece.kind === 'Text' ? piece.text : '';
  }

  function contentOf(content: readonly Piece[]): readonly TemplateContent[] {
    const elements = content.filter((piece) => piece.kind === 'Element');
    const texts = content.filter((piece) => piece.kind !== 'Element');
    if (elements.length === 0) return [slotFor(onePiece(texts), true)];
    if (texts.some((piece) => piece.kind === 'Value' || /[^ \t\r\n]/.test(piece.text))) isOdd = true;
    return elements.map(templateOf);
  }

  function slotFor(piece: TextPiece | ValuePiece, isContent: boolean) {
    const { number, type } = piece.kind === 'Value' ? piece.value : { number: -1, type: 0 };
    const text = piece.kind === 'Text' ? piece.text : '';
    return {
      slot:
        writings.push({
          value: number,
          type,
          isContent,
          text: encoder.encode(isContent ? withLineFeeds(text) : text),
        }) - 1,
    };
  }
}

interface Instance {
  readonly definition: Definition;
  readonly values: readonly BoundValue[];
}

/** A value of a shape: what lies in it is not known, only where it will be. */
interface BoundValue {
  readonly number: number;
  readonly type: number;
  /** The instances of a fragment. */
  readonly inside: readonly Instance[];
  /** The items of an array. */
  readonly items: readonly BoundValue[];
}

type Piece = ElementPiece | TextPiece | ValuePiece;

interface ElementPiece {
  readonly kind: 'Element';
  readonly name: string;
  readonly attributes: readonly AttributePiece[];
  readonly content: readonly Piece[];
}

interface AttributePiece {
  readonly name: string;
  readonly piece: TextPiece | ValuePiece;
}

interface TextPiece {
  readonly kind: 'Text';
  readonly text: string;
}

interface ValuePiece {
  readonly kind: 'Value';
  readonly value: BoundValue;
}

const encoder = new TextEncoder();

const noText: TextPiece = { kind: 'Text', text: '' };

/** Reads the key of a shape. */
function instancesOf(definitions: readonly Definition[], { key }: Shape): readonly Instance[] {
  let at = 0;
  let values = 0;
  return readFragment();

  function readFragment(): readonly Instance[] {
    const instances: Instance[] = [];
    while (key[at] !== endOfFragment) {
      const instance = readInstance();
      if (instance) instances.push(instance);
    }
    at++;
    return instances;
  }

  function readInstance(): Instance | undefined {
    const definition = definitions[key[at] as number];
    const types = Array.from(key.subarray(at + 2, at + 2 + (key[at + 1] as number)));
    at += 2 + types.length;
    const first = values;
    values += types.length;
    const read = types.map((type, index) => readValue(first + index, type));
    return definition && { definition, values: read };
  }

  function readValue(number: number, type: number): BoundValue {
    const inside = isFragment(type) ? readFragment() : [];
    const items = isArray(type) ? readItems(type & 0x7f) : [];
    return { number, type, inside, items };
  }

  /** A fragment that is an item is not read: its shape is not in the key. */
  function readItems(type: number): readonly BoundValue[] {
    const count = key[at++] as number;
    values += count;
    return Array.from({ length: count }, (_, index) => ({
      number: values - count + index,
      type,
      inside: [],
      items: [],
    }));
  }
}
