import * as vscode from 'vscode';
import type { SampleChoice } from './sample-choice.ts';

/** The sample files of the workspace, by path: what the setting's patterns find, and what the user has added, without what they have removed. */
export async function findSamples({ files, folders, removed }: SampleChoice): Promise<readonly vscode.Uri[]> {
  const found = await Promise.all([
    ...samplePatterns().map((pattern) => vscode.workspace.findFiles(pattern, leftOut, mostFound)),
    ...folders.map((folder) => filesBelow(vscode.Uri.parse(folder))),
  ]);
  const byUri = new Map(found.flat().map((uri) => [uri.toString(), uri]));
  for (const uri of removed) byUri.delete(uri);
  for (const uri of files) byUri.set(uri, vscode.Uri.parse(uri));
  return [...byUri.values()].sort((a, b) => inOrder.compare(a.path, b.path));
}

/** The setting `eventXPath.samples`. */
export function samplePatterns(): readonly string[] {
  return vscode.workspace.getConfiguration('eventXPath').get<readonly string[]>('samples', []);
}

/** In a folder of samples, how the names of files end that may hold events. */
export const sampleExtensions = ['evtx', 'xml'];

/** Beside what `files.exclude` leaves out. */
const leftOut = '**/{node_modules,.git}/**';

/** More would hold up the editor for long, and hardly anybody means them. */
const mostFound = 2000;

const inOrder = new Intl.Collator('en', { numeric: true });

/** By reading folders, because the editor's own search knows only those of the workspace. A folder that is gone has no files. */
async function filesBelow(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  const folders = [folder];
  for (let next = folders.shift(); next && found.length < mostFound; next = folders.shift()) {
    for (const [name, type] of await entriesOf(next)) {
      const uri = vscode.Uri.joinPath(next, name);
      if (type === vscode.FileType.Directory && !isLeftOut(name)) folders.push(uri);
      if ((type & vscode.FileType.File) !== 0 && isSampleName(name)) found.push(uri);
    }
  }
  return found.slice(0, mostFound);
}

async function entriesOf(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}

function isLeftOut(name: string): boolean {
  return name === '.git' || name === 'node_modules';
}

function isSampleName(name: string): boolean {
  return sampleExtensions.some((extension) => name.toLowerCase().endsWith(`.${extension}`));
}
