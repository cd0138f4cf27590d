/**
 * The form that events of one kind share: their elements and attributes, with slots where they differ. Windows writes events from
 * templates as well, so that a log of any size has few of them.
 */
export interface Template {
  readonly root: TemplateElement;
  /** How many slots it has; they are numbered from 0 in the order of the document. */
  readonly slots: number;
}

export interface TemplateElement {
  /** Names are local names, as those of `EventNode`. */
  readonly name: string;
  readonly attributes: readonly TemplateAttribute[];
  /** Its elements and the runs of text between them. An element without elements has one run, which may be empty; others have none that are blank. */
  readonly content: readonly TemplateContent[];
}

export interface TemplateAttribute {
  readonly name: string;
  readonly value: SlotOrText;
}

export type TemplateContent = TemplateElement | TemplateSlot;

/** A value that differs from event to event. */
export interface TemplateSlot {
  readonly slot: number;
}

/** A value that differs, or one that is part of the template. */
export type SlotOrText = TemplateSlot | string;

/**
 * Whether the value of an attribute is part of the template: that of `Data/@Name`, on which queries decide for all events of a form at once.
 */
export function isPartOfTemplate(element: string, attribute: string): boolean {
  return attribute === 'Name' && (element === 'Data' || element === 'ComplexData');
}

export function isSlot(content: TemplateContent | SlotOrText): content is TemplateSlot {
  return typeof content !== 'string' && 'slot' in content;
}

export function elementsOf({ content }: TemplateElement): readonly TemplateElement[] {
  return content.filter(isElement);
}

/** A text that two templates share only if they are alike. */
export function signatureOf({ name, attributes, content }: TemplateElement): string {
  const tag = [
    name,
    ...attributes.map(({ name, value }) => (isSlot(value) ? name : `${name}=${JSON.stringify(value)}`)),
  ];
  return `${tag.join(' ')}(${content.map((each) => (isSlot(each) ? '$' : signatureOf(each))).join()})`;
}

function isElement(content: TemplateContent): content is TemplateElement {
  return !isSlot(content);
}
