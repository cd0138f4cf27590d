import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ReadFileParams, ReadFileResult, readFileRequest } from '../../server/src/protocol.ts';

/** Reads files for a server that cannot: on the web, and wherever a workspace is no folder of the disk. */
export function answerFileRequests(client: BaseLanguageClient): vscode.Disposable {
  const method: typeof readFileRequest = 'eventXPath/readFile';
  return client.onRequest<ReadFileResult, void>(method, ({ uri }: ReadFileParams) => readFile(uri));
}

async function readFile(uri: string): Promise<ReadFileResult> {
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(uri, true));
    return { kind: 'read', base64: toBase64(bytes) };
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof vscode.FileSystemError ? error.code : undefined;
  return reasons.get(code) ?? (error instanceof Error ? error.message : String(error));
}

const reasons: ReadonlyMap<string | undefined, string> = new Map([
  ['FileNotFound', 'it is not there'],
  ['NoPermissions', 'you may not read it'],
  ['FileIsADirectory', 'it is a folder'],
]);

/** In pieces, because a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  let characters = '';
  for (let start = 0; start < bytes.length; start += pieceLength) {
    characters += String.fromCharCode(...bytes.subarray(start, start + pieceLength));
  }
  return btoa(characters);
}

const pieceLength = 0x8000;
