import { summaryOf } from '../features/event-summary.ts';
import { emptyMask, isInMask, type Mask, unite } from '../matcher/mask.ts';
import type { Found } from '../matcher/search.ts';
import { countsOf } from '../samples/counts.ts';
import type { EventFiles } from '../samples/event-files.ts';
import { byTime, type Numbering, partAt } from '../samples/numbering.ts';
import type { Count } from '../samples/question.ts';
import type { NamedQuery } from './asked-queries.ts';
import { explanations } from './explanation.ts';
import type { CommandIO } from './io.ts';
import type { MatchCommand } from './match.ts';

/** What came of a query. */
export interface Matched {
  readonly asked: NamedQuery;
  /** By parts; empty where Windows would refuse the query. */
  readonly found: readonly Found[];
}

/** The events that were asked. */
export interface AskedEvents {
  readonly numbering: Numbering;
  readonly opened: EventFiles;
  /** The path by which the user knows a file. */
  readonly pathOf: (name: string) => string;
}

/** Writes what came of queries, in the form that the command asks for. */
export function printMatched(
  answers: readonly Matched[],
  events: AskedEvents,
  command: MatchCommand,
  io: CommandIO,
): void {
  switch (command.format) {
    case 'jsonl':
      for (const answer of answers) printRecord(answer, events, command, io);
      return;
    case 'xml':
      printXml(answers, events, command, io);
      return;
    case 'text':
      if (command.source.kind === 'query')
        for (const answer of answers) printEvents(answer, events, command, io);
      else printQueries(answers, events, io);
      return;
  }
}

function printRecord(
  { asked, found }: Matched,
  { numbering }: AskedEvents,
  command: MatchCommand,
  io: CommandIO,
): void {
  const masks = found.map(({ events }) => events);
  const matched = [...shownNumbers(numbering, masks, command)].sort((a, b) => a - b);
  io.write(`${JSON.stringify({ id: asked.id, matched, events: numbering.count })}\n`);
}

/** Each event once, as it stands in its file; the dashes of Event Viewer's pasted form are no XML. */
function printXml(
  answers: readonly Matched[],
  { numbering, opened }: AskedEvents,
  command: MatchCommand,
  io: CommandIO,
): void {
  const union = numbering.parts.map(({ segment }) => emptyMask(segment.store.count));
  for (const { found } of answers) {
    for (const [part, mask] of union.entries()) {
      const of = found[part];
      if (of) unite(mask, of.events);
    }
  }
  io.write('<Events>\n');
  for (const number of shownNumbers(numbering, union, command)) {
    const part = partAt(numbering, number);
    const xml = part && opened.read(part, number - part.first)?.xml;
    if (xml !== undefined) io.write(`${xml.replace(/^([ \t]*)- (?=<)/gm, '$1')}\n`);
  }
  io.write('</Events>\n');
}

/** A line an event; with an explanation, of all events that there are. */
function printEvents(
  { asked, found }: Matched,
  events: AskedEvents,
  command: MatchCommand,
  io: CommandIO,
): void {
  const { numbering, opened, pathOf } = events;
  const masks = found.map((each) => each.events);
  const explain = command.explain ? explanations(asked.query, command.options) : undefined;
  for (const number of shownNumbers(numbering, command.explain ? undefined : masks, command)) {
    const part = partAt(numbering, number);
    const event = number - (part?.first ?? 0);
    const node = part && opened.node(part, event);
    if (!part || !node) continue;
    const { id, time, provider, computer } = summaryOf(node);
    const line = [number, pathOf(part.file), time, id ?? '-', provider, computer].join('  ');
    const mask = masks[numbering.parts.indexOf(part)];
    const sign = explain && (mask && isInMask(mask, event) ? '✓ ' : '✗ ');
    io.write(`${[`${sign ?? ''}${line}`, ...(explain?.(node) ?? [])].join('\n')}\n`);
  }
  const matched = found.reduce((sum, { count }) => sum + count, 0);
  io.write(`${matched} of ${numbering.count} events match.\n`);
}

/** A line a query, then what all of them collect together. */
function printQueries(answers: readonly Matched[], { numbering }: AskedEvents, io: CommandIO): void {
  const found = answers.map((answer) => answer.found);
  const { total, each, union, repeated } = countsOf(numbering, found);
  const counts = answers.map(({ asked }, index) =>
    asked.run.kind === 'refused' ? 'refused' : String(each[index]?.events ?? 0),
  );
  const width = Math.max(...counts.map(({ length }) => length));
  for (const [index, { asked }] of answers.entries()) {
    const text = asked.query.text.replace(/\s+/g, ' ').trim();
    io.write(`${counts[index]?.padStart(width)}  ${asked.id}  ${text}\n`);
  }
  const twice =
    repeated.events === 0
      ? ''
      : ` ${repeated.events} are collected by more than one query (${megabytes(repeated)}).`;
  io.write(
    `${union.events} of ${total.events} events match, ${share(union.events, total.events)}; ${megabytes(union)} of ${megabytes(total)}, ${share(union.bytes, total.bytes)}.${twice}\n`,
  );
}

/** @param masks by parts; without, all events */
function shownNumbers(
  numbering: Numbering,
  masks: readonly Mask[] | undefined,
  { isOldestFirst, mostEvents }: MatchCommand,
): Uint32Array {
  const isShown = new Uint8Array(numbering.count).fill(masks ? 0 : 1);
  for (const [index, { first, segment }] of numbering.parts.entries()) {
    const mask = masks?.[index];
    for (let event = 0; mask && event < segment.store.count; event++)
      if (isInMask(mask, event)) isShown[first + event] = 1;
  }
  const shown = byTime(numbering).filter((number) => isShown[number] === 1);
  return (isOldestFirst ? shown : shown.reverse()).subarray(0, mostEvents ?? shown.length);
}

function share(part: number, whole: number): string {
  if (part === 0 || whole === 0) return '0 %';
  const percent = (part / whole) * 100;
  return percent < 1 ? 'less than 1 %' : `${Math.round(percent)} %`;
}

function megabytes({ bytes }: Count): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e6 ? 2 : 1)} MB`;
}
