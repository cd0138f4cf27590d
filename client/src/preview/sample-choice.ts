import * as vscode from 'vscode';

/** The sample files that previews run on, remembered for each workspace. */
export interface SampleChoice {
  /** The files that were chosen before. */
  chosen(): readonly vscode.Uri[];
  /** Asks the user; `undefined` if they leave it as it was. */
  choose(): Promise<readonly vscode.Uri[] | undefined>;
  drop(vanished: readonly vscode.Uri[]): Promise<void>;
}

export function sampleChoice(memory: vscode.Memento): SampleChoice {
  return { chosen, choose, drop };

  function chosen(): readonly vscode.Uri[] {
    return memory.get<readonly string[]>(key, []).map((uri) => vscode.Uri.parse(uri));
  }

  async function choose(): Promise<readonly vscode.Uri[] | undefined> {
    const picked = await pickSamples(chosen());
    if (picked) await remember(picked);
    return picked;
  }

  async function drop(vanished: readonly vscode.Uri[]): Promise<void> {
    if (vanished.length === 0) return;
    const gone = new Set(vanished.map(String));
    await remember(chosen().filter((uri) => !gone.has(String(uri))));
  }

  async function remember(uris: readonly vscode.Uri[]): Promise<void> {
    await memory.update(key, uris.map(String));
  }
}

const key = 'eventXPath.samples';

/** Offers what the workspace has, and browsing for other files as often as the user likes. */
async function pickSamples(before: readonly vscode.Uri[]): Promise<readonly vscode.Uri[] | undefined> {
  const found = await findCandidates();
  let candidates = distinct([...before, ...found]);
  let checked = before.length > 0 ? before : found.slice(0, mostCheckedAtFirst);
  if (candidates.length === 0) return browse();
  for (;;) {
    const answer = await pickOnce(candidates, checked);
    if (answer.kind === 'cancelled') return undefined;
    if (answer.kind === 'accepted') return answer.uris;
    const browsed = (await browse()) ?? [];
    candidates = distinct([...candidates, ...browsed]);
    checked = distinct([...answer.uris, ...browsed]);
  }
}

/** A workspace with few candidates is previewed on all of them if the user just confirms. */
const mostCheckedAtFirst = 20;

type Answer =
  | { readonly kind: 'accepted' | 'browse'; readonly uris: readonly vscode.Uri[] }
  | { readonly kind: 'cancelled' };

function pickOnce(candidates: readonly vscode.Uri[], checked: readonly vscode.Uri[]): Promise<Answer> {
  const isChecked = new Set(checked.map(String));
  const pick = vscode.window.createQuickPick<SampleItem>();
  pick.title = 'Sample Files';
  pick.placeholder = 'Choose the files of events to run queries on';
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.ignoreFocusOut = true;
  pick.buttons = [{ iconPath: new vscode.ThemeIcon('folder-opened'), tooltip: 'Browse…' }];
  pick.items = candidates.map(toItem);
  pick.selectedItems = pick.items.filter(({ uri }) => isChecked.has(String(uri)));
  return new Promise((resolve) => {
    const answer = (value: Answer) => {
      resolve(value);
      pick.dispose();
    };
    const uris = () => pick.selectedItems.map(({ uri }) => uri);
    pick.onDidAccept(() => answer({ kind: 'accepted', uris: uris() }));
    pick.onDidTriggerButton(() => answer({ kind: 'browse', uris: uris() }));
    pick.onDidHide(() => answer({ kind: 'cancelled' }));
    pick.show();
  });
}

interface SampleItem extends vscode.QuickPickItem {
  readonly uri: vscode.Uri;
}

function toItem(uri: vscode.Uri): SampleItem {
  const path = vscode.workspace.asRelativePath(uri);
  const nameAt = path.lastIndexOf('/') + '/'.length;
  return {
    uri,
    label: path.slice(nameAt),
    description: path.slice(0, nameAt),
    iconPath: vscode.ThemeIcon.File,
  };
}

async function findCandidates(): Promise<readonly vscode.Uri[]> {
  const globs = vscode.workspace.getConfiguration('eventXPath').get<readonly string[]>('samples', []);
  const found = await Promise.all(
    globs.map((glob) => vscode.workspace.findFiles(glob, undefined, mostFound)),
  );
  return [...distinct(found.flat())].sort((a, b) => a.path.localeCompare(b.path));
}

const mostFound = 500;

async function browse(): Promise<readonly vscode.Uri[] | undefined> {
  return vscode.window.showOpenDialog({
    title: 'Sample Files',
    openLabel: 'Choose',
    canSelectMany: true,
    filters: { Events: ['evtx', 'xml', 'txt'], 'All Files': ['*'] },
  });
}

function distinct(uris: readonly vscode.Uri[]): readonly vscode.Uri[] {
  return [...new Map(uris.map((uri) => [String(uri), uri])).values()];
}
