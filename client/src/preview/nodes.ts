import * as vscode from 'vscode';
import type { PreviewEvent } from '../../../server/src/protocol.ts';
import type { MatchedRun } from './run.ts';

/** A line of the view. */
export type PreviewNode = FileNode | EventNode | ProblemNode;

/** A sample file with what it holds; only there when several files have matches. */
export interface FileNode {
  readonly kind: 'file';
  readonly uri: vscode.Uri;
  readonly events: readonly EventNode[];
}

export interface EventNode {
  readonly kind: 'event';
  readonly uri: vscode.Uri;
  readonly event: PreviewEvent;
}

/** Something that keeps events of a sample file from being seen. */
export interface ProblemNode {
  readonly kind: 'problem';
  readonly message: string;
}

/** The lines of the view: problems first, because they make what follows incomplete. */
export function nodesOf({ samples, result }: MatchedRun): readonly PreviewNode[] {
  const problems = result.problems.map(({ message }) => message);
  const files = samples
    .map(
      (uri, sample): FileNode => ({
        kind: 'file',
        uri,
        events: result.events
          .filter((event) => event.sample === sample)
          .map((event): EventNode => ({ kind: 'event', uri, event })),
      }),
    )
    .filter(({ events }) => events.length > 0);
  return [
    ...problems.map((message): ProblemNode => ({ kind: 'problem', message })),
    ...(files.length > 1 ? files : files.flatMap(({ events }) => events)),
  ];
}

export function childrenOf(node: PreviewNode): readonly PreviewNode[] {
  return node.kind === 'file' ? node.events : [];
}

export function toTreeItem(node: PreviewNode): vscode.TreeItem {
  switch (node.kind) {
    case 'file':
      return fileItem(node);
    case 'event':
      return eventItem(node);
    case 'problem':
      return problemItem(node);
  }
}

function fileItem({ uri, events }: FileNode): vscode.TreeItem {
  const item = new vscode.TreeItem(uri, vscode.TreeItemCollapsibleState.Expanded);
  item.iconPath = vscode.ThemeIcon.File;
  item.description = `${events.length}`;
  item.tooltip = vscode.workspace.asRelativePath(uri);
  item.accessibilityInformation = { label: `${item.tooltip}, ${events.length} matching events` };
  return item;
}

function eventItem(node: EventNode): vscode.TreeItem {
  const { id, name, provider, time, computer, channel } = node.event;
  const label = [id, name ?? provider].filter((part) => part !== undefined && part !== '').join(' ');
  const item = new vscode.TreeItem(label || 'Event');
  const details = [readableTime(time), computer, channel].filter((part) => part !== '');
  item.description = details.join(' · ');
  item.tooltip = [item.label, ...details, provider].join('\n');
  item.iconPath = new vscode.ThemeIcon('symbol-event');
  item.accessibilityInformation = { label: [`Event ${label}`, ...details].join(', ') };
  item.command = { command: 'eventXPath.openMatchingEvent', title: 'Open Event XML', arguments: [node] };
  return item;
}

function problemItem({ message }: ProblemNode): vscode.TreeItem {
  const item = new vscode.TreeItem(message);
  item.tooltip = message;
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.accessibilityInformation = { label: `Warning: ${message}` };
  return item;
}

/** `2025-03-11T05:31:02.1184310Z` to the second; what is written otherwise stays as it is. */
function readableTime(time: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(time);
  return parts ? `${parts[1]} ${parts[2]} UTC` : time;
}
