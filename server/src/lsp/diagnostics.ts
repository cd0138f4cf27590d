import type { Diagnostic } from 'vscode-languageserver';
import { diagnostics, type Diagnostic as Finding } from '../features/diagnostics.ts';
import { toRange, toSeverity } from './convert.ts';
import type { Snapshot } from './documents.ts';

/** What is wrong in a document, save that it cannot be read as JSON: the editor's own JSON extension says that. */
export function toDiagnostics(snapshot: Snapshot, findingsUri: string | undefined): Diagnostic[] {
  return diagnostics(snapshot.queries)
    .filter(({ code }) => code !== 'unreadable-host')
    .map((finding) => toDiagnostic(snapshot, finding, findingsUri));
}

export function toDiagnostic(
  { document }: Snapshot,
  { code, severity, range, message, related }: Finding,
  findingsUri: string | undefined,
): Diagnostic {
  return {
    source: 'Event XPath',
    code,
    ...(findingsUri === undefined ? {} : { codeDescription: { href: `${findingsUri}${code}.md` } }),
    severity: toSeverity(severity),
    range: toRange(document, range),
    message,
    ...(related && {
      relatedInformation: related.map((place) => ({
        location: { uri: document.uri, range: toRange(document, place.range) },
        message: place.message,
      })),
    }),
  };
}
