import * as vscode from 'vscode';
import { findSamples } from './find-samples.ts';
import { rememberedChoice, type SampleChoice, withAdded, withoutAdded } from './sample-choice.ts';
import { watchSamples } from './watch-samples.ts';

/** Which files of events the workspace has: found by the setting's patterns, added by the user, remembered and watched. */
export interface SampleFiles extends vscode.Disposable {
  /** By path; looked for at the first call only, because most workspaces that the extension runs in have none. */
  list(): Promise<readonly vscode.Uri[]>;
  /** The files that were found last. */
  readonly found: readonly vscode.Uri[];
  /** Whether the user has added the file itself. */
  isAdded(uri: vscode.Uri): boolean;
  /** Whether the user has removed files that would be found. */
  readonly hasRemoved: boolean;
  /** Other files are found; also when they are found for the first time. */
  readonly onDidChange: vscode.Event<void>;
  /** Some of the files were written. */
  readonly onDidChangeContent: vscode.Event<readonly vscode.Uri[]>;
  /** Files and folders. */
  add(uris: readonly vscode.Uri[]): Promise<void>;
  remove(uris: readonly vscode.Uri[]): Promise<void>;
  /** Takes back all removals. */
  restore(): Promise<void>;
  /** Looks again. */
  refresh(): Promise<void>;
}

export function sampleFiles(memory: vscode.Memento): SampleFiles {
  const choice = rememberedChoice(memory);
  const changed = new vscode.EventEmitter<void>();
  const contentChanged = new vscode.EventEmitter<readonly vscode.Uri[]>();
  let found: readonly vscode.Uri[] = [];
  let looking: Promise<void> | undefined;
  let isLookedFor = false;
  let watching: vscode.Disposable | undefined;
  const settings = vscode.workspace.onDidChangeConfiguration((change) => {
    if (looking && change.affectsConfiguration('eventXPath.samples')) lookAgain();
  });
  const folders = vscode.workspace.onDidChangeWorkspaceFolders(() => {
    if (looking) lookAgain();
  });
  return {
    list,
    get found() {
      return found;
    },
    isAdded: (uri) => choice.get().files.includes(uri.toString()),
    get hasRemoved() {
      return choice.get().removed.length > 0;
    },
    onDidChange: changed.event,
    onDidChangeContent: contentChanged.event,
    add,
    remove,
    restore,
    refresh: lookAgain,
    dispose,
  };

  async function list(): Promise<readonly vscode.Uri[]> {
    await (looking ?? lookAgain());
    return found;
  }

  async function add(uris: readonly vscode.Uri[]): Promise<void> {
    const types = await Promise.all(uris.map(isFolder));
    const folders = uris.filter((_, index) => types[index]);
    const files = uris.filter((_, index) => !types[index]);
    await choose(withAdded(choice.get(), { files, folders }));
  }

  async function remove(uris: readonly vscode.Uri[]): Promise<void> {
    const gone = new Set(uris.map(String));
    const rest = (await list()).filter((uri) => !gone.has(uri.toString()));
    const chosen = withoutAdded(choice.get(), uris, rest);
    const stillFound = (await findSamples(chosen)).map(String).filter((uri) => gone.has(uri));
    await choose({ ...chosen, removed: [...chosen.removed, ...stillFound] });
  }

  async function restore(): Promise<void> {
    await choose({ ...choice.get(), removed: [] });
  }

  async function choose(chosen: SampleChoice): Promise<void> {
    await choice.set(chosen);
    await lookAgain();
  }

  async function lookAgain(): Promise<void> {
    looking = looking ? looking.then(look) : look();
    await looking;
  }

  async function look(): Promise<void> {
    watching?.dispose();
    watching = watchSamples(choice.get(), { onListChange: lookAgain, onContentChange });
    const before = isLookedFor ? found.map(String).join() : undefined;
    found = await findSamples(choice.get());
    isLookedFor = true;
    if (found.map(String).join() !== before) changed.fire();
  }

  function onContentChange(uris: readonly vscode.Uri[]): void {
    const samples = new Set(found.map(String));
    const written = uris.filter((uri) => samples.has(uri.toString()));
    if (written.length > 0) contentChanged.fire(written);
  }

  function dispose(): void {
    for (const each of [settings, folders, watching, changed, contentChanged]) each?.dispose();
  }
}

/** What cannot be reached now is taken for a file, which the list then says. */
async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}
