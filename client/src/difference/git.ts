import * as vscode from 'vscode';

/** What we use of the Git extension that comes with the editor (its `git.d.ts`, version 1). */
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): { getRepository(uri: vscode.Uri): Repository | null };
}

interface Repository {
  /** The text of a file as of a commit. */
  show(ref: string, path: string): Promise<string>;
}

/** Reads the committed text of a document; `undefined` where it belongs to no repository that the editor knows. */
export async function committedText({
  uri,
}: vscode.TextDocument): Promise<(() => Promise<string>) | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension || uri.scheme !== 'file') return undefined;
  const git = await extension.activate();
  const repository = git.enabled ? git.getAPI(1).getRepository(uri) : null;
  return repository ? () => repository.show('HEAD', uri.fsPath) : undefined;
}
