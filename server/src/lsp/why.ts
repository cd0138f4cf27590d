import type { CancellationToken } from 'vscode-languageserver';
import { suppressesOf } from '../features/selection.ts';
import { why } from '../features/why/why.ts';
import type { EventReference, ServerSettings, WhyParams, WhyResult } from '../protocol.ts';
import type { EventAnswer } from '../samples/question.ts';
import { askedQuery } from './asked-query.ts';
import type { Documents } from './documents.ts';
import { cancelSignal } from './results.ts';
import type { SampleFiles } from './sample-files.ts';

/** An event, and why a query selects it or does not. */
export async function toWhy(
  params: WhyParams,
  documents: Documents,
  samples: SampleFiles,
  { caseSensitive }: ServerSettings,
  token: CancellationToken,
): Promise<WhyResult> {
  const asked = await askedQuery(params.query, documents);
  if (!asked) return { kind: 'unreadable', message: 'The cursor is in no query.' };
  const event = await readEvent(params.event, samples, token);
  if (!event) return { kind: 'unreadable', message: vanished };
  const { xml, node } = event;
  const suppresses = asked.place ? suppressesOf(asked.place.snapshot.queries, asked.place.found) : [];
  const options = { now: Date.now(), caseSensitive };
  const told = why(
    asked.query,
    suppresses.map(({ query }) => query),
    { xml, root: node },
    options,
  );
  if (told.kind === 'refused')
    return { kind: 'unreadable', message: `Windows would refuse this query: ${told.message}` };
  return { ...told, xml, query: asked.query.text };
}

export function readEvent(
  { uri, index }: EventReference,
  { desk }: SampleFiles,
  token: CancellationToken,
): Promise<EventAnswer> {
  return desk.ask({ kind: 'event', file: uri, index }, cancelSignal(token));
}

export const vanished = 'The file has changed and no longer holds this event.';
