import type { Problem } from '../dialect/problem.ts';
import type { Diagnostic } from './diagnostics.ts';
import type { DocumentQuery } from './query-document.ts';

/** A finding about the channel that the document names beside a query, where it does so; without such a place, at the query. */
export function atChannel({ code, severity, message, fixes }: Problem, found: DocumentQuery): Diagnostic {
  const { channelRange: range, hostRange, encodeChannel = (name) => name } = found.embedded;
  return {
    code,
    severity,
    range: range ?? hostRange,
    message,
    fixes: range
      ? fixes.map(({ title, edits }) => ({
          title,
          edits: edits.map(({ newText }) => ({ range, newText: encodeChannel(newText) })),
          isPreferred: fixes.length === 1,
        }))
      : [],
    found,
  };
}

/** Several queries may share the place of their channel, the `Path` of their Query: what is wrong with it is told once. */
export function withoutRepetition(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const told = new Set<string>();
  return diagnostics.filter(({ code, range, found }) => {
    if (range !== found?.embedded.channelRange) return true;
    const key = `${code} ${range.start}`;
    return !told.has(key) && told.add(key);
  });
}
