import type { TextRange } from '../../text/range.ts';

/** A value in a data collection rule, in whatever language it is written; `computed` is one of which nothing is known. */
export type RuleValue = RuleText | RuleList | RuleObject | ComputedValue;

export interface RuleText {
  readonly kind: 'text';
  readonly text: string;
  /** With its quotes. */
  readonly range: TextRange;
}

export interface RuleList {
  readonly kind: 'list';
  readonly items: readonly RuleValue[];
  /** Its opening bracket. */
  readonly range: TextRange;
}

export interface RuleObject {
  readonly kind: 'object';
  readonly members: readonly RuleMember[];
  /** Its opening bracket. */
  readonly range: TextRange;
}

export interface ComputedValue {
  readonly kind: 'computed';
  readonly range: TextRange;
}

export interface RuleMember {
  /** `undefined` where the document computes which members there are. */
  readonly name: string | undefined;
  readonly value: RuleValue;
}

/** The values of a property, or of the blocks of that name; names compare as `ruleName` has them. */
export function valuesOf(object: RuleObject, name: string): readonly RuleValue[] {
  return object.members
    .filter((member) => member.name !== undefined && ruleName(member.name) === name)
    .map(({ value }) => value);
}

/** Values, and the items of those that are lists: one block of Terraform is as good as a list of one. */
export function flatValues(values: readonly RuleValue[]): readonly RuleValue[] {
  return values.flatMap((value) => (value.kind === 'list' ? value.items : [value]));
}

/** Whether a document says which members an object has; `copy` makes some, in an ARM template. */
export function isWhole({ members }: RuleObject): boolean {
  return members.every(({ name }) => name !== undefined && ruleName(name) !== 'copy');
}

/** The items of a list of texts, none of them computed; `undefined` for anything else. */
export function textsOf(values: readonly RuleValue[]): readonly RuleText[] | undefined {
  const items = flatValues(values);
  const texts = items.filter((item) => item.kind === 'text');
  return texts.length === items.length && items.length > 0 ? texts : undefined;
}

/** A name as it compares: ignoring case, as Azure does, and the underscores of Terraform. */
export function ruleName(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

/** The streams of a data source; `undefined` where it has none, or computes one. */
export function streamsOf(dataSource: RuleObject | undefined): readonly string[] | undefined {
  return dataSource && textsOf(valuesOf(dataSource, 'streams'))?.map(({ text }) => text);
}
