import type { CodeLens } from 'vscode-languageserver';
import { codeLenses } from '../features/code-lens.ts';
import type { SampleCounts } from '../features/sample-counts.ts';
import { toRange } from './convert.ts';
import type { Snapshot } from './documents.ts';

/**
 * Lines of facts above each query. A command with an empty name is text that cannot be clicked; a lens without one would be asked for again.
 * @param showResults the editor's command that shows what a query matches, given the document's URI and a position in the query
 */
export function toCodeLenses(
  { document, queries }: Snapshot,
  counts?: SampleCounts,
  showResults?: string,
): CodeLens[] {
  return codeLenses(queries, counts).map(({ range, title, resultsAt }) => {
    const isLink = resultsAt !== undefined && showResults !== undefined;
    const command = isLink
      ? { title, command: showResults, arguments: [document.uri, document.positionAt(resultsAt)] }
      : { title, command: '' };
    return { range: toRange(document, range), command };
  });
}
