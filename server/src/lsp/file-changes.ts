import type { Connection, FileEvent } from 'vscode-languageserver';

/** What the editor tells of files that are watched; a connection by itself has one listener only. */
export interface FileChanges {
  listen(listener: (changes: readonly FileEvent[]) => void): void;
}

export function fileChanges(connection: Connection): FileChanges {
  const listeners: ((changes: readonly FileEvent[]) => void)[] = [];
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const listener of listeners) listener(changes);
  });
  return { listen: (listener) => void listeners.push(listener) };
}
