import * as vscode from 'vscode';
import type { MatchedPreview } from '../../../server/src/protocol.ts';
import { childrenOf, nodesOf, type PreviewNode, toTreeItem } from './nodes.ts';
import { mostEvents, type PreviewRun } from './run.ts';

/** The list of matching events. */
export interface PreviewView extends vscode.Disposable {
  readonly tree: vscode.TreeView<PreviewNode>;
  readonly provider: vscode.TreeDataProvider<PreviewNode>;
  show(run: PreviewRun): void;
  /** Says why a query could not be run at all. */
  showFailure(message: string): void;
}

export function previewView(): PreviewView {
  const changed = new vscode.EventEmitter<undefined>();
  let roots: readonly PreviewNode[] = [];
  const provider: vscode.TreeDataProvider<PreviewNode> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => [...(node ? childrenOf(node) : roots)],
    getTreeItem: toTreeItem,
  };
  const tree = vscode.window.createTreeView('eventXPath.matchingEvents', { treeDataProvider: provider });
  return { tree, provider, show, showFailure, dispose };

  function show(run: PreviewRun): void {
    const { result } = run;
    fill(headingOf(run), result.kind === 'matched' ? nodesOf({ ...run, result }) : []);
  }

  function showFailure(message: string): void {
    fill(message, []);
  }

  function fill(message: string, nodes: readonly PreviewNode[]): void {
    roots = nodes;
    tree.message = message;
    changed.fire(undefined);
  }

  function dispose(): void {
    tree.dispose();
    changed.dispose();
  }
}

/** What stands above the list. An only view of a panel shows neither its title nor its description, so this says all. */
function headingOf({ samples, result }: PreviewRun): string {
  switch (result.kind) {
    case 'no-query':
      return 'The cursor is in no query. Put it into one and run the preview again.';
    case 'refused':
      return `Windows would refuse ${result.label}. ${result.message}`;
    case 'matched':
      return samples.length === 0
        ? 'There are no sample files. Add some in the view Event Samples.'
        : `${countsOf(result)} · ${result.label}`;
  }
}

function countsOf({ matched, total }: MatchedPreview): string {
  const counts = `${matched} of ${total} ${total === 1 ? 'event' : 'events'}`;
  return matched > mostEvents ? `${counts}, the first ${mostEvents} below` : counts;
}
