import type { TextEdit } from '../text/edit.ts';
import { type TextRange, touchesRange } from '../text/range.ts';
import { type Diagnostic, type DocumentFix, diagnostics } from './diagnostics.ts';
import { formatted, laidOut } from './format.ts';
import { ignoreFix } from './ignore-fix.ts';
import { mendQuery } from './mend-query.ts';
import { type DocumentQuery, type QueryDocument, queryAt } from './query-document.ts';

/** A change of the document that an editor offers. */
export interface CodeAction extends Pick<DocumentFix, 'title' | 'edits' | 'isPreferred'> {
  /** The findings that it mends or silences. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The quick fixes of every finding that touches a range of the document, what mends a whole query, then comments that silence.
 * @param among what is wrong with the document among others
 */
export function quickFixes(
  document: QueryDocument,
  range: TextRange,
  among: readonly Diagnostic[] = [],
): readonly CodeAction[] {
  const all = diagnostics(document, among);
  const touched = all.filter((diagnostic) => touchesRange(diagnostic.range, range));
  const fixes = touched.flatMap((diagnostic) =>
    diagnostic.fixes.map((fix) => ({ ...fix, diagnostics: [diagnostic] })),
  );
  if (touched.length > mostTouched) return fixes;
  const queries = new Set(touched.flatMap(({ found }) => found ?? []));
  return [
    ...fixes,
    ...[...queries].flatMap((found) => mending(document, found, all)),
    ...touched.flatMap((diagnostic) => ignoring(document, diagnostic)),
  ];
}

/** A selection with more findings is no cursor on one of them, and each further offer reads the document again. */
const mostTouched = 10;

/** Other ways to write the query at a place. */
export function rewrites(document: QueryDocument, offset: number): readonly CodeAction[] {
  const found = queryAt(document, offset)?.found;
  if (!found) return [];
  return [
    ...rewriting('Format this query', formatted(document.text, found)),
    ...(/[\r\n]/.test(found.query.text)
      ? []
      : rewriting('Lay this query out over several lines', laidOut(document.text, found))),
  ];
}

function rewriting(title: string, edits: readonly TextEdit[] | undefined): readonly CodeAction[] {
  return edits ? [{ title, edits, isPreferred: false, diagnostics: [] }] : [];
}

function mending(
  { options }: QueryDocument,
  found: DocumentQuery,
  all: readonly Diagnostic[],
): readonly CodeAction[] {
  const mended = mendQuery(found, options.levels ?? {});
  if (!mended) return [];
  const ofQuery = all.filter((diagnostic) => diagnostic.found === found && diagnostic.fixes.length > 0);
  const title = `Mend this query (${mended.count} fixes)`;
  return [{ title, edits: mended.edits, isPreferred: false, diagnostics: ofQuery }];
}

function ignoring(document: QueryDocument, diagnostic: Diagnostic): readonly CodeAction[] {
  const fix = ignoreFix(document, diagnostic);
  return fix ? [{ ...fix, diagnostics: [diagnostic] }] : [];
}
