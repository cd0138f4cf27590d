import type { Diagnostic, DiagnosticRelatedInformation } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnostics, type Diagnostic as Finding, type RelatedPlace } from '../features/diagnostics.ts';
import type { QueryDocument } from '../features/query-document.ts';
import type { Client } from './client.ts';
import { toRange, toSeverity } from './convert.ts';
import type { Snapshot } from './documents.ts';

/** What is wrong in a document, save that it cannot be read as JSON: the editor's own JSON extension says that. */
export function toDiagnostics(
  snapshot: Snapshot,
  client: Client,
  among: readonly Finding[] = [],
): Diagnostic[] {
  return diagnostics(snapshot.queries, among)
    .filter(({ code }) => code !== 'unreadable-host')
    .map((finding) => toDiagnostic(snapshot, finding, client));
}

export function toDiagnostic(
  { document }: Snapshot,
  { code, severity, range, message, related }: Finding,
  { findingsUri, showsRelatedPlaces }: Client,
): Diagnostic {
  return {
    source: 'Event XPath',
    code,
    ...(findingsUri === undefined ? {} : { codeDescription: { href: `${findingsUri}${code}.md` } }),
    severity: toSeverity(severity),
    range: toRange(document, range),
    message,
    ...(related &&
      showsRelatedPlaces && {
        relatedInformation: related.map((place) => toRelatedInformation(document, place)),
      }),
  };
}

function toRelatedInformation(
  document: TextDocument,
  { document: other, range, message }: RelatedPlace,
): DiagnosticRelatedInformation {
  const at = other ? textDocumentOf(other) : document;
  return { location: { uri: at.uri, range: toRange(at, range) }, message };
}

/** A document that another one's finding speaks of, where its lines are. */
function textDocumentOf(queries: QueryDocument): TextDocument {
  const known = textDocuments.get(queries);
  if (known) return known;
  const created = TextDocument.create(queries.source.path, '', 0, queries.text);
  textDocuments.set(queries, created);
  return created;
}

const textDocuments = new WeakMap<QueryDocument, TextDocument>();
