import * as vscode from 'vscode';
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
    fill({ description: '', message }, []);
  }

  function fill({ description, message }: Heading, nodes: readonly PreviewNode[]): void {
    roots = nodes;
    tree.description = description;
    tree.message = message;
    changed.fire(undefined);
  }

  function dispose(): void {
    tree.dispose();
    changed.dispose();
  }
}

interface Heading {
  /** Beside the title of the view. */
  readonly description: string;
  /** Above the list. */
  readonly message: string;
}

function headingOf({ samples, result }: PreviewRun): Heading {
  switch (result.kind) {
    case 'no-query':
      return {
        description: '',
        message: 'The cursor is in no query. Put it into one and run the preview again.',
      };
    case 'refused':
      return { description: result.label, message: `Windows would refuse this query. ${result.message}` };
    case 'matched':
      return {
        description: `${result.matched} of ${events(result.total)} · ${result.label}`,
        message: messageOf(samples.length, result.matched, result.total),
      };
  }
}

function messageOf(samples: number, matched: number, total: number): string {
  if (samples === 0) return 'No sample files are left. Choose others.';
  if (total === 0) return 'The sample files hold no events.';
  if (matched === 0) return `None of the ${events(total)} matches.`;
  return matched > mostEvents ? `The first ${mostEvents} are listed.` : '';
}

function events(count: number): string {
  return count === 1 ? '1 event' : `${count} events`;
}
