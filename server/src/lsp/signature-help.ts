import { MarkupKind, type SignatureHelp } from 'vscode-languageserver';
import { signatureHelp } from '../features/completion/signature-help.ts';
import type { Snapshot } from './documents.ts';

export const signatureTriggers = ['(', ','];

/** How the function around an offset is called. */
export function toSignatureHelp({ queries }: Snapshot, offset: number): SignatureHelp | undefined {
  const help = signatureHelp(queries, offset);
  return (
    help && {
      ...help,
      signatures: help.signatures.map(({ label, documentation, parameters }) => ({
        label,
        documentation: markdown(documentation),
        parameters: parameters.map((parameter) => ({
          label: parameter.label,
          documentation: markdown(parameter.documentation),
        })),
      })),
    }
  );
}

function markdown(value: string): { kind: typeof MarkupKind.Markdown; value: string } {
  return { kind: MarkupKind.Markdown, value };
}
