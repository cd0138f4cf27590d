import * as vscode from 'vscode';
import { committedText } from './git.ts';

/** Another version of a document. */
export interface Version {
  /** Words that follow "compared with": `the saved text`. */
  readonly name: string;
  readonly kind: 'saved' | 'committed';
  text(): Promise<string>;
}

/** The versions that a document has besides its text in the editor. */
export async function versionsOf(document: vscode.TextDocument): Promise<readonly Version[]> {
  const committed = await committedText(document);
  return [
    ...(document.isDirty && !document.isUntitled
      ? [{ kind: 'saved' as const, name: 'the saved text', text: () => savedText(document.uri) }]
      : []),
    ...(committed ? [{ kind: 'committed' as const, name: 'the committed text', text: committed }] : []),
  ];
}

/** Files are read as UTF-8, or as UTF-16 if they say so, which PowerShell and Event Viewer write. */
async function savedText(uri: vscode.Uri): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(uri);
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
