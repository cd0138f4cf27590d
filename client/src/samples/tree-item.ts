import * as vscode from 'vscode';
import type { SampleState } from '../../../server/src/protocol.ts';
import type { FileNode, GroupNode, ProblemNode, SampleNode } from './nodes.ts';
import type { SampleStates } from './sample-states.ts';
import { describeTotals, totalsOf } from './totals.ts';
import { countOf, daysOf, durationOf, sizeOf, spanOf } from './words.ts';

/** How the editor shows a line of the view. The context values decide on its menu, in package.json. */
export function toTreeItem(node: SampleNode, states: SampleStates): vscode.TreeItem {
  switch (node.kind) {
    case 'folder':
    case 'eventless':
      return groupItem(node, states);
    case 'file':
      return fileItem(node, states.of(node.uri));
    case 'problem':
      return problemItem(node);
  }
}

function groupItem({ kind, uri, files }: GroupNode, states: SampleStates): vscode.TreeItem {
  const isFolder = kind === 'folder';
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const label = isFolder ? labelOf(uri) : 'Without Events';
  const item = new vscode.TreeItem(label, isFolder ? Expanded : Collapsed);
  item.id = isFolder ? uri.toString() : 'eventless';
  item.contextValue = 'group';
  item.iconPath = isFolder ? vscode.ThemeIcon.Folder : new vscode.ThemeIcon('circle-slash');
  item.description = isFolder
    ? describeTotals(totalsOf(files.map((file) => states.of(file.uri))))
    : countOf(files.length, 'file');
  item.tooltip = isFolder ? pathOf(uri) : 'Files that were found and hold no events';
  return item;
}

function fileItem({ uri }: FileNode, state: SampleState | undefined): vscode.TreeItem {
  const item = new vscode.TreeItem(uri, vscode.TreeItemCollapsibleState.None);
  const words = state ? describe(state) : undefined;
  item.id = uri.toString();
  item.contextValue = `file.${state?.state ?? 'unknown'}`;
  item.iconPath = iconOf(state);
  item.tooltip = tooltipOf(uri, state);
  item.command = { command: 'vscode.open', title: 'Open', arguments: [uri] };
  if (state && state.problemCount > 0) item.collapsibleState = vscode.TreeItemCollapsibleState.Collapsed;
  if (words === undefined) return item;
  item.description = words;
  item.accessibilityInformation = { label: `${nameOf(uri)}, ${words}` };
  return item;
}

/** `3,450 events · 68 MB · 2025-03-11`, or how far the file is read. */
function describe(state: SampleState): string {
  switch (state.state) {
    case 'waiting':
      return `waiting · ${sizeOf(state.bytes)}`;
    case 'loading':
      return describeLoading(state);
    case 'loaded':
      return describeLoaded(state);
    case 'cancelled':
      return `cancelled at ${percentOf(state)} · ${countOf(state.events, 'event')}`;
    case 'failed':
      return 'cannot be read';
  }
}

function describeLoading(state: SampleState): string {
  const { bytes, bytesRead, bytesPerSecond } = state;
  const loading = `loading ${percentOf(state)}`;
  if (bytesPerSecond <= 0) return loading;
  const left = durationOf((bytes - bytesRead) / bytesPerSecond);
  return `${loading} · ${sizeOf(bytesPerSecond)}/s · ${left} left`;
}

function describeLoaded({ events, problemCount, bytes, oldest, newest }: SampleState): string {
  const problems = problemCount > 0 ? [countOf(problemCount, 'problem')] : [];
  const days = oldest === undefined || newest === undefined ? [] : [daysOf(oldest, newest)];
  return [countOf(events, 'event'), ...problems, sizeOf(bytes), ...days].join(' · ');
}

function percentOf({ bytes, bytesRead }: SampleState): string {
  return `${bytes > 0 ? Math.floor((100 * bytesRead) / bytes) : 0} %`;
}

function iconOf(state: SampleState | undefined): vscode.ThemeIcon {
  if (!state) return vscode.ThemeIcon.File;
  if (state.state === 'loading') return new vscode.ThemeIcon('loading~spin');
  if (state.state === 'failed')
    return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  return state.problemCount > 0 ? warningIcon() : vscode.ThemeIcon.File;
}

function warningIcon(): vscode.ThemeIcon {
  return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
}

function tooltipOf(uri: vscode.Uri, state: SampleState | undefined): string {
  const { oldest, newest } = state ?? {};
  return [
    pathOf(uri),
    ...(state ? [describe(state)] : []),
    ...(oldest === undefined || newest === undefined ? [] : [spanOf(oldest, newest)]),
    ...(state?.problems ?? []),
  ].join('\n');
}

function problemItem({ message }: ProblemNode): vscode.TreeItem {
  const item = new vscode.TreeItem(message);
  item.tooltip = message;
  item.iconPath = warningIcon();
  item.accessibilityInformation = { label: `Problem: ${message}` };
  return item;
}

function pathOf(uri: vscode.Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.toString(true);
}

/** Within the workspace its path, elsewhere its name: the tooltip has all of it. */
function labelOf(folder: vscode.Uri): string {
  const isInWorkspace = vscode.workspace.getWorkspaceFolder(folder) !== undefined;
  return isInWorkspace ? vscode.workspace.asRelativePath(folder) : nameOf(folder);
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + '/'.length);
}
