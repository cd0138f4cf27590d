import * as vscode from 'vscode';
import type { SampleFiles } from './sample-files.ts';

/** Takes files and folders that are dropped on the view: from the explorer and from the file manager of the system. */
export function dropController<Node>(files: SampleFiles): vscode.TreeDragAndDropController<Node> {
  return { dropMimeTypes: [uriList], dragMimeTypes: [], handleDrop };

  async function handleDrop(_: Node | undefined, dropped: vscode.DataTransfer): Promise<void> {
    const list = await dropped.get(uriList)?.asString();
    if (list) await files.add(urisOf(list));
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
