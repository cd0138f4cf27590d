import type { InlayHint, Range } from 'vscode-languageserver';
import { type InlayHint as Hint, inlayHints } from '../features/inlay-hints.ts';
import type { ServerSettings } from '../protocol.ts';
import { toOffsets } from './convert.ts';
import type { Snapshot } from './documents.ts';

/** What the numbers in a range mean, as far as the user wants to be told. */
export function toInlayHints(
  { document, queries }: Snapshot,
  range: Range,
  settings: ServerSettings,
): InlayHint[] {
  return inlayHints(queries, toOffsets(document, range))
    .filter(({ kind }) => isWanted(kind, settings))
    .map(({ offset, label }) => ({ position: document.positionAt(offset), label, paddingLeft: true }));
}

function isWanted(kind: Hint['kind'], { inlayHints }: ServerSettings): boolean {
  switch (kind) {
    case 'event-name':
      return inlayHints.eventNames;
    case 'duration':
      return inlayHints.durations;
    case 'mask':
      return inlayHints.masks;
  }
}
