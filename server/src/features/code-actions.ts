import { type TextRange, touchesRange } from '../text/range.ts';
import { type Diagnostic, type DocumentFix, diagnostics } from './diagnostics.ts';
import { ignoreFix } from './ignore-fix.ts';
import type { QueryDocument } from './query-document.ts';

/** A quick fix with the finding that it mends. */
export interface CodeAction extends DocumentFix {
  readonly diagnostic: Diagnostic;
}

/** The quick fixes of every finding that touches a range of the document, then comments that silence it. */
export function codeActions(document: QueryDocument, range: TextRange): readonly CodeAction[] {
  const touched = diagnostics(document).filter((diagnostic) => touchesRange(diagnostic.range, range));
  const fixes = touched.flatMap((diagnostic) => diagnostic.fixes.map((fix) => ({ ...fix, diagnostic })));
  return touched.length > mostIgnored
    ? fixes
    : [...fixes, ...touched.flatMap((found) => ignoring(document, found))];
}

/** A selection with more findings is no cursor on one of them, and each offer to ignore one reads the document again. */
const mostIgnored = 10;

function ignoring(document: QueryDocument, diagnostic: Diagnostic): readonly CodeAction[] {
  const fix = ignoreFix(document, diagnostic);
  return fix ? [{ ...fix, diagnostic }] : [];
}
