import * as vscode from 'vscode';
import { sampleExtensions, samplePatterns } from './find-samples.ts';
import type { SampleChoice } from './sample-choice.ts';

/** What is told of files on the disk, gathered for a moment: a log that is being written changes all the time. */
export interface WatchListener {
  /** Files came or went. */
  onListChange(): void;
  onContentChange(uris: readonly vscode.Uri[]): void;
}

/** Watches all places that samples may come from. */
export function watchSamples(
  { files, folders }: SampleChoice,
  { onListChange, onContentChange }: WatchListener,
): vscode.Disposable {
  const changed = new Map<string, vscode.Uri>();
  let hasListChanged = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const watchers = patternsOf().map((pattern) => vscode.workspace.createFileSystemWatcher(pattern));
  for (const watcher of watchers) {
    watcher.onDidCreate(listChanged);
    watcher.onDidDelete(listChanged);
    watcher.onDidChange((uri) => {
      changed.set(uri.toString(), uri);
      tellSoon();
    });
  }
  return vscode.Disposable.from(...watchers, { dispose: () => clearTimeout(pause) });

  function patternsOf(): readonly vscode.GlobPattern[] {
    const extensions = `**/*.{${sampleExtensions.join()}}`;
    return [
      ...samplePatterns(),
      ...folders.map((folder) => new vscode.RelativePattern(vscode.Uri.parse(folder), extensions)),
      ...files.map((file) => patternOf(vscode.Uri.parse(file))),
    ];
  }

  /** A file that is written anew may be told as one that came: its content is another, too. */
  function listChanged(uri: vscode.Uri): void {
    changed.set(uri.toString(), uri);
    hasListChanged = true;
    tellSoon();
  }

  function tellSoon(): void {
    clearTimeout(pause);
    pause = setTimeout(() => {
      const uris = [...changed.values()];
      changed.clear();
      if (hasListChanged) onListChange();
      hasListChanged = false;
      onContentChange(uris);
    }, pauseInWriting);
  }
}

/** Tells when a file is written, be it in the workspace or not. */
export function watchFile(file: vscode.Uri, onChange: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(patternOf(file));
  watcher.onDidChange(onChange);
  watcher.onDidCreate(onChange);
  return watcher;
}

/** In milliseconds. */
const pauseInWriting = 400;

function patternOf(file: vscode.Uri): vscode.GlobPattern {
  const name = file.path.slice(file.path.lastIndexOf('/') + '/'.length);
  return new vscode.RelativePattern(vscode.Uri.joinPath(file, '..'), name.replace(/[[\]{}*?]/g, '[$&]'));
}
