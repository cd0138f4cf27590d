import * as vscode from 'vscode';

/** What the user has added to the sample files that are found, and removed: URIs as text. */
export interface SampleChoice {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Files that a pattern or a folder would bring again. */
  readonly removed: readonly string[];
}

/** The choice as the workspace remembers it. */
export interface RememberedChoice {
  get(): SampleChoice;
  set(choice: SampleChoice): Promise<void>;
}

export function rememberedChoice(memory: vscode.Memento): RememberedChoice {
  return {
    get: () => memory.get<SampleChoice>(key, nothingChosen),
    set: async (choice) => memory.update(key, choice),
  };
}

/** The choice with more files and folders. What was removed before and is added again is no longer removed. */
export function withAdded(
  choice: SampleChoice,
  { files, folders }: { readonly files: readonly vscode.Uri[]; readonly folders: readonly vscode.Uri[] },
): SampleChoice {
  const added = new Set(files.map(String));
  return {
    files: distinct([...choice.files, ...added]),
    folders: distinct([...choice.folders, ...folders.map(String)]),
    removed: choice.removed.filter(
      (uri) => !added.has(uri) && !folders.some((folder) => isWithin(vscode.Uri.parse(uri), folder)),
    ),
  };
}

/** The choice without files that were added, and without folders that held nothing else. @param rest the sample files that stay */
export function withoutAdded(
  choice: SampleChoice,
  files: readonly vscode.Uri[],
  rest: readonly vscode.Uri[],
): SampleChoice {
  const gone = new Set(files.map(String));
  const isEmptied = (folder: vscode.Uri) =>
    files.some((uri) => isWithin(uri, folder)) && !rest.some((uri) => isWithin(uri, folder));
  return {
    ...choice,
    files: choice.files.filter((uri) => !gone.has(uri)),
    folders: choice.folders.filter((uri) => !isEmptied(vscode.Uri.parse(uri))),
  };
}

const key = 'eventXPath.sampleChoice';
const nothingChosen: SampleChoice = { files: [], folders: [], removed: [] };

function isWithin(uri: vscode.Uri, folder: vscode.Uri): boolean {
  const path = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return uri.scheme === folder.scheme && uri.authority === folder.authority && uri.path.startsWith(path);
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
