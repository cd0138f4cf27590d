import type { TextRange } from '../text/range.ts';
import type { ComparisonOperator, ConstantReadings, ValueType } from './compare.ts';

/** A condition that an event satisfies or not, made from an expression once and run on any number of events. */
export type Test = OrTest | AndTest | CompareTest | ExistsTest | BandTest | PositionTest | FixedTest;

interface TestBase {
  /** The expression in the query's text. */
  readonly range: TextRange;
}

export interface OrTest extends TestBase {
  readonly kind: 'or';
  readonly tests: readonly Test[];
}

export interface AndTest extends TestBase {
  readonly kind: 'and';
  readonly tests: readonly Test[];
}

/** Some value of the operand satisfies the comparison. */
export interface CompareTest extends TestBase {
  readonly kind: 'compare';
  readonly operand: Operand;
  readonly operator: ComparisonOperator;
  readonly constant: ConstantReadings;
}

/** The path selects at least one node. */
export interface ExistsTest extends TestBase {
  readonly kind: 'exists';
  readonly path: Path;
}

/** band() as a condition: some node has a bit of the mask. */
export interface BandTest extends TestBase {
  readonly kind: 'band';
  readonly band: Band;
}

/** A number as all of a predicate: the position among the nodes that the step has left. */
export interface PositionTest extends TestBase {
  readonly kind: 'position';
  readonly position: number;
}

/** A constant as a condition. */
export interface FixedTest extends TestBase {
  readonly kind: 'fixed';
  readonly value: boolean;
}

/** The left side of a comparison. */
export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'band'; readonly band: Band }
  | { readonly kind: 'timediff'; readonly from: Values; readonly to: Values | undefined }
  | { readonly kind: 'position' };

export interface Band {
  readonly left: Values;
  readonly right: Values;
}

/** The values of an argument: of the nodes of a path, or one constant. */
export type Values =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'constant'; readonly text: string };

/** Steps from a context node down; a path of a query starts above the event. */
export interface Path {
  readonly range: TextRange;
  readonly steps: readonly PathStep[];
  /** How the values at the end of the path compare. */
  readonly type: ValueType;
}

export interface PathStep {
  readonly axis: 'child' | 'attribute' | 'text';
  /** `undefined` for `*`. */
  readonly name: string | undefined;
  readonly predicates: readonly Test[];
}
