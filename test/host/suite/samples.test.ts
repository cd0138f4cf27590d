import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension.ts';
import { dropController } from '../../../client/src/samples/drop-samples.ts';
import type { SampleNode } from '../../../client/src/samples/nodes.ts';
import { sampleFiles } from '../../../client/src/samples/sample-files.ts';
import type { SampleView } from '../../../client/src/samples/sample-view.ts';
import { readWhole } from '../../support/whole-sample.ts';
import { expectEqual } from './support/expect.ts';
import { extension } from './support/extension.ts';
import { inRunFolder, workspaceFolder } from './support/run-folder.ts';
import { screenshot } from './support/screenshot.ts';
import { waitFor } from './support/wait-for.ts';

suite('Event Samples', () => {
  suiteSetup(async () => {
    await extension().activate();
    const entries = await vscode.workspace.fs.readDirectory(inEvents(''));
    found = entries.map(([name]) => name).filter((name) => /\.(?:xml|evtx)$/.test(name));
    await vscode.commands.executeCommand('eventXPath.samples.focus');
    await writeFiles(elsewhere, ['far.xml', 'below/farther.xml', 'below/no-events.txt']);
  });
  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  test('lists the files that the patterns of the setting find', async () => {
    await listed(found);
    await screenshot('samples');
  });

  test('leaves out what packages bring along', async () => {
    const packages = vscode.Uri.joinPath(workspaceFolder(), 'node_modules');
    await writeFiles(vscode.Uri.joinPath(packages, 'logs/samples'), ['other.xml']);
    await vscode.commands.executeCommand('eventXPath.refreshSamples');
    await listed(found);
    await vscode.workspace.fs.delete(packages, { recursive: true });
  });

  test('says how many events each file has, its size and its day', async () => {
    const bytes = await vscode.workspace.fs.readFile(inEvents('security.xml'));
    const expected = readWhole(bytes).events.length;
    const described = await waitFor('the count', async () => {
      const item = await itemOf('security.xml');
      return `${item.description}`.includes('event') ? item.description : undefined;
    });
    expectEqual(described, `${expected} events · ${Math.round(bytes.length / 1024)} KB · 2025-03-11`);
  });

  test('says how many events all files have', async () => {
    const bytes = await Promise.all(found.map((name) => vscode.workspace.fs.readFile(inEvents(name))));
    const counts = bytes.map((each) => readWhole(each).events.length);
    const total = counts.reduce((sum, count) => sum + count, 0);
    await waitFor(
      `${total} events`,
      () => view().tree.message?.startsWith(`${total} events · `) || undefined,
    );
  });

  test('says what keeps events of a file from being seen', async () => {
    const broken = vscode.Uri.joinPath(elsewhere, 'broken.xml');
    await vscode.workspace.fs.writeFile(broken, new TextEncoder().encode('<Events><Event><System></Event>'));
    await add(broken);
    const problem = await waitFor('the problem', async () =>
      (await allLines()).find((line) => line.kind === 'problem'),
    );
    expectEqual(nameOf(problem.file.uri), 'broken.xml');
    await screenshot('samples-with-problem');
    await remove('broken.xml');
    await vscode.workspace.fs.delete(broken);
  });

  test('adds files and the folders that hold them, each once', async () => {
    await add(elsewhere);
    await add(vscode.Uri.joinPath(elsewhere, 'far.xml'));
    await listed([...found, 'far.xml', 'farther.xml']);
    await screenshot('samples-in-folders');
  });

  test('removes a file, and takes it back', async () => {
    await remove('far.xml', 'security.xml');
    await listed([...found, 'farther.xml'].filter((name) => name !== 'security.xml'));
    await vscode.commands.executeCommand('eventXPath.restoreSamples');
    await listed([...found, 'far.xml', 'farther.xml']);
  });

  test('removes a folder with its files', async () => {
    await remove('far.xml', 'farther.xml');
    await listed(found);
    await vscode.commands.executeCommand('eventXPath.restoreSamples');
    await listed(found);
  });

  test('notices files that come and go', async () => {
    await writeFiles(inEvents(''), ['late.xml']);
    await listed([...found, 'late.xml']);
    await vscode.workspace.fs.delete(inEvents('late.xml'));
    await listed(found);
  });

  test('takes files and folders that are dropped on it', async () => {
    const added: vscode.Uri[] = [];
    const add = async (uris: readonly vscode.Uri[]) => {
      added.push(...uris);
    };
    const { handleDrop } = dropController({ add }, inRunFolder('dropped'));
    const place = vscode.Uri.joinPath(elsewhere, 'far.xml');
    await handleDrop?.(undefined, transfer(['text/uri-list', `# two\r\n${place}\r\n${elsewhere}`]), token);
    expectEqual(added.map(String), [place.toString(), elsewhere.toString()]);
  });

  test('remembers what was added and removed', async () => {
    const memory = memento();
    const before = sampleFiles(memory);
    await before.add([elsewhere]);
    await before.remove([vscode.Uri.joinPath(elsewhere, 'far.xml')]);
    before.dispose();
    const after = sampleFiles(memory);
    const names = (await after.list()).map(nameOf);
    after.dispose();
    expectEqual(names.sort(), [...found, 'farther.xml'].sort());
  });
});

/** The samples that the patterns find: all of one folder. */
let found: readonly string[] = [];

const elsewhere = inRunFolder('elsewhere');

function inEvents(name: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), 'events', name);
}

async function writeFiles(folder: vscode.Uri, names: readonly string[]): Promise<void> {
  const bytes = new TextEncoder().encode('<Events/>');
  for (const name of names) await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), bytes);
}

async function add(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('eventXPath.addToSamples', uri);
}

/** As from the menu of the first of several selected lines. */
async function remove(...names: readonly string[]): Promise<void> {
  const lines = (await allLines()).filter((line) => line.kind === 'file' && names.includes(nameOf(line.uri)));
  await vscode.commands.executeCommand('eventXPath.removeSample', lines[0], lines);
}

/** Waits until these files are in the list, and no others. */
async function listed(names: readonly string[]): Promise<void> {
  const wanted = [...names].sort().join(' ');
  let last = '';
  await waitFor(`the list ${wanted}`, async () => {
    const lines = await allLines();
    last = lines
      .flatMap((line) => (line.kind === 'file' ? [nameOf(line.uri)] : []))
      .sort()
      .join(' ');
    return last === wanted || undefined;
  }).catch((error: unknown) => {
    throw new Error(`${error}, and not ${last}`);
  });
}

async function itemOf(name: string): Promise<vscode.TreeItem> {
  const line = (await allLines()).find((each) => each.kind === 'file' && nameOf(each.uri) === name);
  if (!line) throw new Error(`${name} is not in the list`);
  return view().provider.getTreeItem(line);
}

function view(): SampleView {
  return extension<ExtensionApi>().exports.samples.view;
}

async function allLines(): Promise<readonly SampleNode[]> {
  const { provider } = view();
  const below = async (line?: SampleNode): Promise<readonly SampleNode[]> => {
    const children = (await provider.getChildren(line)) ?? [];
    return [...children, ...(await Promise.all(children.map(below))).flat()];
  };
  return below();
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + '/'.length);
}

const { token } = new vscode.CancellationTokenSource();

function transfer([mimeType, text]: readonly [string, string]): vscode.DataTransfer {
  const dropped = new vscode.DataTransfer();
  dropped.set(mimeType, new vscode.DataTransferItem(text));
  return dropped;
}

function memento(): vscode.Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, otherwise?: T) => (values.get(key) as T | undefined) ?? (otherwise as T),
    update: async (key, value) => {
      values.set(key, value);
    },
  };
}
