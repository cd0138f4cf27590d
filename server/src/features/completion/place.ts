import type { Scope } from '../../dialect/scope.ts';
import type { TextRange } from '../../text/range.ts';

/** What belongs at a cursor. */
export type Place = ChannelPlace | NamePlace | ValuePlace | OperatorPlace;

/** What stands there already: the words before the cursor, and the range that an item takes the place of. */
export interface Typed {
  readonly words: string;
  readonly range: TextRange;
}

/** In or before the `Channel!` of an entry; the range ends behind the `!`, where one stands. */
export interface ChannelPlace {
  readonly kind: 'channel';
  readonly typed: Typed;
}

/** The name of a step, and where a condition can begin whatever else can begin one. */
export interface NamePlace {
  readonly kind: 'name';
  readonly typed: Typed;
  readonly axis: 'child' | 'attribute';
  readonly role: 'condition' | 'step' | 'argument';
  readonly scope: Scope;
  /** The names of the steps that lead here, from the top: `*`, `UserData`, `LogFileCleared`. */
  readonly path: readonly string[];
  /** Whether an `and` stands before it: of two event IDs that it joins, no event has both. */
  readonly isBehindAnd: boolean;
  /** Whether a predicate, a step or an operator stands behind the name already. */
  readonly isFollowed: boolean;
}

/** The right side of a comparison, or a constant argument. */
export interface ValuePlace {
  readonly kind: 'value';
  readonly typed: Typed;
  readonly field: Field;
  readonly quoting: Quoting;
}

/** Behind a path, which can be compared, or behind a whole condition. */
export interface OperatorPlace {
  readonly kind: 'operator';
  readonly typed: Typed;
  readonly behind: 'path' | 'condition';
}

/** The quotes around a place: none, or those that stand there; the second one may still be missing. */
export type Quoting =
  | { readonly kind: 'none' }
  | { readonly kind: 'quoted'; readonly quote: '"' | "'"; readonly isClosed: boolean };

/** What a value is compared with. */
export type Field =
  /** `System/Level`, `System/Provider/@Name`. */
  | { readonly kind: 'system'; readonly path: string }
  /** A Data or an element of UserData, by its name. */
  | { readonly kind: 'data'; readonly name: string }
  /** The name of a Data. */
  | { readonly kind: 'data-name' }
  /** The milliseconds that timediff() gives. */
  | { readonly kind: 'time-difference' }
  /** The bits that band() is given for a field. */
  | { readonly kind: 'mask'; readonly of: Field };
