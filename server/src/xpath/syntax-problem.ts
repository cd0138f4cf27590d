import type { TextEdit } from '../text/edit.ts';
import type { TextRange } from '../text/range.ts';

/** What keeps a text from being an expression of XPath 1.0. Each is a finding with a page of its own. */
export type SyntaxCode =
  | 'expected-operand'
  | 'expected-predicate'
  | 'expected-step'
  | 'expected-operator'
  | 'expected-closing-bracket'
  | 'expected-closing-parenthesis'
  | 'expected-closing-quote'
  | 'unmatched-closing'
  | 'stray-text'
  | 'uppercase-operator'
  | 'foreign-operator'
  | 'escaped-entity'
  | 'escaped-quote'
  | 'typographic-quote'
  | 'unquoted-value'
  | 'beyond-xpath-1'
  | 'nested-too-deeply';

export interface SyntaxProblem {
  readonly code: SyntaxCode;
  readonly range: TextRange;
  /** What is wrong, then what to write. */
  readonly message: string;
  /** Ways to mend it; where there is one only, it is right whatever stands around it. */
  readonly fixes: readonly Fix[];
}

/** A way to mend a problem; its edits refer to the text that was parsed. */
export interface Fix {
  /** An order to the editor, like "Write or". */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Whether it restores what is meant, or keeps what is said, without a choice: such fixes are also applied all at once, unseen. */
  readonly isSafe?: true;
  /** Whole queries that must be written behind this one, where one becomes several. */
  readonly further?: readonly string[];
  /** In the place of `further`: whole queries whose events must be taken away from those of this one, which only a query list can say. */
  readonly suppressions?: readonly string[];
}
