import * as vscode from 'vscode';
import type { SampleFiles } from './sample-files.ts';

/**
 * Takes files and folders that are dropped on the view: from the explorer and from the file manager of the system.
 *
 * @param folder where files are copied to that a browser hands over without their place
 */
export function dropController<Node>(
  files: Pick<SampleFiles, 'add'>,
  folder: vscode.Uri,
): vscode.TreeDragAndDropController<Node> {
  return { dropMimeTypes: [uriList, 'files'], dragMimeTypes: [], handleDrop };

  async function handleDrop(_: Node | undefined, dropped: vscode.DataTransfer): Promise<void> {
    const list = await dropped.get(uriList)?.asString();
    const uris = list ? urisOf(list) : [];
    await files.add(uris.length > 0 ? uris : await copies(dropped, folder));
  }
}

const uriList = 'text/uri-list';

/** RFC 2483: one a line, comments begin with `#`. */
function urisOf(list: string): readonly vscode.Uri[] {
  return list
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => vscode.Uri.parse(line));
}

/** All of them are asked for at once: what is dropped is only there for the moment. */
async function copies(dropped: vscode.DataTransfer, folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const files = [...dropped].flatMap(([, item]) => item.asFile() ?? []);
  return Promise.all(files.map((file) => file.uri ?? copy(file, folder)));
}

async function copy(file: vscode.DataTransferFile, folder: vscode.Uri): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder, file.name);
  await vscode.workspace.fs.writeFile(uri, await file.data());
  return uri;
}
