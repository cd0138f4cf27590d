import type { Diagnostic } from '../features/diagnostics.ts';
import type { QueryDocument } from '../features/query-document.ts';
import { type WorkspaceIndex, workspaceIndex } from '../features/workspace-index.ts';
import { overlapsWith } from '../features/workspace-overlaps.ts';
import type { Documents, Snapshot } from './documents.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/** The documents of the workspace: as they stand in the editor where they are open, else as they are saved. */
export interface Workspace {
  /** Those that hold queries, in the order of their names, at one moment. */
  moment(): Promise<WorkspaceMoment>;
  /** A document that is open, in the workspace or not, or one of the workspace. */
  snapshot(uri: string): Promise<Snapshot | undefined>;
}

export interface WorkspaceMoment {
  readonly snapshots: readonly Snapshot[];
  /** The same as long as nothing has changed. */
  readonly index: WorkspaceIndex;
}

/** The index is built anew only when a document has changed. Documents outside of the workspace, such as an older version that one is compared with, are no part of it. */
export function workspaceOf(documents: Documents, files: WorkspaceFiles): Workspace {
  let known = { queries: [] as readonly QueryDocument[], index: workspaceIndex([]) };
  return { moment, snapshot };

  async function moment(): Promise<WorkspaceMoment> {
    const byUri = new Map(files.read());
    for (const uri of documents.uris().filter(files.has)) {
      const open = await documents.snapshot(uri);
      if (open) byUri.set(uri, open);
      else byUri.delete(uri);
    }
    const snapshots = [...byUri].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
    const queries = snapshots.map((each) => each.queries);
    const isSame =
      queries.length === known.queries.length && queries.every((each, at) => each === known.queries[at]);
    if (!isSame) known = { queries, index: workspaceIndex(queries) };
    return { snapshots, index: known.index };
  }

  async function snapshot(uri: string): Promise<Snapshot | undefined> {
    return documents.isOpen(uri) ? documents.snapshot(uri) : files.read().get(uri);
  }
}

/** What is wrong with the queries of a document among those of the workspace. */
export function foundAmong({ index }: WorkspaceMoment, { queries }: Snapshot): readonly Diagnostic[] {
  return overlapsWith(queries, index);
}
