import { type TextRange, touchesRange } from '../text/range.ts';
import { type Diagnostic, type DocumentFix, diagnostics } from './diagnostics.ts';
import type { QueryDocument } from './query-document.ts';

/** A quick fix with the finding that it mends. */
export interface CodeAction extends DocumentFix {
  readonly diagnostic: Diagnostic;
}

/** The quick fixes of every finding that touches a range of the document. */
export function codeActions(document: QueryDocument, range: TextRange): readonly CodeAction[] {
  return diagnostics(document)
    .filter((diagnostic) => touchesRange(diagnostic.range, range))
    .flatMap((diagnostic) => diagnostic.fixes.map((fix) => ({ ...fix, diagnostic })));
}
