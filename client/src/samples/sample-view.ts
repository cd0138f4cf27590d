import * as vscode from 'vscode';
import type { SampleState } from '../../../server/src/protocol.ts';
import { dropController } from './drop-samples.ts';
import { type FileNode, filesOf, nodesOf, type ProblemNode, type SampleNode } from './nodes.ts';
import type { SampleFiles } from './sample-files.ts';
import type { SampleStates } from './sample-states.ts';
import { toTreeItem } from './tree-item.ts';
import { keepHeading } from './view-heading.ts';
import { countOf } from './words.ts';

/** The list of sample files. */
export interface SampleView extends vscode.Disposable {
  readonly tree: vscode.TreeView<SampleNode>;
  readonly provider: vscode.TreeDataProvider<SampleNode>;
}

/** @param dropFolder where files are copied to that are dropped without their place */
export function sampleView(files: SampleFiles, states: SampleStates, dropFolder: vscode.Uri): SampleView {
  const changed = new vscode.EventEmitter<SampleNode[] | undefined>();
  let roots: readonly SampleNode[] = [];
  let eventless: readonly string[] = [];
  const provider: vscode.TreeDataProvider<SampleNode> = {
    onDidChangeTreeData: changed.event,
    getChildren,
    getParent,
    getTreeItem: (node) => toTreeItem(node, states),
  };
  const tree = vscode.window.createTreeView('eventXPath.samples', {
    treeDataProvider: provider,
    dragAndDropController: dropController<SampleNode>(files, dropFolder),
    canSelectMany: true,
    showCollapseAll: true,
  });
  const listeners = vscode.Disposable.from(
    files.onDidChange(rebuild),
    states.onDidChange(update),
    keepHeading(tree, files, states),
  );
  return { tree, provider, dispose: () => vscode.Disposable.from(listeners, tree, changed).dispose() };

  async function getChildren(node?: SampleNode): Promise<SampleNode[]> {
    if (node?.kind === 'problem') return [];
    if (node?.kind === 'file') return [...problemsOf(node)];
    if (node) return [...node.files];
    await files.list();
    return [...roots];
  }

  function getParent(node: SampleNode): SampleNode | undefined {
    if (node.kind === 'problem') return node.file;
    return roots.find((root) => root !== node && filesOf(root).some((file) => file === node));
  }

  function problemsOf(file: FileNode): readonly ProblemNode[] {
    const { problems, problemCount } = states.of(file.uri) ?? { problems: [], problemCount: 0 };
    const untold = problemCount - problems.length;
    const messages = untold > 0 ? [...problems, `${countOf(untold, 'more problem')} like these.`] : problems;
    return messages.map((message) => ({ kind: 'problem', file, message }));
  }

  function rebuild(): void {
    eventless = eventlessFiles();
    const known = new Set(eventless);
    roots = nodesOf(files.found, (uri) => known.has(uri.toString()));
    changed.fire(undefined);
  }

  function update(changes: readonly SampleState[]): void {
    if (eventlessFiles().join() !== eventless.join()) {
      rebuild();
      return;
    }
    const others = new Set(changes.map(({ uri }) => vscode.Uri.parse(uri).toString(true)));
    const isOther = ({ uri }: FileNode) => others.has(uri.toString(true));
    changed.fire(roots.filter((root) => filesOf(root).some(isOther)));
  }

  function eventlessFiles(): readonly string[] {
    return files.found.filter((uri) => hasNoEvents(uri) && !files.isAdded(uri)).map(String);
  }

  function hasNoEvents(uri: vscode.Uri): boolean {
    const state = states.of(uri);
    return state?.state === 'loaded' && state.events === 0;
  }
}
