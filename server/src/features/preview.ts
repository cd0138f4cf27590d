import { eventIn } from '../catalog/events.ts';
import type { MatchOptions } from '../matcher/match.ts';
import { isSelected } from '../matcher/selection.ts';
import type { TextRange } from '../text/range.ts';
import type { DocumentQuery, QueryDocument } from './query-document.ts';
import { type EventSummary, type SampleFile, summaryOf } from './samples.ts';
import { selectionOf } from './selection.ts';

/** What a query selects from sample files, or why Windows would not run it. */
export type Preview =
  | { readonly kind: 'refused'; readonly message: string; readonly range: TextRange }
  | { readonly kind: 'matched'; readonly total: number; readonly events: readonly MatchedEvent[] };

/** An event that a query selects: where it is and what people look at first. */
export interface MatchedEvent extends EventSummary {
  /** The index of its file. */
  readonly sample: number;
  /** Its index among the events of its file. */
  readonly index: number;
  /** Our name for it, where the catalog knows it. */
  readonly name: string | undefined;
}

/** Runs a query of a document on sample files; `range` of a refusal is one of the document. */
export function preview(
  document: QueryDocument,
  found: DocumentQuery,
  samples: readonly SampleFile[],
  options: MatchOptions,
): Preview {
  const selection = selectionOf(document, found);
  if (selection.kind === 'refused') {
    const { message, range } = selection.reason;
    return { kind: 'refused', message, range: selection.found.embedded.map.toHost(range) };
  }
  const events = samples.flatMap((file, sample) =>
    file.events.flatMap((event, index) =>
      isSelected(selection, event.root, options) ? [matched(sample, index, summaryOf(event.root))] : [],
    ),
  );
  return { kind: 'matched', total: samples.reduce((sum, { events: all }) => sum + all.length, 0), events };
}

function matched(sample: number, index: number, summary: EventSummary): MatchedEvent {
  const { id, channel, provider } = summary;
  const name = id === undefined ? undefined : eventIn(channel, provider, id)?.name;
  return { sample, index, name, ...summary };
}
