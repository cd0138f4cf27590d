import { type Hover, MarkupKind } from 'vscode-languageserver';
import { hover } from '../features/hover/hover.ts';
import { toRange } from './convert.ts';
import type { Snapshot } from './documents.ts';

/** What is known of the place at an offset. */
export function toHover({ document, queries }: Snapshot, offset: number): Hover | undefined {
  const known = hover(queries, offset);
  return (
    known && {
      range: toRange(document, known.range),
      contents: { kind: MarkupKind.Markdown, value: known.contents },
    }
  );
}
