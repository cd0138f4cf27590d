import type { CodeLens } from 'vscode-languageserver';
import { codeLenses } from '../features/code-lens.ts';
import { toRange } from './convert.ts';
import type { Snapshot } from './documents.ts';

/** A line of facts above each query. A command with an empty name is text that cannot be clicked; a lens without one would be asked for again. */
export function toCodeLenses({ document, queries }: Snapshot): CodeLens[] {
  return codeLenses(queries).map(({ range, title }) => ({
    range: toRange(document, range),
    command: { title, command: '' },
  }));
}
