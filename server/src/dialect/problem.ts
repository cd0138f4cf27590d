import type { TextRange } from '../text/range.ts';
import type { Fix } from '../xpath/syntax-problem.ts';
import type { FindingCode } from './findings.ts';
import type { Severity } from './target.ts';

/** A finding at a place of a query. */
export interface Problem {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** Where in the query's text, in UTF-16 code units. */
  readonly range: TextRange;
  /** Where the document names the channel beside the query; the range says nothing then, and an edit replaces the channel. */
  readonly at?: 'channel';
  /** In plain words: what is wrong, then what to write. */
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/** A problem as a rule tells it; its severity is the table's unless the rule knows better. */
export interface Finding extends Omit<Problem, 'severity'> {
  readonly severity?: Severity;
}
