import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  FindFilesParams,
  FindFilesResult,
  findFilesRequest,
  ReadFileParams,
  ReadFileResult,
  readFileRequest,
} from '../../server/src/protocol.ts';

/** Reads files for a server that cannot: on the web, and wherever a workspace is no folder of the disk; finds them for any. */
export function answerFileRequests(client: BaseLanguageClient): vscode.Disposable {
  const read: typeof readFileRequest = 'eventXPath/readFile';
  const find: typeof findFilesRequest = 'eventXPath/findFiles';
  return vscode.Disposable.from(
    client.onRequest<ReadFileResult, void>(read, (params: ReadFileParams) => readFile(params)),
    client.onRequest<FindFilesResult, void>(find, (params: FindFilesParams) => findFiles(params)),
  );
}

/** What `files.exclude` leaves out, VS Code leaves out itself. */
async function findFiles({ extensions, mostFiles, mostBytes }: FindFilesParams): Promise<FindFilesResult> {
  const pattern = `**/*{${extensions.join()}}`;
  const most = isOnDisk() ? mostFiles : Math.min(mostFiles, mostElsewhere);
  const found = await vscode.workspace.findFiles(pattern, '**/{node_modules,.git}/**', most + 1);
  const uris: string[] = [];
  const large: string[] = [];
  for (let start = 0; start < Math.min(found.length, most); start += together) {
    const some = found.slice(start, Math.min(start + together, most));
    const sizes = await Promise.all(some.map(sizeOf));
    for (const [index, uri] of some.entries()) {
      const size = sizes[index];
      if (size !== undefined) (size > mostBytes ? large : uris).push(uri.toString());
    }
  }
  return { uris, hasMore: found.length > most, large };
}

/** `undefined` where the file is gone. */
async function sizeOf(uri: vscode.Uri): Promise<number | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).size;
  } catch {
    return undefined;
  }
}

/** In a repository on the web, each file is a request of its own. */
function isOnDisk(): boolean {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.every(({ uri: { scheme } }) => scheme === 'file' || scheme === 'vscode-remote');
}

const mostElsewhere = 200;
const together = 50;

async function readFile({ uri, asBytes }: ReadFileParams): Promise<ReadFileResult> {
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(uri, true));
    return asBytes ? { kind: 'bytes', bytes } : { kind: 'base64', base64: toBase64(bytes) };
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
