import * as vscode from 'vscode';
import { inRunFolder, readRequest, workspaceFolder } from './run-folder.ts';

const LONGEST_WAIT = 20_000;
const LOOK_INTERVAL = 50;

/** Put in by esbuild, which makes one bundle for each host. */
declare const WEB_HOST: boolean;

export const EXTENSION_ID = 'event-xpath.event-xpath';

/** Whether the suite runs in a web extension host, where there are neither processes nor a file system. */
export const isWebHost = WEB_HOST;

/** Looks again and again until there is a value, and fails with what was awaited when none comes. */
export async function waitFor<T>(
  awaited: string,
  look: () => T | undefined | PromiseLike<T | undefined>,
  longest = LONGEST_WAIT,
): Promise<T> {
  const deadline = Date.now() + longest;
  while (Date.now() < deadline) {
    const value = await look();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, LOOK_INTERVAL));
  }
  throw new Error(`waited ${longest / 1000} s for ${awaited}`);
}

/** Opens a file of this run's copy of samples/ in an editor. */
export async function openSample(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.joinPath(workspaceFolder(), name));
}

/** Our diagnostics of a document once there are as many as expected. */
export function diagnosticsOf(document: vscode.TextDocument, atLeast = 1): Promise<vscode.Diagnostic[]> {
  return waitFor(`${atLeast} diagnostics of ${document.uri.path}`, () => {
    const all = vscode.languages.getDiagnostics(document.uri);
    const diagnostics = all.filter(({ source }) => source === 'Event XPath');
    return diagnostics.length >= atLeast ? diagnostics : undefined;
  });
}

/** Waits until a document has no diagnostics of ours. */
export function noDiagnosticsOf(document: vscode.TextDocument): Promise<true> {
  return waitFor(`no diagnostics of ${document.uri.path}`, () =>
    vscode.languages.getDiagnostics(document.uri).some(({ source }) => source === 'Event XPath')
      ? undefined
      : true,
  );
}

/** The range of the first occurrence of a text, for tests that say where by what stands there. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`${document.uri.path} does not hold ${text}`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Writes another query into the first list of queries of a JSON document. */
export async function replaceQuery(editor: vscode.TextEditor, index: number, query: string): Promise<void> {
  const { document } = editor;
  const list = document.getText().indexOf('"xPathQueries"');
  const line = document.positionAt(list).line + 1 + index;
  const old = document.lineAt(line).text.trim().replace(/,$/, '');
  const start = document.lineAt(line).firstNonWhitespaceCharacterIndex;
  const range = new vscode.Range(line, start, line, start + old.length);
  await editor.edit((edit) => edit.replace(range, JSON.stringify(query)));
}

/** Has the browser that shows the editor take a picture; does nothing where none was asked for or none can be taken. */
export async function screenshot(name: string): Promise<void> {
  const { screenshots } = await readRequest();
  if (!screenshots) return;
  console.log(`screenshot:${name}`);
  await waitFor(`the picture ${name}`, () => stat(inRunFolder(`screenshots/${name}.png`)));
}

async function stat(file: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(file);
  } catch {
    return undefined;
  }
}
