import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  type FileSystemWatcher,
} from 'vscode-languageserver';
import { readSample, type SampleFile } from '../features/samples.ts';
import type { Client } from './client.ts';
import type { FileChanges } from './file-changes.ts';
import { type FileReader, UnreadableFile } from './file-reader.ts';

/** The sample files that previews run on. */
export interface Samples {
  /** @throws UnreadableSample with a plain sentence. */
  load(uri: string): Promise<SampleFile>;
  /** Forgets all but these. */
  keep(uris: readonly string[]): void;
}

/** Keeps what it has read for as long as the editor watches the file, and reads it again after a change. */
export function loadedSamples(
  connection: Connection,
  files: FileReader,
  changes: FileChanges,
  client: () => Client,
): Samples {
  const loaded = new Map<string, Loaded>();
  changes.listen((events) => {
    for (const { uri } of events) forget(uri);
  });
  return { load, keep };

  function load(uri: string): Promise<SampleFile> {
    const known = loaded.get(uri);
    if (known) return known.file;
    if (!client().watchesFiles) return read(files, uri);
    const watch = watchFile(connection, uri);
    const file = watch.then(() => read(files, uri));
    loaded.set(uri, { file, watch });
    file.catch(() => forget(uri));
    return file;
  }

  function keep(uris: readonly string[]): void {
    for (const uri of loaded.keys()) if (!uris.includes(uri)) forget(uri);
  }

  function forget(uri: string): void {
    const known = loaded.get(uri);
    loaded.delete(uri);
    known?.watch.then((watch) => watch.dispose()).catch(() => undefined);
  }
}

interface Loaded {
  readonly file: Promise<SampleFile>;
  readonly watch: Promise<Disposable>;
}

export class UnreadableSample extends Error {}

/** The last segment of a URI, as people read it. */
export function fileNameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/')).slice('/'.length);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

async function read(files: FileReader, uri: string): Promise<SampleFile> {
  const name = fileNameOf(uri);
  try {
    return readSample(name, await files.read(uri));
  } catch (error) {
    const reason = error instanceof UnreadableFile ? error.message : String(error);
    throw new UnreadableSample(`${name} cannot be read: ${reason}.`);
  }
}

function watchFile(connection: Connection, uri: string): Promise<Disposable> {
  const baseUri = uri.slice(0, uri.lastIndexOf('/'));
  const watcher: FileSystemWatcher = { globPattern: { baseUri, pattern: literalGlob(fileNameOf(uri)) } };
  return connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [watcher] });
}

function literalGlob(name: string): string {
  return name.replace(/[[\]{}*?]/g, '[$&]');
}
