import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { eventIn } from '../catalog/events.ts';
import { comparedFields } from '../dialect/compared-field.ts';
import type { Query } from '../dialect/query.ts';
import { differenceSentence } from '../features/difference.ts';
import { columnsFor, type ResultColumn, titleOfColumn } from '../features/result-columns.ts';
import type {
  DifferenceParams,
  DifferenceResult,
  ResultGroup,
  Results,
  ResultsParams,
  ResultsResult,
  ServerSettings,
} from '../protocol.ts';
import type { IdGroup } from '../samples/id-groups.ts';
import type { Elimination, View } from '../samples/question.ts';
import { NotWanted } from '../samples/sample-desk.ts';
import { textOf } from '../text/range.ts';
import { type AskedQuery, askedQuery, askedVersion } from './asked-query.ts';
import type { Documents } from './documents.ts';
import type { SampleFiles } from './sample-files.ts';

/** A part of the table of the events that a query selects, or does not select. */
export async function toResults(
  params: ResultsParams,
  documents: Documents,
  samples: SampleFiles,
  { caseSensitive }: ServerSettings,
  token: CancellationToken,
): Promise<ResultsResult> {
  const began = performance.now();
  const asked = await askedQuery(params.query, documents);
  if (!asked) return { kind: 'no-query' };
  const { label, run } = asked;
  const query = asked.query.text;
  if (run.kind === 'refused') return { kind: 'refused', label, query, message: run.message };
  if (params.samples) samples.open(params.samples);
  const files = params.samples ?? samples.uris();
  const { show, search, ids, span, sort, from, count } = params;
  const ask = (columns: readonly string[]): Promise<View> =>
    samples.desk.ask(
      {
        kind: 'view',
        selection: run.selection,
        options: { now: Date.now(), caseSensitive },
        ...{ files, show, search, ids, span, sort, from, count, columns },
      },
      cancelSignal(token),
    );
  const columns = params.columns?.map((expression) => ({ title: titleOfColumn(expression), expression }));
  const { view, shown } = columns
    ? { view: await ask(columns.map(({ expression }) => expression)), shown: columns }
    : await withFittingColumns(asked, ask);
  const states = samples.states().filter(({ name }) => files.includes(name));
  return {
    ...resultsOf(asked, view, shown),
    isLoading:
      states.some(({ state }) => state === 'waiting' || state === 'loading') || states.length < files.length,
    milliseconds: performance.now() - began,
  };
}

/** Which columns fit is known only when the events are: the second question costs no more than the rows on screen. */
async function withFittingColumns(asked: AskedQuery, ask: (columns: readonly string[]) => Promise<View>) {
  const first = await ask([]);
  const matched = first.groups.filter((group) => group.matched > 0);
  const fields = comparedFields(asked.query).flatMap(({ dataName }) => dataName ?? []);
  const shown = columnsFor(matched.length > 0 ? matched : first.groups, fields);
  return { view: await ask(shown.map(({ expression }) => expression)), shown };
}

function resultsOf(
  { label, query }: AskedQuery,
  view: View,
  columns: readonly ResultColumn[],
): Omit<Results, 'isLoading' | 'milliseconds'> {
  const { total, matched, rowCount, span, rows, groups, histogram, eliminates, columnProblems } = view;
  return {
    kind: 'results',
    label,
    query: query.text,
    total: total.events,
    matched: matched.events,
    bytes: total.bytes,
    matchedBytes: matched.bytes,
    rowCount,
    span,
    columns: columns.map((column, index) => ({ ...column, problem: columnProblems[index] })),
    rows: rows.map(({ file, index, isMatched, cells }) => ({
      event: { uri: file, index },
      isMatched,
      cells,
    })),
    groups: groups.slice(0, mostGroups).map(toGroup),
    histogram,
    eliminates: eliminates && eliminationIn(query, eliminates),
  };
}

const mostGroups = 100;

/** The groups of a channel that several providers share have one name only if they mean the same. */
function toGroup({ id, channel, provider, total, matched }: IdGroup): ResultGroup {
  return { id, channel, name: eventIn(channel, provider, id)?.name, total, matched };
}

function eliminationIn({ text, channel }: Query, { inChannel, condition }: Elimination): string | undefined {
  if (inChannel === 0 && channel !== undefined) return `No event is of the ${channel} channel.`;
  if (!condition || condition.events === 0) return undefined;
  const written = textOf(text, condition.range).replace(/\s+/g, ' ').trim();
  return condition.events === inChannel
    ? `No event satisfies \`${written}\`.`
    : `\`${written}\` leaves out most: ${counted(condition.events)} of ${counted(inChannel)} events.`;
}

function counted(count: number): string {
  return count.toLocaleString('en');
}

/** The events that one query has and another has not. */
export async function toDifference(
  { before, after }: DifferenceParams,
  documents: Documents,
  samples: SampleFiles,
  { caseSensitive }: ServerSettings,
  token: CancellationToken,
): Promise<DifferenceResult> {
  const now = await askedQuery(after, documents);
  if (!now) return { kind: 'refused', message: 'The cursor is in no query.' };
  const old =
    before.kind === 'version' ? askedVersion(now, before.text) : await askedQuery(before, documents);
  if (!old) return { kind: 'refused', message: 'The other text has no such query: it is new.' };
  if (old.run.kind === 'refused')
    return { kind: 'refused', message: `Windows would refuse the other query: ${old.run.message}` };
  if (now.run.kind === 'refused')
    return { kind: 'refused', message: `Windows would refuse this query: ${now.run.message}` };
  const found = await samples.desk.ask(
    {
      kind: 'difference',
      files: samples.uris(),
      before: old.run.selection,
      after: now.run.selection,
      options: { now: Date.now(), caseSensitive },
    },
    cancelSignal(token),
  );
  const sentence = differenceSentence({ ...found, gained: countOf(found.gained), lost: countOf(found.lost) });
  const [gained, lost] = [found.gained.map(toGroup), found.lost.map(toGroup)];
  return { kind: 'difference', sentence, ...found, gained, lost };
}

function countOf(groups: readonly IdGroup[]): number {
  return groups.reduce((sum, { matched }) => sum + matched, 0);
}

/** A request that the editor has cancelled is not worked on any further. */
export function cancelSignal(token: CancellationToken) {
  return { onCancel: (listener: () => void) => void token.onCancellationRequested(listener) };
}

/** Answers as the protocol wants it where the answer is not waited for any more. */
export async function unlessCancelled<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NotWanted) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    throw error;
  }
}
