import type { Value } from './value.ts';

/** What BinXml is made of (MS-EVEN6 2.2.12): XML whose values may stand outside of it. */
export type Part = ElementPart | TextPart | SubstitutionPart | InstancePart;

export interface ElementPart {
  readonly kind: 'Element';
  readonly name: string;
  readonly attributes: readonly AttributePart[];
  readonly content: readonly Part[];
}

export interface AttributePart {
  readonly name: string;
  readonly content: readonly Part[];
}

export interface TextPart {
  readonly kind: 'Text';
  readonly text: string;
}

/** The place of a value of the template's instance. */
export interface SubstitutionPart {
  readonly kind: 'Substitution';
  readonly index: number;
  /** Whether an absent value takes its attribute away. */
  readonly isOptional: boolean;
}

/** A template with values. */
export interface InstancePart {
  readonly kind: 'Instance';
  readonly template: readonly Part[];
  readonly values: readonly Value[];
}
