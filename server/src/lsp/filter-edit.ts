import type { CancellationToken } from 'vscode-languageserver';
import {
  editDocument,
  editQueryText,
  type FilterEdit,
  filterText,
} from '../features/event-filter/event-filter.ts';
import type { FilterEditParams, FilterEditResult, ServerSettings } from '../protocol.ts';
import { askedQuery } from './asked-query.ts';
import { toTextEdit } from './convert.ts';
import type { Documents, Snapshot } from './documents.ts';
import type { SampleFiles } from './sample-files.ts';
import { readEvent, vanished } from './why.ts';

/** What to change so that a query speaks of an event, or of one of its values. */
export async function toFilterEdit(
  { action, event: reference, path, query }: FilterEditParams,
  documents: Documents,
  samples: SampleFiles,
  { caseSensitive }: ServerSettings,
  token: CancellationToken,
): Promise<FilterEditResult> {
  const read = await readEvent(reference, samples, token);
  if (!read) return { kind: 'refused', message: vanished };
  const request = { action, event: read.node, path };
  const options = { now: Date.now(), caseSensitive };
  const asked = query && (await askedQuery(query, documents));
  if (!asked) return toResult(filterText(request), undefined);
  if (!asked.place) return toResult(editQueryText(asked.query, request, options), undefined);
  const { snapshot, found } = asked.place;
  return toResult(editDocument(snapshot.queries, found, request, options), snapshot);
}

function toResult(edit: FilterEdit, snapshot: Snapshot | undefined): FilterEditResult {
  if (edit.kind !== 'edit') return edit;
  if (!snapshot) throw new Error('there is no document to edit');
  const { document } = snapshot;
  const edits = edit.edits.map(({ range, newText }) => toTextEdit(document, { range, newText }));
  return { kind: 'edit', uri: document.uri, edits };
}
