import * as vscode from 'vscode';

/** A line of the view. */
export type SampleNode = GroupNode | FileNode | ProblemNode;

/** Files that stand together: those of a folder, where the samples lie in several, or those that turned out to hold no events. */
export interface GroupNode {
  readonly kind: 'folder' | 'eventless';
  /** Of the folder; of the first file. */
  readonly uri: vscode.Uri;
  readonly files: readonly FileNode[];
}

export interface FileNode {
  readonly kind: 'file';
  readonly uri: vscode.Uri;
}

/** Something that keeps events of a file from being seen. */
export interface ProblemNode {
  readonly kind: 'problem';
  readonly file: FileNode;
  readonly message: string;
}

/** @param isEventless whether a file is known to hold no events, and nobody asked for it */
export function nodesOf(
  uris: readonly vscode.Uri[],
  isEventless: (uri: vscode.Uri) => boolean,
): readonly SampleNode[] {
  const files = uris.filter((uri) => !isEventless(uri)).map(toFile);
  const folders = [...new Map(files.map(({ uri }) => [folderOf(uri).toString(), folderOf(uri)])).values()];
  return [
    ...(folders.length > 1 ? folders.map((uri) => toFolder(uri, files)) : files),
    ...toEventless(uris.filter(isEventless)),
  ];
}

/** The files of a line, which commands on it are about. */
export function filesOf(node: SampleNode): readonly FileNode[] {
  switch (node.kind) {
    case 'file':
      return [node];
    case 'problem':
      return [node.file];
    case 'folder':
    case 'eventless':
      return node.files;
  }
}

function toFile(uri: vscode.Uri): FileNode {
  return { kind: 'file', uri };
}

function toFolder(uri: vscode.Uri, files: readonly FileNode[]): GroupNode {
  const isInFolder = (file: FileNode) => folderOf(file.uri).toString() === uri.toString();
  return { kind: 'folder', uri, files: files.filter(isInFolder) };
}

function toEventless(uris: readonly vscode.Uri[]): readonly GroupNode[] {
  const [uri] = uris;
  return uri ? [{ kind: 'eventless', uri, files: uris.map(toFile) }] : [];
}

function folderOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}
