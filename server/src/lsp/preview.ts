import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { preview } from '../features/preview.ts';
import { queryAt } from '../features/query-document.ts';
import type { SampleFile } from '../features/samples.ts';
import type {
  EventXmlParams,
  EventXmlResult,
  PreviewParams,
  PreviewResult,
  SampleProblem,
  ServerSettings,
} from '../protocol.ts';
import { textOf } from '../text/range.ts';
import { lineNumberAt, toOffset } from './convert.ts';
import type { Snapshot } from './documents.ts';
import { fileNameOf, type Samples, UnreadableSample } from './samples.ts';

/** Runs the query at a position on sample files; files that cannot be read are problems, and the others are run on. */
export async function toPreview(
  { document, queries }: Snapshot,
  params: PreviewParams,
  samples: Samples,
  { caseSensitive }: ServerSettings,
  token: CancellationToken,
): Promise<PreviewResult> {
  const at = queryAt(queries, toOffset(document, params.position));
  if (!at) return { kind: 'no-query' };
  samples.keep(params.samples);
  const loads = await Promise.all(params.samples.map((uri, sample) => load(samples, uri, sample)));
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  const { label, text: query } = at.found.embedded;
  const result = preview(
    queries,
    at.found,
    loads.map(({ file }) => file),
    { caseSensitive, now: Date.now() },
  );
  if (result.kind === 'refused') return { kind: 'refused', label, message: result.message };
  const { total, events } = result;
  return {
    kind: 'matched',
    label,
    query,
    total,
    matched: events.length,
    events: events.slice(0, params.mostEvents),
    problems: loads.flatMap(({ problems }) => problems),
  };
}

export async function toEventXml({ uri, index }: EventXmlParams, samples: Samples): Promise<EventXmlResult> {
  const { file, problems } = await load(samples, uri, 0);
  const event = file.events[index];
  if (event) return { kind: 'xml', xml: textOf(file.text, event.source) };
  const changed = `${fileNameOf(uri)} has changed and no longer holds this event. Run the preview again.`;
  return { kind: 'unreadable', message: problems[0]?.message ?? changed };
}

interface LoadedSample {
  readonly file: SampleFile;
  readonly problems: readonly SampleProblem[];
}

async function load(samples: Samples, uri: string, sample: number): Promise<LoadedSample> {
  try {
    const file = await samples.load(uri);
    return { file, problems: problemsOf(file, sample) };
  } catch (error) {
    if (!(error instanceof UnreadableSample)) throw error;
    const file: SampleFile = { name: fileNameOf(uri), form: 'xml', text: '', events: [], problems: [] };
    return { file, problems: [{ sample, message: error.message }] };
  }
}

/** The first of a file's problems with their places; a file that is no event log at all would list thousands. */
function problemsOf({ name, form, text, problems }: SampleFile, sample: number): readonly SampleProblem[] {
  const told = problems.slice(0, mostProblems).map(({ message, offset }) => ({
    sample,
    message: `${name}, ${form === 'xml' ? `line ${lineNumberAt(text, offset)}` : `byte ${offset}`}: ${message}`,
  }));
  const untold = problems.length - told.length;
  return untold > 0 ? [...told, { sample, message: `${name}: ${untold} more problems like these.` }] : told;
}

const mostProblems = 5;
