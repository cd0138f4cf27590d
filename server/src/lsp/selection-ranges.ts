import type { Position, SelectionRange } from 'vscode-languageserver';
import { selectionRanges } from '../features/selection-range.ts';
import { toOffset, toRange } from './convert.ts';
import type { Snapshot } from './documents.ts';

/** What a selection at each position grows through; the protocol wants an answer for each, so a place in no query is its own range. */
export function toSelectionRanges(snapshot: Snapshot, positions: readonly Position[]): SelectionRange[] {
  return positions.map(
    (position) => selectionRangeAt(snapshot, position) ?? { range: { start: position, end: position } },
  );
}

function selectionRangeAt({ document, queries }: Snapshot, position: Position): SelectionRange | undefined {
  let outer: SelectionRange | undefined;
  for (const range of [...selectionRanges(queries, toOffset(document, position))].reverse()) {
    outer = { range: toRange(document, range), ...(outer && { parent: outer }) };
  }
  return outer;
}
