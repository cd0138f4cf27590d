import { type Query, readQuery } from '../dialect/query.ts';
import { decodeText } from '../events/decode.ts';
import type { EventRecord } from '../events/event.ts';
import { type RunnableQuery, runnable } from '../features/match-query.ts';
import {
  type DocumentQuery,
  type QueryDocument,
  readBareQuery,
  readDocument,
} from '../features/query-document.ts';
import { readSample, type SampleFile, summaryOf } from '../features/samples.ts';
import { type Selection, selectionOf } from '../features/selection.ts';
import type { MatchOptions } from '../matcher/match.ts';
import { isSelected } from '../matcher/selection.ts';
import { explanations } from './explanation.ts';
import { CommandError, type CommandIO, type ExitCode } from './io.ts';
import { queryRecords } from './query-records.ts';

export type MatchFormat = 'text' | 'jsonl' | 'xml';

export const matchFormats: readonly MatchFormat[] = ['text', 'jsonl', 'xml'];

export interface MatchCommand {
  readonly source:
    | { readonly kind: 'query'; readonly text: string }
    | { readonly kind: 'queries'; readonly path: string }
    | { readonly kind: 'rule'; readonly path: string };
  readonly events: readonly string[];
  readonly format: MatchFormat;
  readonly explain: boolean;
  readonly options: MatchOptions;
}

/** `match`: which events of the files the queries select. */
export function matchEvents(command: MatchCommand, io: CommandIO): ExitCode {
  const queries = queriesOf(command, io);
  const events = eventsOf(command.events, io);
  if (command.source.kind === 'query') refuseAlone(queries, io);
  const answers = queries.map((named) => answer(named, events, command.options, io));
  switch (command.format) {
    case 'jsonl':
      for (const { id, matched } of answers) {
        io.write(`${JSON.stringify({ id, matched, events: events.length })}\n`);
      }
      break;
    case 'xml':
      io.write(
        `<Events>\n${union(answers)
          .map((index) => `${xmlOf(events[index])}\n`)
          .join('')}</Events>\n`,
      );
      break;
    case 'text':
      io.write(
        command.source.kind === 'query'
          ? textOfQuery(command, queries, answers, events)
          : textOfRule(answers, events),
      );
      break;
  }
  return answers.some(({ matched }) => matched.length > 0) ? 0 : 1;
}

/** A query under the name that its answer carries. */
interface NamedQuery {
  readonly id: string | number;
  readonly query: Query;
  readonly run: Selection | (RunnableQuery & { kind: 'refused' });
}

interface Answer {
  readonly id: string | number;
  readonly text: string;
  /** The running numbers of the events that the query selects, from 0 over all files. */
  readonly matched: readonly number[];
  readonly refusal: string | undefined;
}

/** An event with the file that it stands in. */
interface PlacedEvent {
  readonly event: EventRecord;
  readonly file: SampleFile;
}

function queriesOf({ source }: MatchCommand, io: CommandIO): readonly NamedQuery[] {
  switch (source.kind) {
    case 'query':
      return [named('query', readQuery(source.text, { form: 'optional', target: 'local' }))];
    case 'queries':
      return queryRecords(source.path, io).map(({ id, query }) => named(id, readBareQuery(query, 'local')));
    case 'rule': {
      const document = readDocument({ path: source.path, text: decodeText(io.readFile(source.path)).text });
      if (!document)
        throw new CommandError(
          `${source.path}: no queries found. Queries stand in xPathQueries (JSON, Bicep, Terraform), in a QueryList (XML), behind -FilterXPath (PowerShell) and in .evxpath files.`,
        );
      const selecting = document.queries.filter(({ embedded }) => embedded.role?.kind !== 'suppress');
      return selecting.map((found) => ofDocument(document, found));
    }
  }
}

function named(id: string | number, query: Query): NamedQuery {
  const run = runnable(query);
  return {
    id,
    query,
    run: run.kind === 'refused' ? run : { kind: 'selection', query: run, suppressions: [] },
  };
}

/** A Select with the Suppress elements of its Query; where one of these is refused, Windows refuses the whole. */
function ofDocument(document: QueryDocument, found: DocumentQuery): NamedQuery {
  const run = selectionOf(document, found);
  return { id: found.embedded.label, query: found.query, run: run.kind === 'refused' ? run.reason : run };
}

/** A single query that Windows refuses has no answer: that is wrong usage. Among many, each gets its own. */
function refuseAlone([only]: readonly NamedQuery[], io: CommandIO): void {
  if (only?.run.kind !== 'refused') return;
  const { text } = only.query;
  io.complain(
    `${text}\n${' '.repeat(only.run.range.start)}${'^'.repeat(Math.max(1, only.run.range.end - only.run.range.start))}`,
  );
  throw new CommandError(`Windows refuses this query: ${only.run.message}`);
}

function eventsOf(paths: readonly string[], io: CommandIO): readonly PlacedEvent[] {
  const files = paths.flatMap(
    (path) => io.filesBelow(path)?.filter((file) => /\.xml$/i.test(file)) ?? [path],
  );
  if (files.length === 0) throw new CommandError('Name at least one file of events.');
  const events = files.flatMap((path, index) => {
    io.progress(`Reading ${index + 1} of ${files.length}: ${path}`);
    const file = readSample(path, path === '-' ? io.readInput() : io.readFile(path));
    const unit = file.form === 'evtx' ? 'byte' : 'offset';
    for (const { message, offset } of file.problems)
      io.complain(`${path}: ${message} (at ${unit} ${offset})`);
    return file.events.map((event) => ({ event, file }));
  });
  io.progress('');
  return events;
}

function answer(
  { id, query, run }: NamedQuery,
  events: readonly PlacedEvent[],
  options: MatchOptions,
  io: CommandIO,
): Answer {
  const text = query.text.replace(/\s+/g, ' ').trim();
  if (run.kind === 'refused') {
    io.complain(`${id}: Windows refuses this query: ${run.message}`);
    return { id, text, matched: [], refusal: run.message };
  }
  const matched = events.flatMap(({ event }, index) => (isSelected(run, event.root, options) ? [index] : []));
  return { id, text, matched, refusal: undefined };
}

function textOfQuery(
  command: MatchCommand,
  [only]: readonly NamedQuery[],
  [found]: readonly Answer[],
  events: readonly PlacedEvent[],
): string {
  const matched = new Set(found?.matched);
  const explained = only ? explanations(only.query, command.options) : () => [];
  const lines = events.flatMap((placed, index) => {
    const line = `${matched.has(index) ? '✓' : '✗'} ${lineOf(placed, index)}`;
    if (!command.explain) return matched.has(index) ? [lineOf(placed, index)] : [];
    return [line, ...explained(placed.event.root)];
  });
  return [...lines, `${matched.size} of ${events.length} events match.`, ''].join('\n');
}

function lineOf({ event, file }: PlacedEvent, index: number): string {
  const { id, time, provider, computer } = summaryOf(event);
  return [index, file.name, time, id ?? '-', provider, computer].join('  ');
}

/** A line a query, then what all of them collect together. */
function textOfRule(answers: readonly Answer[], events: readonly PlacedEvent[]): string {
  const width = String(events.length).length;
  const lines = answers.map(({ id, text, matched, refusal }) =>
    refusal
      ? `${'refused'.padStart(width)}  ${id}  ${text}`
      : `${String(matched.length).padStart(width)}  ${id}  ${text}`,
  );
  const all = union(answers);
  const twice = all.filter(
    (index) => answers.filter(({ matched }) => matched.includes(index)).length > 1,
  ).length;
  const share = events.length === 0 ? 0 : Math.round((all.length / events.length) * 100);
  const overlap = twice === 0 ? '' : ` ${twice} are collected by more than one query.`;
  return [...lines, `${all.length} of ${events.length} events match, ${share} %.${overlap}`, ''].join('\n');
}

function union(answers: readonly Answer[]): readonly number[] {
  return [...new Set(answers.flatMap(({ matched }) => matched))].sort((a, b) => a - b);
}

/** An event as it stands in its file; the dashes of Event Viewer's pasted form are no XML. */
function xmlOf(placed: PlacedEvent | undefined): string {
  if (!placed) return '';
  const { start, end } = placed.event.source;
  const xml = placed.file.text.slice(start, end);
  return placed.file.text.trimStart().startsWith('- ') ? xml.replace(/^([ \t]*)- (?=<)/gm, '$1') : xml;
}
