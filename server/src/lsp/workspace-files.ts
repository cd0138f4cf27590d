import {
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readWorkspaceFile, workspaceExtensions } from '../features/workspace-file.ts';
import { workspaceIndex } from '../features/workspace-index.ts';
import {
  type FindFilesParams,
  type FindFilesResult,
  findFilesRequest,
  type ServerSettings,
} from '../protocol.ts';
import type { Client } from './client.ts';
import { readOptions, type Snapshot } from './documents.ts';
import type { FileChanges } from './file-changes.ts';
import { type FileReader, UnreadableFile } from './file-reader.ts';
import { pause } from './pause.ts';
import type { Settings } from './settings.ts';

/** The files of the workspace that may hold queries, as they are saved. */
export interface WorkspaceFiles {
  /** Looks for the files, and follows their changes from then on. */
  follow(): Promise<void>;
  /** Looks for the files anew, because settings have changed. */
  restart(): void;
  /** Whether a file is one of them. */
  has(uri: string): boolean;
  /** Those that hold queries, as far as they are read. */
  read(): ReadonlyMap<string, Snapshot>;
}

export interface WorkspaceFileSources {
  readonly files: FileReader;
  readonly changes: FileChanges;
  readonly settings: Settings;
  readonly client: () => Client;
}

/**
 * Reads the files one after the other and each again when it changes, while the editor gets its answers in between. Of files without
 * queries, nothing is kept but the name.
 * @param onChange called when what is read has changed, once for many files
 */
export function workspaceFiles(
  connection: Connection,
  { files, changes, settings, client }: WorkspaceFileSources,
  onChange: () => void,
): WorkspaceFiles {
  const snapshots = new Map<string, Snapshot>();
  const stale = new Set<string>();
  let known = new Set<string>();
  let isFollowed = false;
  let isListed = false;
  let isUpdating = false;
  let hasNews = false;
  changes.listen(changed);
  return { follow, restart, has: (uri) => known.has(uri), read: () => snapshots };

  async function follow(): Promise<void> {
    if (!client().findsFiles) return;
    isFollowed = true;
    restart();
    if (!client().watchesFiles) return;
    const globPattern = `**/*{${workspaceExtensions.join()}}`;
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern }] });
  }

  function restart(): void {
    if (!isFollowed) return;
    isListed = false;
    for (const uri of known) stale.add(uri);
    update();
  }

  /** Whether a new file counts is for the editor to say, which knows what the user excludes. */
  function changed(events: readonly FileEvent[]): void {
    for (const { uri, type } of events) {
      if (type === FileChangeType.Created && !known.has(uri)) isListed &&= !isHost(uri);
      else if (known.has(uri)) stale.add(uri);
      if (type === FileChangeType.Deleted) known.delete(uri);
    }
    if (isFollowed && (!isListed || stale.size > 0)) update();
  }

  function update(): void {
    hasNews = true;
    if (isUpdating) return;
    isUpdating = true;
    readNews()
      .catch((error) => connection.console.error(String(error)))
      .finally(() => {
        isUpdating = false;
      });
  }

  async function readNews(): Promise<void> {
    while (hasNews) {
      await pause(settling);
      hasNews = false;
      const current = await settings.current();
      if (!isListed) await list(current);
      let isOther = false;
      for (const uri of stale) {
        stale.delete(uri);
        isOther = (await readAgain(uri, current)) || isOther;
      }
      if (isOther) onChange();
    }
  }

  async function list({ workspaceDiagnostics }: ServerSettings): Promise<void> {
    isListed = true;
    const before = known;
    known = new Set(workspaceDiagnostics ? await find() : []);
    for (const uri of [...before, ...known]) if (!before.has(uri) || !known.has(uri)) stale.add(uri);
  }

  async function find(): Promise<readonly string[]> {
    const params: FindFilesParams = { extensions: workspaceExtensions, mostFiles, mostBytes };
    const { uris, hasMore, large } = await connection.sendRequest<FindFilesResult>(findFilesRequest, params);
    if (hasMore)
      connection.console.warn(
        `The workspace has more files that may hold queries than are looked at: ${uris.length} are. The others are looked at when they are open; files.exclude leaves files out.`,
      );
    for (const uri of large)
      connection.console.warn(`${uri} is too large to be looked at while it is not open.`);
    return uris;
  }

  /** Whether that changed anything. */
  async function readAgain(uri: string, current: ServerSettings): Promise<boolean> {
    const bytes = known.has(uri) ? await bytesOf(uri) : undefined;
    const before = snapshots.get(uri)?.queries;
    const queries = bytes && readWorkspaceFile(uri, bytes, readOptions(current), before);
    if (!queries) return snapshots.delete(uri);
    if (queries === before) return false;
    // Its queries remember what they select, so that the index of all files is there at once.
    workspaceIndex([queries]);
    snapshots.set(uri, { document: TextDocument.create(uri, '', 0, queries.text), queries });
    return true;
  }

  async function bytesOf(uri: string): Promise<Uint8Array | undefined> {
    try {
      const bytes = await files.read(uri);
      return bytes.length > mostBytes ? undefined : bytes;
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      connection.console.log(`${uri} is not looked at: ${error.message}.`);
      return undefined;
    }
  }
}

function isHost(uri: string): boolean {
  return workspaceExtensions.some((extension) => uri.toLowerCase().endsWith(extension));
}

/** Milliseconds in which several changes come to one. */
const settling = 300;

const mostFiles = 2000;
const mostBytes = 1024 * 1024;
