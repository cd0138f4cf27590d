import type { FoldingRange } from 'vscode-languageserver';
import { foldingRanges } from '../features/folding-ranges.ts';
import { toRange } from './convert.ts';
import { isQueryFile, type Snapshot } from './documents.ts';

/**
 * The queries that span lines, in files of queries. An editor that gets any ranges no longer folds by indentation, so nothing is said
 * of host documents, nor of files without such queries.
 */
export function toFoldingRanges({ document, queries }: Snapshot): FoldingRange[] | undefined {
  const ranges = isQueryFile(document) ? foldingRanges(queries) : [];
  if (ranges.length === 0) return undefined;
  return ranges.map((range) => {
    const { start, end } = toRange(document, range);
    return { startLine: start.line, endLine: end.line };
  });
}
