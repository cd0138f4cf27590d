import * as vscode from 'vscode';
import { waitFor } from './wait-for.ts';

/** Our diagnostics of a document, in its order, once there are as many as expected. */
export function diagnosticsOf(document: vscode.TextDocument, atLeast = 1): Promise<vscode.Diagnostic[]> {
  return waitFor(`${atLeast} diagnostics of ${document.uri.path}`, () => {
    const diagnostics = ours(document);
    return diagnostics.length >= atLeast ? diagnostics : undefined;
  });
}

/** Waits until a document has no diagnostics of ours. */
export function noDiagnosticsOf(document: vscode.TextDocument): Promise<true> {
  return waitFor(`no diagnostics of ${document.uri.path}`, () => ours(document).length === 0 || undefined);
}

/** The code of a finding, and the page that tells of it. */
export function codeOf({ code }: vscode.Diagnostic): { readonly value: string; readonly page: vscode.Uri } {
  if (typeof code !== 'object') throw new Error(`the code ${code} has no page`);
  return { value: `${code.value}`, page: code.target };
}

/** Without what is told of a document and another one: the samples are for themselves. */
function ours({ uri }: vscode.TextDocument): vscode.Diagnostic[] {
  return diagnosticsAt(uri)
    .filter(({ relatedInformation = [] }) =>
      relatedInformation.every(({ location }) => location.uri.toString() === uri.toString()),
    )
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** Our diagnostics of a file, open or not. */
export function diagnosticsAt(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Event XPath');
}
