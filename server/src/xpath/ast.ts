/**
 * The grammar of XPath 1.0 as data (https://www.w3.org/TR/1999/REC-xpath-19991116/), its productions under their names and numbers.
 *
 * Invariants: a child's range lies inside its parent's; children stand in the order of the text; what is absent is a `Missing`
 * node with an empty range, so the tree of any text is whole.
 */
import type { TextRange } from '../text/range.ts';

/** [14] Expr, at every level of precedence, with what stands where one is absent or is not of XPath 1.0. */
export type Expr =
  | OrExpr
  | AndExpr
  | EqualityExpr
  | RelationalExpr
  | AdditiveExpr
  | MultiplicativeExpr
  | UnaryExpr
  | UnionExpr
  | PathExpr
  | FilterExpr
  | LocationPath
  | VariableReference
  | ParenthesizedExpr
  | Literal
  | NumberLiteral
  | FunctionCall
  | LaterExpr
  | Hole
  | Missing;

/** [7] NodeTest */
export type NodeTest = NameTest | NodeTypeTest | Hole | Missing;

export type XPathNode = Expr | Step | NodeTest | Predicate;

/** [21] OrExpr, flat: `a or b or c` has three operands and two operators. */
export interface OrExpr extends TextRange {
  readonly kind: 'OrExpr';
  readonly operands: readonly Expr[];
  readonly operators: readonly TextRange[];
}

/** [22] AndExpr, flat like OrExpr. */
export interface AndExpr extends TextRange {
  readonly kind: 'AndExpr';
  readonly operands: readonly Expr[];
  readonly operators: readonly TextRange[];
}

interface BinaryExpr extends TextRange {
  readonly left: Expr;
  readonly operatorRange: TextRange;
  readonly right: Expr;
}

/** [23] EqualityExpr */
export interface EqualityExpr extends BinaryExpr {
  readonly kind: 'EqualityExpr';
  readonly operator: '=' | '!=';
}

/** [24] RelationalExpr */
export interface RelationalExpr extends BinaryExpr {
  readonly kind: 'RelationalExpr';
  readonly operator: '<' | '<=' | '>' | '>=';
}

/** [25] AdditiveExpr */
export interface AdditiveExpr extends BinaryExpr {
  readonly kind: 'AdditiveExpr';
  readonly operator: '+' | '-';
}

/** [26] MultiplicativeExpr */
export interface MultiplicativeExpr extends BinaryExpr {
  readonly kind: 'MultiplicativeExpr';
  readonly operator: '*' | 'div' | 'mod';
}

/** [27] UnaryExpr */
export interface UnaryExpr extends TextRange {
  readonly kind: 'UnaryExpr';
  readonly operatorRange: TextRange;
  readonly operand: Expr;
}

/** [18] UnionExpr, flat like OrExpr. */
export interface UnionExpr extends TextRange {
  readonly kind: 'UnionExpr';
  readonly operands: readonly Expr[];
  readonly operators: readonly TextRange[];
}

/** [19] PathExpr that starts with a filter: `FilterExpr '/' RelativeLocationPath`. */
export interface PathExpr extends TextRange {
  readonly kind: 'PathExpr';
  readonly filter: Expr;
  readonly path: LocationPath;
}

/** [20] FilterExpr with at least one predicate; without one it is its PrimaryExpr. */
export interface FilterExpr extends TextRange {
  readonly kind: 'FilterExpr';
  readonly primary: Expr;
  readonly predicates: readonly Predicate[];
}

/**
 * [1] LocationPath. `root` is the `/` or `//` of an absolute path.
 * [10] AbbreviatedAbsoluteLocationPath and [11] AbbreviatedRelativeLocationPath are steps after `//`.
 */
export interface LocationPath extends TextRange {
  readonly kind: 'LocationPath';
  readonly root: PathSeparator | undefined;
  readonly steps: readonly Step[];
}

export interface PathSeparator extends TextRange {
  readonly text: '/' | '//';
}

/** [4] Step; [12] AbbreviatedStep `.` and `..` are the axes self and parent with the test node(). */
export interface Step extends TextRange {
  readonly kind: 'Step';
  /** The separator before the step, where one stands: `//` is /descendant-or-self::node()/. */
  readonly separator: PathSeparator | undefined;
  readonly axis: Axis;
  readonly test: NodeTest;
  readonly predicates: readonly Predicate[];
}

/** [5] AxisSpecifier and [13] AbbreviatedAxisSpecifier, as it is written: `child::`, `@`, `.`, `..` or nothing. */
export interface Axis extends TextRange {
  readonly name: AxisName;
  readonly text: string;
}

/** [6] AxisName; a name that is none of them is kept as `unknown`, its text in Axis. */
export type AxisName = (typeof axisNames)[number] | 'unknown';

export const axisNames = [
  'ancestor',
  'ancestor-or-self',
  'attribute',
  'child',
  'descendant',
  'descendant-or-self',
  'following',
  'following-sibling',
  'namespace',
  'parent',
  'preceding',
  'preceding-sibling',
  'self',
] as const;

/** [37] NameTest: `*`, `NCName:*` or a QName, prefix and local part together in `name`. */
export interface NameTest extends TextRange {
  readonly kind: 'NameTest';
  readonly name: string;
}

/** [38] NodeType, with the target of a processing-instruction. */
export interface NodeTypeTest extends TextRange {
  readonly kind: 'NodeTypeTest';
  readonly nodeType: 'comment' | 'text' | 'processing-instruction' | 'node';
  readonly target: Literal | undefined;
}

/** [8] Predicate, with [9] PredicateExpr. */
export interface Predicate extends TextRange {
  readonly kind: 'Predicate';
  readonly expr: Expr;
}

/** [36] VariableReference */
export interface VariableReference extends TextRange {
  readonly kind: 'VariableReference';
  readonly name: string;
}

/** The `'(' Expr ')'` of [15] PrimaryExpr. */
export interface ParenthesizedExpr extends TextRange {
  readonly kind: 'ParenthesizedExpr';
  readonly expr: Expr;
}

/** [29] Literal */
export interface Literal extends TextRange {
  readonly kind: 'Literal';
  readonly value: string;
  readonly quote: '"' | "'";
}

/** [30] Number, its digits as written: 2^64 and more are exact. */
export interface NumberLiteral extends TextRange {
  readonly kind: 'Number';
  readonly text: string;
}

/** [16] FunctionCall */
export interface FunctionCall extends TextRange {
  readonly kind: 'FunctionCall';
  readonly name: string;
  readonly nameRange: TextRange;
  readonly arguments: readonly Expr[];
}

/**
 * An expression of XPath 2.0 or later, kept so that it can be named and rewritten: an operator between two operands (`1 to 5`),
 * a sequence (`4624, 4625`), or a phrase, whose words are kept as text behind its operand if it has one (`for $x in …`, `. cast as …`).
 */
export interface LaterExpr extends TextRange {
  readonly kind: 'LaterExpr';
  readonly form: 'operator' | 'sequence' | 'phrase';
  /** The operator, `,` or the words that begin the phrase. */
  readonly construct: string;
  readonly operands: readonly Expr[];
  /** The phrase in full, with single blanks between its tokens; empty for the other forms. */
  readonly words: string;
}

/** Text that the host document computes (an interpolation): nothing is known of it. */
export interface Hole extends TextRange {
  readonly kind: 'Hole';
}

/** Where something must stand and nothing does. */
export interface Missing extends TextRange {
  readonly kind: 'Missing';
}
